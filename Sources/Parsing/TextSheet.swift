/// Text under construction: one blank between words, one break between lines, none at the ends.
struct TextSheet {
  private var bytes: [UInt8] = []
  private var blank = false
  private var line = false

  /// Bytes of words that neither end one nor begin markup.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != 0xA0
  }

  /// Adds plain bytes.
  mutating func put(word: ArraySlice<UInt8>) {
    separate()
    bytes.append(contentsOf: word)
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

  /// Adds a byte of UTF-8; a line break counts as one only where the source keeps its lines.
  mutating func put(_ byte: UInt8, keepsLines: Bool) {
    if byte == 0xA0, bytes.last == 0xC2 {
      takeBackNoBreakSpace()
    } else if byte == 0x0A || byte == 0x0D, keepsLines {
      line = true
    } else if byte <= 0x20 {
      blank = true
    } else {
      separate()
      bytes.append(byte)
    }
  }

  /// Begins a new line before what comes next.
  mutating func breakLine() { line = true }

  /// A no-break space (C2 A0) is a blank like any other; its first byte was already written.
  private mutating func takeBackNoBreakSpace() {
    bytes.removeLast()
    if bytes.last == 0x0A { line = true }
    if bytes.last == 0x0A || bytes.last == 0x20 { bytes.removeLast() }
    blank = true
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
