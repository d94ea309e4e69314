/// Makes spellings comparable: lower case, accents stripped, ñ kept.
package enum Folding {
  /// The text in lower case without accents; `ñ` stays itself, because `ano` is not `año`.
  package static func fold(_ text: some StringProtocol) -> String {
    var bytes = Tray<UInt8>(room: text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar.value, to: &bytes) }
    return bytes.string(0..<bytes.count)
  }

  /// Appends the folded form of one scalar in UTF-8; nothing for combining marks and joiners.
  static func append(_ scalar: UInt32, to bytes: inout Tray<UInt8>) {
    switch scalar {
    case 0x41...0x5A: bytes.append(UInt8(truncatingIfNeeded: scalar) | 0x20)
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0x303 where bytes.last == UInt8(ascii: "n"):
      bytes[bytes.count - 1] = 0xC3
      bytes.append(0xB1)
    case 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xAD: return
    case 0xC0...0x17F: appendLatin(scalar, to: &bytes)
    case 0xFF21...0xFF3A: bytes.append(UInt8(truncatingIfNeeded: scalar - 0xFF21) + 0x61)
    case 0xFF41...0xFF5A: bytes.append(UInt8(truncatingIfNeeded: scalar - 0xFF41) + 0x61)
    default: encode(scalar, to: &bytes)
    }
  }

  /// Plain letters of Latin-1 and Latin Extended-A, by position from U+00C0; `.` stands for itself.
  private static let plain: [UInt8] = Array(
    ("aaaaaa.ceeeeiiii" + ".~ooooo..uuuuy.." + "aaaaaa.ceeeeiiii" + ".~ooooo..uuuuy.y"
      + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "ii..jjkk.lllllll"
      + "lllnnnnnnn..oooo" + "oo..rrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzz.").utf8)

  private static func appendLatin(_ scalar: UInt32, to bytes: inout Tray<UInt8>) {
    switch plain[Int(scalar - 0xC0)] {
    case UInt8(ascii: "~"):
      bytes.append(0xC3)
      bytes.append(0xB1)
    case UInt8(ascii: "."):
      encode((0xC0...0xDE).contains(scalar) && scalar != 0xD7 ? scalar + 0x20 : scalar, to: &bytes)
    case let letter: bytes.append(letter)
    }
  }

  private static func encode(_ scalar: UInt32, to bytes: inout Tray<UInt8>) {
    guard let valid = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
  }
}
