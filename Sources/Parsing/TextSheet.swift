internal import Text

/// Text under construction: one blank between words, one break between lines, none at the ends.
struct TextSheet {
  private var bytes: [UInt8] = []
  private var blank = false
  private var line = false
  /// Whether a line break counts as one, as it does where the source keeps its lines.
  let keepsLines: Bool

  /// A sheet with room for so many bytes.
  init(keepsLines: Bool, room: Int) {
    self.keepsLines = keepsLines
    bytes.reserveCapacity(room)
  }

  /// Adds text from a place on, up to what markup may begin with; returns where that is.
  mutating func put(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
      let length = put(blankAt: position, in: text)
      if length > 0 {
        position += length
      } else {
        let end = Self.endOfWords(text, from: position)
        separate()
        bytes.append(text.extracting(position..<end))
        position = end
      }
    }
    return position
  }

  /// Adds one byte that is no blank.
  mutating func put(_ byte: UInt8) {
    separate()
    bytes.append(byte)
  }

  /// Adds a character, also one that is a blank.
  mutating func put(_ scalar: Unicode.Scalar) {
    let text = String(scalar)
    if put(blankAt: 0, in: text.utf8.span) == 0 {
      separate()
      bytes += text.utf8
    }
  }

  /// Separates what comes next as a blank does.
  mutating func putBlank() { blank = true }

  /// Begins a new line before what comes next.
  mutating func breakLine() { line = true }

  /// Takes note of a blank, and of a no-break space (C2 A0), which is a blank like any other; returns its
  /// length, 0 when there is none.
  private mutating func put(blankAt place: Int, in text: Span<UInt8>) -> Int {
    let byte = text[place]
    if byte > 0x20 {
      guard byte == 0xC2, place + 1 < text.count, text[place + 1] == 0xA0 else { return 0 }
      blank = true
      return 2
    }
    if keepsLines, byte == 0x0A || byte == 0x0D { line = true } else { blank = true }
    return 1
  }

  private mutating func separate() {
    if line, !bytes.isEmpty {
      bytes.append(0x0A)
    } else if blank, !bytes.isEmpty {
      bytes.append(0x20)
    }
    line = false
    blank = false
  }

  /// Whether a text is nothing but words with one blank between them, as most titles are.
  static func isWords(_ text: Span<UInt8>) -> Bool {
    text.count > 0 && text[0] > 0x20 && endOfWords(text, from: 0) == text.count
  }

  /// Where words with one blank between them end, which stand in the sheet as they stand in the source.
  private static func endOfWords(_ text: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at < text.count {
      at = endOfPlain(text, from: at)
      // The only other bytes behind 0xC2 are signs.
      guard at + 1 < text.count, text[at] == 0xC2, text[at + 1] != 0xA0 else { break }
      at += 2
    }
    // A broken character is taken as it is.
    if at == start { return start + 1 }
    return text[at - 1] == 0x20 ? at - 1 : at
  }

  /// Where something may begin that a sheet does not take as it is: markup, a blank other than the one
  /// between words, a no-break space.
  private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 9 <= text.count {
      let here = ByteScan.load(text, at)
      // Between two blanks, and between a blank and a line break.
      let doubled = ByteScan.equal(here, 0x20) & ByteScan.less(ByteScan.load(text, at + 1), 0x21)
      let marks =
        ByteScan.less(here, 0x20) | ByteScan.equal(here, 0x3C) | ByteScan.equal(here, 0x26)
        | ByteScan.equal(here, 0xC2) | doubled
      if marks != 0 { return at + ByteScan.offset(of: marks) }
      at += 8
    }
    while at < text.count {
      let byte = text[at]
      if byte < 0x20 || byte == 0x3C || byte == 0x26 || byte == 0xC2 { break }
      if byte == 0x20, at + 1 == text.count || text[at + 1] <= 0x20 { break }
      at += 1
    }
    return at
  }

  var text: String { String(utf8: bytes.span) }
}
