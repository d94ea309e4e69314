internal import Text

/// Mends text whose UTF-8 was once taken for Latin-1 and encoded again: `seÃ±al` for `señal`.
enum DoubleEncoding {
  /// The mended bytes; nil unless every character fits one byte and the bytes together are UTF-8 with at
  /// least one character beyond ASCII, which no honest text is by chance.
  static func mended(_ text: Span<UInt8>) -> [UInt8]? {
    var position = ByteScan.findForeign(in: text, from: 0)
    guard mayBegin(text, at: position) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    bytes.append(text.extracting(..<position))
    // Bytes that the character begun still needs: honest text fails here at its first accent.
    var missing = 0
    while position < text.count {
      guard let (byte, length) = byte(text, at: position) else { return nil }
      position += length
      if missing > 0 {
        guard byte & 0xC0 == 0x80 else { return nil }
        missing -= 1
      } else if byte > 0x7F {
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return nil
        }
      }
      bytes.append(byte)
      guard missing == 0 else { continue }
      let end = ByteScan.findForeign(in: text, from: position)
      bytes.append(text.extracting(position..<end))
      position = end
    }
    // A surrogate or an overlong form was no UTF-8 after all.
    return missing == 0 && UTF8Text.isSound(bytes.span) ? bytes : nil
  }

  /// Whether the first character beyond ASCII is that of a lead byte (U+00C2…U+00F4, in UTF-8 all behind
  /// 0xC3) and one beyond ASCII follows.
  private static func mayBegin(_ text: Span<UInt8>, at first: Int) -> Bool {
    guard first + 2 < text.count, text[first] == 0xC3 else { return false }
    return text[first + 1] + 0x40 >= 0xC2 && text[first + 2] > 0x7F
  }

  /// The byte that stands in Windows-1252 for the character at a place, and the character's length; nil
  /// when there is none.
  private static func byte(_ text: Span<UInt8>, at place: Int) -> (byte: UInt8, length: Int)? {
    switch text[place] {
    case let ascii where ascii < 0x80: return (ascii, 1)
    case 0xC2 where place + 1 < text.count: return (text[place + 1], 2)
    case 0xC3 where place + 1 < text.count: return (text[place + 1] + 0x40, 2)
    default:
      let length = text[place] < 0xE0 ? 2 : 3
      guard text[place] < 0xF0, place + length <= text.count else { return nil }
      let character = String(utf8: text.extracting(place..<place + length))
      guard let scalar = character.unicodeScalars.first else { return nil }
      return CharacterNames.byte(windows1252: scalar).map { ($0, length) }
    }
  }
}
