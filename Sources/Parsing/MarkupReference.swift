/// A `&` in a document and what it means: the character it names, or itself.
struct MarkupReference {
  enum Meaning {
    case character(Unicode.Scalar)
    /// A number that XML has no character for: it says nothing.
    case nothing
    /// It begins no reference.
    case ampersand
  }

  let meaning: Meaning
  /// Where the text goes on.
  let end: Int

  /// Reads the `&` at a place.
  init(_ source: Span<UInt8>, at start: Int) {
    let limit = min(source.count, start + 1 + CharacterNames.longestReference)
    guard start + 1 < limit, Self.isNameStart(source[start + 1]),
      let stop = (start + 1..<limit).first(where: { source[$0] == UInt8(ascii: ";") })
    else { (meaning, end) = (.ampersand, start + 1); return }
    let name = source.extracting(start + 1..<stop)
    if let scalar = CharacterNames.scalar(name) {
      (meaning, end) = (Self.isAllowed(scalar) ? .character(scalar) : .nothing, stop + 1)
    } else if name[0] == UInt8(ascii: "#"), Self.isNumber(name.extracting(1...)) {
      (meaning, end) = (.nothing, stop + 1)
    } else {
      (meaning, end) = (.ampersand, start + 1)
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE
      || [0x09, 0x0A, 0x0D].contains(scalar.value)
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private static func isNumber(_ digits: Span<UInt8>) -> Bool {
    digits.indices.allSatisfy { digits[$0] >= 48 && digits[$0] <= 57 }
  }
}
