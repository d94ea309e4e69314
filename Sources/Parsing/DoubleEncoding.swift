/// Mends text whose UTF-8 was once taken for Latin-1 and encoded again: `seÃ±al` for `señal`.
enum DoubleEncoding {
  /// The mended text; the text itself unless every character fits one byte and the bytes together are
  /// UTF-8 with at least one character beyond ASCII, which no honest text is by chance.
  static func mended(_ text: String) -> String {
    guard let first = text.utf8.firstIndex(where: { $0 > 0x7F }) else { return text }
    // The character of a lead byte must be followed by one of a continuation byte.
    let scalars = text.unicodeScalars
    guard let lead = CharacterNames.byte(windows1252: scalars[first]), lead >= 0xC2, lead <= 0xF4
    else { return text }
    let second = scalars.index(after: first)
    guard second < scalars.endIndex, let next = CharacterNames.byte(windows1252: scalars[second]),
      next & 0xC0 == 0x80
    else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    // Bytes that the character begun still needs: honest text fails here at its first accent.
    var missing = 0
    for scalar in text.unicodeScalars {
      guard let byte = CharacterNames.byte(windows1252: scalar) else { return text }
      if missing > 0 {
        guard byte & 0xC0 == 0x80 else { return text }
        missing -= 1
      } else if byte > 0x7F {
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return text
        }
      }
      bytes.append(byte)
    }
    guard missing == 0 else { return text }
    let mended = String(decoding: bytes, as: UTF8.self)
    // A surrogate or an overlong form was no UTF-8 after all.
    return mended.utf8.elementsEqual(bytes) ? mended : text
  }
}
