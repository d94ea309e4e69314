/// Base64 with padding (RFC 4648 §4): written exactly, read strictly.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// The text of the bytes, padded to a multiple of four characters.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text = digits(bytes, of: alphabet)
    while text.count % 4 != 0 { text.append(padding) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text of the bytes in the alphabet of addresses, without padding (RFC 4648 §5).
  package static func encodeForAddress(_ bytes: [UInt8]) -> String {
    let safe = alphabet.dropLast(2) + [UInt8(ascii: "-"), UInt8(ascii: "_")]
    return String(decoding: digits(bytes, of: Array(safe)), as: UTF8.self)
  }

  /// The bytes behind the text, or nil when it is not padded, canonical base64.
  package static func decode(_ text: String) -> [UInt8]? {
    let input = Array(text.utf8)
    guard input.count % 4 == 0 else { return nil }
    let padded = input.suffix(2).count { $0 == padding }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(input.count / 4 * 3)
    var held: UInt32 = 0
    var bits = 0
    for digit in input.dropLast(padded) {
      guard let value = value(of: digit) else { return nil }
      held = held << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        held &= (1 << UInt32(bits)) - 1
      }
    }
    // What is left over must be padding and nothing else: one spelling for one value.
    return held == 0 && bits == padded * 2 ? bytes : nil
  }

  /// Six bits a digit, without padding.
  static func digits(_ bytes: [UInt8], of alphabet: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[Int(held >> bits & 63)])
      }
      held &= (1 << bits) - 1
    }
    if bits > 0 { text.append(alphabet[Int(held << (6 - bits) & 63)]) }
    return text
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
