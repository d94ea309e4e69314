internal import Text

/// Turns HTML into the text a reader would see: blocks on lines of their own, no scripts, entities as
/// characters.
///
/// One pass over the bytes, linear, whatever the markup.
package enum HTMLFragment {
  /// The plain text; text without markup keeps its line breaks.
  package static func text(_ html: String) -> String {
    TextSheet.isWords(html.utf8.span) ? html : text(html.utf8.span)
  }

  /// The plain text of UTF-8.
  static func text(_ html: Span<UInt8>) -> String {
    if TextSheet.isWords(html) { return String(utf8: html) }
    var reader = Reader(html)
    return reader.read(html)
  }

  /// Plain text with runs of blanks as one and empty lines left out.
  static func tidy(_ text: Span<UInt8>) -> String {
    var sheet = TextSheet(keepsLines: true, room: text.count)
    var position = 0
    while position < text.count {
      position = sheet.put(text, from: position)
      guard position < text.count else { break }
      sheet.put(text[position])
      position += 1
    }
    return sheet.text
  }

  /// What an element does to the text around it.
  private enum Effect {
    /// It stands on lines of its own.
    case block
    /// A blank keeps it from its neighbour.
    case cell
    /// Nobody sees what is inside.
    case unseen
  }

  private static let effects: [UInt128: Effect] = {
    let blocks = [
      "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt",
      "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
      "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    ]
    let unseen = [
      "script", "style", "head", "noscript", "iframe", "object", "template", "svg", "textarea",
      "select",
    ]
    var effects: [UInt128: Effect] = [:]
    for name in blocks { effects[packed(name.utf8.span)] = .block }
    for name in ["td", "th"] { effects[packed(name.utf8.span)] = .cell }
    for name in unseen { effects[packed(name.utf8.span)] = .unseen }
    return effects
  }()

  /// A name as a number, one small letter an octet; of a longer name than any known, its end.
  private static func packed(_ name: Span<UInt8>) -> UInt128 {
    var value: UInt128 = 0
    for index in name.indices { value = value << 8 | UInt128(name[index] | 0x20) }
    return value
  }

  /// The state machine over one fragment.
  private struct Reader {
    var position = 0
    var sheet: TextSheet
    /// Marks that were looked for to the end of the text in vain: not looked for again, which keeps the
    /// reading linear.
    var endless: Set<String> = []

    init(_ bytes: Span<UInt8>) {
      var at = ByteScan.find(UInt8(ascii: "<"), in: bytes, from: 0)
      while at + 1 < bytes.count, !Self.opensTag(bytes[at + 1]) {
        at = ByteScan.find(UInt8(ascii: "<"), in: bytes, from: at + 1)
      }
      sheet = TextSheet(keepsLines: at + 1 >= bytes.count, room: bytes.count)
    }

    mutating func read(_ bytes: Span<UInt8>) -> String {
      while position < bytes.count {
        position = sheet.put(bytes, from: position)
        guard position < bytes.count else { break }
        if bytes[position] == UInt8(ascii: "&") {
          readReference(bytes)
        } else if position + 1 < bytes.count, Self.opensTag(bytes[position + 1]) {
          readTag(bytes)
        } else {
          sheet.put(bytes[position])
          position += 1
        }
      }
      return sheet.text
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func opensTag(_ byte: UInt8) -> Bool {
      isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
        || byte == UInt8(ascii: "?")
    }

    private mutating func readTag(_ bytes: Span<UInt8>) {
      if bytes[position + 1] == UInt8(ascii: "!") {
        if bytes.holds("<!--", at: position) {
          return skip(bytes, to: "-->", from: position + 4)
        }
        if bytes.holds("<![CDATA[", at: position) {
          position += 9
          return
        }
      }
      let isEnd = bytes[position + 1] == UInt8(ascii: "/")
      let start = position + (isEnd ? 2 : 1)
      var end = start
      while end < bytes.count, end - start < 20,
        Self.isLetter(bytes[end]) || (bytes[end] >= 48 && bytes[end] <= 57)
      {
        end += 1
      }
      let name = bytes.extracting(start..<end)
      position = end
      skipAttributes(bytes)
      let isEmpty = position >= 2 && bytes[position - 2] == UInt8(ascii: "/")
      switch HTMLFragment.effects[HTMLFragment.packed(name)] {
      case .block: sheet.breakLine()
      case .cell: sheet.putBlank()
      case .unseen where !isEnd && !isEmpty:
        let mark = "</" + String(utf8: name).lowercased()
        skip(bytes, to: mark, from: position)
        if !endless.contains(mark) { skipAttributes(bytes) }
      default: break
      }
    }

    /// Goes past the `>` of a tag; a quoted value may hold one.
    private mutating func skipAttributes(_ bytes: Span<UInt8>) {
      var previous: UInt8 = 0
      while position < bytes.count {
        var byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: ">") { return }
        if previous == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          position = min(bytes.count, ByteScan.find(byte, in: bytes, from: position) + 1)
          byte = bytes[position - 1]
        }
        if byte > 0x20 { previous = byte }
      }
    }

    /// Goes past a mark (case does not matter); without one nothing is skipped, so that a truncated
    /// text keeps its words.
    private mutating func skip(_ bytes: Span<UInt8>, to mark: String, from start: Int) {
      position = min(bytes.count, start)
      guard !endless.contains(mark), let first = mark.utf8.first else { return }
      var at = ByteScan.find(first, in: bytes, from: position)
      while at < bytes.count {
        if ByteScan.begins(bytes, at: at, with: mark) {
          position = at + mark.utf8.count
          return
        }
        at = ByteScan.find(first, in: bytes, from: at + 1)
      }
      endless.insert(mark)
    }

    private mutating func readReference(_ bytes: Span<UInt8>) {
      let limit = min(bytes.count, position + 1 + CharacterNames.longestReference)
      if let end = (position + 1..<limit).first(where: { bytes[$0] == UInt8(ascii: ";") }),
        let scalar = CharacterNames.scalar(bytes.extracting(position + 1..<end))
      {
        sheet.put(scalar)
        position = end + 1
      } else {
        sheet.put(UInt8(ascii: "&"))
        position += 1
      }
    }
  }
}
