internal import Foundation
internal import Model
internal import Parsing

/// A file that somebody laid down, read by its name's ending: mentions, a table, a feed or a mail.
enum LocalFile {
  /// What was in a file; the faults of single lines do not spoil the rest.
  struct Content {
    var mentions: [Mention] = []
    var faults: [Fault] = []
  }

  /// The mentions of a file, each with the source's name where it has none.
  static func read(
    _ bytes: [UInt8], name: String, source: Source, at now: Instant
  ) -> Content {
    var content: Content
    do throws(Fault) { content = try parse(bytes, name: name, source: source, at: now) } catch {
      var fault = error
      fault.place = fault.place ?? FilePlace(file: name)
      return Content(faults: [fault])
    }
    for index in content.mentions.indices {
      content.mentions[index].source = content.mentions[index].source ?? source.id
      content.mentions[index].fetchedAt = content.mentions[index].fetchedAt ?? now
    }
    return content
  }

  /// Whether a name is that of a table.
  static func isTable(_ name: String) -> Bool {
    ["csv", "tsv", "tab"].contains((name as NSString).pathExtension.lowercased())
  }

  private static func parse(
    _ bytes: [UInt8], name: String, source: Source, at now: Instant
  ) throws(Fault) -> Content {
    switch (name as NSString).pathExtension.lowercased() {
    case "eml":
      return Content(
        mentions: [try MailDocument.parse(bytes, MailContext(source: source.id, fetchedAt: now))])
    case "xml", "rss", "atom", "rdf":
      let context = FeedContext(
        base: nil, contentType: nil, source: source.id, kind: source.mentionKind, fetchedAt: now)
      return Content(mentions: try FeedDocument.parse(bytes, context).mentions)
    case "ndjson", "jsonl": return lines(bytes, name)
    case "json":
      // One value over many lines is a JSON Feed; else each line is a mention.
      let context = FeedContext(
        base: nil, contentType: nil, source: source.id, kind: source.mentionKind, fetchedAt: now)
      if let feed = try? FeedDocument.parse(bytes, context) {
        return Content(mentions: feed.mentions)
      }
      return lines(bytes, name)
    case let ending where source.folder?.isFile == true || isTable("x." + ending):
      var map = source.table ?? TableMap()
      if ending == "tsv" || ending == "tab" { map.separator = map.separator ?? "\t" }
      let context = TableDocument.Context(
        file: name, source: source.id, kind: source.mentionKind, fetchedAt: now)
      let (mentions, faults) = try TableDocument.parse(bytes, map, context)
      return Content(mentions: mentions, faults: faults)
    default:
      throw Fault(
        .badData, "no se sabe leer este archivo",
        remedy: "termine su nombre en .ndjson, .csv, .tsv, .xml, .rss, .atom, .json o .eml")
    }
  }

  private static func lines(_ bytes: [UInt8], _ name: String) -> Content {
    var content = Content()
    for line in MentionLines.parse(bytes, file: name) {
      switch line {
      case .mention(let mention): content.mentions.append(mention)
      case .fault(let fault): content.faults.append(fault)
      case .control: continue
      }
    }
    return content
  }
}

extension [Fault] {
  /// The first of several faults and how many more there are; nil when there is none.
  var summary: String? {
    guard let first else { return nil }
    return count == 1 ? first.description : "\(first.description) (y \(count - 1) líneas más)"
  }
}
