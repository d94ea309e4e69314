/// Turns HTML into the text a reader would see: blocks on lines of their own, no scripts, entities as
/// characters.
///
/// One pass over the bytes, linear, whatever the markup.
package enum HTMLFragment {
  /// The plain text; text without markup keeps its line breaks.
  package static func text(_ html: String) -> String {
    var reader = Reader(bytes: Array(html.utf8))
    return reader.read()
  }

  /// Plain text with runs of blanks as one and empty lines left out.
  static func tidy(_ text: String) -> String {
    var sheet = TextSheet()
    for byte in text.utf8 { sheet.put(byte, keepsLines: true) }
    return sheet.text
  }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
  ]
  private static let cells: Set<String> = ["td", "th"]
  private static let unseen: Set<String> = [
    "script", "style", "head", "noscript", "iframe", "object", "template", "svg", "textarea",
    "select",
  ]

  /// The state machine over one fragment.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var sheet = TextSheet()
    let keepsLines: Bool
    /// Elements whose end was looked for to the end of the text in vain: not looked for again, which
    /// keeps the reading linear.
    var endless: Set<String> = []

    init(bytes: [UInt8]) {
      self.bytes = bytes
      keepsLines = !bytes.indices.dropLast().contains {
        bytes[$0] == UInt8(ascii: "<") && Self.opensTag(bytes[$0 + 1])
      }
    }

    mutating func read() -> String {
      while position < bytes.count {
        let byte = bytes[position]
        if byte == UInt8(ascii: "<"), position + 1 < bytes.count,
          Self.opensTag(bytes[position + 1])
        {
          readTag()
        } else if byte == UInt8(ascii: "&") {
          readReference()
        } else {
          readWord()
        }
      }
      return sheet.text
    }

    /// One word, or one byte of what stands between words.
    private mutating func readWord() {
      var end = position
      while end < bytes.count, TextSheet.isPlain(bytes[end]) { end += 1 }
      if end > position {
        sheet.put(word: bytes[position..<end])
        position = end
      } else {
        sheet.put(bytes[position], keepsLines: keepsLines)
        position += 1
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func opensTag(_ byte: UInt8) -> Bool {
      isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
        || byte == UInt8(ascii: "?")
    }

    private mutating func readTag() {
      if bytes[position...].starts(with: "<!--".utf8) {
        return skip(to: "-->", from: position + 4, key: "-->")
      }
      if bytes[position...].starts(with: "<![CDATA[".utf8) {
        position += 9
        return
      }
      let isEnd = bytes[position + 1] == UInt8(ascii: "/")
      let start = position + (isEnd ? 2 : 1)
      var end = start
      while end < bytes.count, end - start < 20,
        Self.isLetter(bytes[end]) || (bytes[end] >= 48 && bytes[end] <= 57)
      {
        end += 1
      }
      let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      position = end
      skipAttributes()
      let isEmpty = position >= 2 && bytes[position - 2] == UInt8(ascii: "/")
      if HTMLFragment.blocks.contains(name) {
        sheet.breakLine()
      } else if HTMLFragment.cells.contains(name) {
        sheet.put(0x20, keepsLines: false)
      } else if !isEnd, !isEmpty, HTMLFragment.unseen.contains(name) {
        skip(to: "</" + name, from: position, key: name)
        if !endless.contains(name) { skipAttributes() }
      }
    }

    /// Goes past the `>` of a tag; a quoted value may hold one.
    private mutating func skipAttributes() {
      var quote: UInt8?
      var previous: UInt8 = 0
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: ">") {
          return
        } else if previous == UInt8(ascii: "="),
          byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        {
          quote = byte
        }
        if byte > 0x20 { previous = byte }
      }
    }

    /// Goes past a mark (case does not matter); without one nothing is skipped, so that a truncated
    /// text keeps its words.
    private mutating func skip(to mark: String, from start: Int, key: String) {
      let mark = Array(mark.utf8)
      position = min(bytes.count, start)
      guard !endless.contains(key) else { return }
      var at = position
      while at + mark.count <= bytes.count {
        if bytes[at] == mark[0],
          zip(bytes[at..<(at + mark.count)], mark).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
        {
          position = at + mark.count
          return
        }
        at += 1
      }
      endless.insert(key)
    }

    private mutating func readReference() {
      let limit = min(bytes.count, position + 1 + CharacterNames.longestReference)
      if let end = bytes[(position + 1)..<limit].firstIndex(of: UInt8(ascii: ";")),
        let scalar = CharacterNames.scalar(
          String(decoding: bytes[(position + 1)..<end], as: UTF8.self))
      {
        for byte in String(Character(scalar)).utf8 { sheet.put(byte, keepsLines: keepsLines) }
        position = end + 1
      } else {
        sheet.put(UInt8(ascii: "&"), keepsLines: keepsLines)
        position += 1
      }
    }
  }
}
