internal import CXML2

/// The names and numbers by which HTML writes characters.
enum CharacterNames {
  /// The longest reference looked for, in bytes after the `&`; the longest name is `thetasym`.
  static let longestReference = 12

  /// The character of a reference without its `&` and `;`: `eacute`, `#233`, `#xE9`; nil when there is
  /// none.
  static func scalar(_ reference: some StringProtocol) -> Unicode.Scalar? {
    guard reference.first == "#" else { return scalars[String(reference)] }
    let digits = reference.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value > 0 else { return nil }
    if (0x80...0x9F).contains(value) { return windows1252(UInt8(value)) }
    return Unicode.Scalar(value)
  }

  /// The character of a byte in Windows-1252, which pages also mean by `&#150;`.
  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The byte that stands for a character in Windows-1252, or in Latin-1 where that differs; nil when
  /// there is none.
  static func byte(windows1252 scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value <= 0xFF { return UInt8(scalar.value) }
    return high.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// HTML 4's names (libxml2's table) and `apos`.
  private static let scalars: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = ["apos": "'"]
    // The table's last entry is `diams`, U+2666.
    for value: UInt32 in 34...9830 {
      guard let entry = unsafe htmlEntityValueLookup(value), let name = unsafe entry.pointee.name,
        let scalar = Unicode.Scalar(value)
      else { continue }
      unsafe table[String(cString: name)] = scalar
    }
    return table
  }()

  private static let high: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
