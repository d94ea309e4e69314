package import Model

/// Turns a table (CSV, TSV) into mentions by a map of its columns; a bad row spoils only itself.
package enum TableDocument {
  /// What is known of a table from outside.
  package struct Context: Sendable {
    /// The name for messages.
    package var file: String
    /// The configured source's id, which prefixes the ids of its mentions.
    package var source: String?
    package var kind: Mention.Kind
    package var fetchedAt: Instant?

    /// A context; only the name must be known.
    package init(
      file: String, source: String? = nil, kind: Mention.Kind = .post, fetchedAt: Instant? = nil
    ) {
      self.file = file
      self.source = source
      self.kind = kind
      self.fetchedAt = fetchedAt
    }
  }

  /// The mentions of a table in its order, and a fault with its line for every row that is none.
  ///
  /// A row without an id has one of its own content, so that the same row is the same mention in the
  /// next export too; the second of two equal rows is another mention.
  ///
  /// - Throws: a `Fault` of bad data when it has no column for the text.
  package static func parse(
    _ bytes: [UInt8], _ map: TableMap, _ context: Context
  ) throws(Fault) -> (mentions: [Mention], faults: [Fault]) {
    var text = MailBody.decode(bytes, charset: map.encoding)
    var firstLine = 0
    var separator = map.separator.flatMap(\.asciiValue)
    // Excel's own word on it: `sep=;` on a line before all.
    if text.lowercased().hasPrefix("sep="), let sign = text.dropFirst(4).first?.asciiValue {
      separator = separator ?? sign
      text = String(text.drop { !$0.isNewline }.dropFirst())
      firstLine = 1
    }
    var rows = TableRows(text, separator: separator ?? TableRows.separator(in: text))
    var pending = rows.next()
    guard let head = pending else { throw TableTexts.isEmpty }
    let names =
      map.hasHeader ? head.fields : head.fields.indices.map { String($0 + 1) }
    let heading: TableHeading
    do throws(Fault) { heading = try TableHeading(map, names: names) } catch {
      throw Fault(
        .badData, at: FilePlace(file: context.file, line: 1), error.what, remedy: error.remedy)
    }
    if map.hasHeader { pending = rows.next() }
    var reader = RowReader(map: map, heading: heading, width: names.count, context: context)
    var mentions: [Mention] = []
    var faults: [Fault] = []
    while let row = pending {
      do throws(Fault) { mentions.append(try reader.mention(row)) } catch {
        faults.append(
          Fault(
            .badData, at: FilePlace(file: context.file, line: row.line + firstLine), error.what))
      }
      pending = rows.next()
    }
    return (mentions, faults)
  }
}

/// Makes mentions of rows.
private struct RowReader {
  let map: TableMap
  let heading: TableHeading
  let width: Int
  let context: TableDocument.Context
  /// How often a row without an id came with the same content.
  private var seen: [UInt64: Int] = [:]

  init(map: TableMap, heading: TableHeading, width: Int, context: TableDocument.Context) {
    self.map = map
    self.heading = heading
    self.width = width
    self.context = context
  }

  mutating func mention(_ row: TableRows.Row) throws(Fault) -> Mention {
    guard !row.isTorn else { throw Fault(.badData, TableTexts.torn) }
    // Spreadsheets leave empty columns at the end.
    guard row.fields.dropFirst(width).allSatisfy(\.isEmpty) else {
      throw Fault(.badData, TableTexts.tooMany(row.fields.count, width))
    }
    var mention = Mention(id: "", text: "")
    mention.kind = context.kind
    mention.source = context.source
    mention.fetchedAt = context.fetchedAt
    var author = Author()
    for (path, index) in heading.places where index < row.fields.count {
      let text = row.fields[index]
      guard !text.isEmpty else { continue }
      try put(text, path, &mention, &author)
    }
    guard !mention.readableText.isEmpty else { throw Fault(.badData, TableTexts.nothingSaid) }
    if author != Author() { mention.author = author }
    mention.id = qualified(mention.id.isEmpty ? derivedID(row.fields) : mention.id)
    mention.inReplyTo = mention.inReplyTo.map(qualified)
    mention.repostOf = mention.repostOf.map(qualified)
    mention.conversation = mention.conversation.map(qualified)
    return mention
  }

  private func put(
    _ text: String, _ path: String, _ mention: inout Mention, _ author: inout Author
  ) throws(Fault) {
    switch path {
    case "published_at": mention.publishedAt = try instant(text)
    case "fetched_at": mention.fetchedAt = try instant(text)
    case "author.created_at": author.createdAt = try instant(text)
    case "kind":
      guard let kind = Mention.Kind(rawValue: text.lowercased()) else {
        throw Fault(.badData, TableTexts.badKind(text))
      }
      mention.kind = kind
    case "source": mention.source = context.source ?? text
    case "tags", "mentions", "media":
      let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }
      mention.take(.array(parts.map { .string(String($0)) }), as: path)
    case let path where path.hasPrefix("author."):
      author.take(.string(text), as: String(path.dropFirst(7)))
    case let path where path.hasPrefix("extra."):
      mention.extra.append(.init(String(path.dropFirst(6)), .string(text)))
    default: mention.take(.string(text), as: path)
    }
  }

  private func instant(_ text: String) throws(Fault) -> Instant {
    var written = Self.plain(text)
    if map.dates == .monthFirst {
      let parts = written.split(maxSplits: 1, omittingEmptySubsequences: true) {
        $0 == " " || $0 == "t"
      }
      let numbers = (parts.first ?? "").split { $0 == "/" || $0 == "-" || $0 == "." }
      if numbers.count == 3, numbers[0].count <= 2 {
        let day = [numbers[1], numbers[0], numbers[2]].joined(separator: "/")
        written = ([day[...]] + parts.dropFirst()).joined(separator: " ")
      }
    }
    guard let instant = FeedDate.parse(written) else {
      throw Fault(.badData, TableTexts.badDate(text))
    }
    guard let zone = map.zone, map.dates != .epoch, !Self.saysZone(Self.plain(text)) else {
      return instant
    }
    // The clock on the wall, read as if it were UTC, less the offset that held then.
    let offset = zone.offsetSeconds(at: instant - .seconds(zone.offsetSeconds(at: instant)))
    return instant - .seconds(offset)
  }

  /// A date in lower case with the halves of the day in one word.
  ///
  /// Spreadsheets in Spanish write `9:00 p. m.`, with or without blanks that do not break.
  private static func plain(_ text: String) -> String {
    var plain = text.lowercased().replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    for half in ["a", "p"] {
      for form in ["\(half). m.", "\(half).m.", "\(half). m", "\(half) m"] {
        plain = plain.replacing(form, with: half + "m")
      }
    }
    return plain
  }

  /// Whether a date says its zone: after the hour come `Z`, a sign with digits, or a name.
  private static func saysZone(_ plain: String) -> Bool {
    guard let colon = plain.firstIndex(of: ":") else {
      return plain.utf8.allSatisfy { (48...57).contains($0) }
    }
    let rest = plain[colon...].drop { $0.isNumber || ":.,".contains($0) }
      .replacing("am", with: " ").replacing("pm", with: " ")
    // Behind the hour may also come a word for it ("14:35 hs") or the day.
    return rest.split(separator: " ").contains { ZoneName.offset(String($0)) != nil }
  }

  private mutating func derivedID(_ fields: [String]) -> String {
    var hash = ContentHash()
    for field in fields { hash.add(field) }
    let number = seen[hash.value, default: 0] + 1
    seen[hash.value] = number
    return hash.hex() + (number == 1 ? "" : "-\(number)")
  }

  private func qualified(_ id: String) -> String { context.source.map { $0 + ":" + id } ?? id }
}
