/// Makes JSON's pairs of `\ud83d\ude00` readable as YAML, which has `\U0001f600` for the same.
///
/// A brand file may be JSON as other programs write it, and libyaml refuses surrogates.
enum JSONEscapes {
  /// The bytes with each escaped surrogate pair as one escape of the same character.
  static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        result.append(byte)
        index += 1
        continue
      }
      if let high = unit(bytes, at: index), (0xD800..<0xDC00).contains(high),
        let low = unit(bytes, at: index + 6), (0xDC00..<0xE000).contains(low)
      {
        let scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        let digits = String(scalar, radix: 16)
        result += "\\U".utf8
        result += String(repeating: "0", count: 8 - digits.count).utf8
        result += digits.utf8
        index += 12
      } else {
        // An escaped backslash must not lend its second half to the next escape.
        result += [byte, bytes[index + 1]]
        index += 2
      }
    }
    return result
  }

  /// The value of `\uXXXX` at an index, or nil.
  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }
}
