internal import Text

extension UTF8Text {
  /// The text with one blank for each run of white space, and none at its ends.
  static func line(_ text: String) -> String {
    // What comes out of HTML has one blank between words and mostly no other white space.
    guard holdsOtherBlank(text.utf8.span) else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether there is white space other than the blank, all of which is in the first 0x20 characters or
  /// begins with C2 or E1…E3.
  private static func holdsOtherBlank(_ text: Span<UInt8>) -> Bool {
    var at = 0
    while true {
      at = ByteScan.first(in: text, from: at) {
        ByteScan.less($0, 0x20) | ByteScan.equal($0, 0xC2)
          | ByteScan.equal($0 & ByteScan.every(0xFC), 0xE0)
      } one: {
        $0 < 0x20 || $0 == 0xC2 || $0 & 0xFC == 0xE0
      }
      guard at < text.count else { return false }
      if text[at] < 0x20 { return true }
      let length = text[at] == 0xC2 ? 2 : 3
      let character = String(utf8: text.extracting(at..<min(at + length, text.count)))
      if character.unicodeScalars.first?.properties.isWhitespace == true { return true }
      at += 1
    }
  }
}

extension String {
  /// The text of bytes; what is no UTF-8 becomes U+FFFD.
  init(utf8 bytes: Span<UInt8>) {
    guard bytes.count > 15, UTF8Text.isSound(bytes) else {
      self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      return
    }
    self = String(copying: unsafe UTF8Span(unchecked: bytes))
  }

  /// The text of bytes; what is no UTF-8 becomes U+FFFD.
  init(utf8 bytes: ArraySlice<UInt8>) { self.init(utf8: bytes.span) }
}

extension [UInt8] {
  /// Adds bytes of someone else.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
