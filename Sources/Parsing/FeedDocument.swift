package import Model
internal import Text

/// Turns one fetched document into mentions: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// Liberal: ill-formed XML is read as far as it goes, wrong encodings are seen through, and a document
/// that breaks off gives the entries before the break.
package enum FeedDocument {
  /// The document's mentions and hints.
  ///
  /// - Throws: a `Fault` of bad data, with the reason, when the document is no feed at all.
  package static func parse(
    _ bytes: [UInt8], _ context: FeedContext
  ) throws(Fault) -> ParsedFeed {
    var mentions: [Mention] = []
    var feed = try parse(bytes, context) { mentions.append($0) }
    feed.mentions = mentions
    return feed
  }

  /// The same, with the mentions handed over one by one instead of kept: a large document then needs
  /// little memory for them.
  package static func parse(
    _ bytes: [UInt8], _ context: FeedContext, each take: (Mention) -> Void
  ) throws(Fault) -> ParsedFeed {
    let text = DocumentText.decode(bytes, contentType: context.contentType)
    if context.isPage { return try ChannelPage.parse(text, context).handed(to: take) }
    switch first(text) {
    case nil: throw ParsingTexts.isEmpty
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let json: JSON
      do throws(Fault) {
        json = try JSONDocument.parse(text)
      } catch {
        throw ParsingTexts.isBadJSON(error)
      }
      return try JSONFeed.parse(json, context).handed(to: take)
    default:
      var feed = try markup(text, context, each: take)
      feed.damage = feed.damage ?? FeedDamage.ofEncoding(text, bytes)
      return feed
    }
  }

  private static func markup(
    _ text: [UInt8], _ context: FeedContext, each take: (Mention) -> Void
  ) throws(Fault) -> ParsedFeed {
    let head = String(utf8: text.prefix(8192)).prefix(1024).lowercased()
    if head.contains("<!doctype html") { throw ParsingTexts.isPage }
    guard text.contains(UInt8(ascii: "<")) else { throw ParsingTexts.isPlainText }
    let tree =
      PlainMarkup.read(text, base: context.base)
      ?? LiberalMarkup.read(MarkupRepair.repair(text), base: context.base)
    guard let root = tree?.root else {
      throw head.contains("<?xml") || head.contains("<rss") || head.contains("<feed")
        ? ParsingTexts.isCut : ParsingTexts.isPlainText
    }
    guard let feed = MarkupFeed(root: root) else {
      if root.name == "html" || root.name == "body" || head.contains("<html") {
        throw ParsingTexts.isPage
      }
      throw ParsingTexts.isOtherXML(root: root.name)
    }
    var parsed = feed.parsed(context, each: take)
    parsed.damage = FeedDamage.ofLength(text, root: root.name, entries: feed.count)
    return parsed
  }

  /// The first byte that is neither a blank, a no-break space nor a byte order mark.
  private static func first(_ text: [UInt8]) -> UInt8? {
    var rest = text[...]
    while let byte = rest.first {
      if byte <= 0x20 {
        rest.removeFirst()
      } else if rest.starts(with: ByteOrderMark.utf8) {
        rest.removeFirst(3)
      } else if rest.starts(with: "\u{A0}".utf8) {
        rest.removeFirst(2)
      } else {
        return byte
      }
    }
    return nil
  }
}
