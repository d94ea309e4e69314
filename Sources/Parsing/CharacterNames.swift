internal import CXML2

/// The names and numbers by which HTML writes characters.
enum CharacterNames {
  /// The longest reference looked for, in bytes after the `&`; the longest name is `thetasym`.
  static let longestReference = 12

  /// The character of a reference without its `&` and `;`: `eacute`, `#233`, `#xE9`; nil when there is
  /// none.
  static func scalar(_ reference: Span<UInt8>) -> Unicode.Scalar? {
    guard reference.count > 1, reference[0] == UInt8(ascii: "#") else {
      return packed(reference).flatMap(named)
    }
    let isHexadecimal = reference[1] | 0x20 == UInt8(ascii: "x")
    let digits = reference.extracting((isHexadecimal ? 2 : 1)...)
    guard let value = number(digits, radix: isHexadecimal ? 16 : 10), value > 0 else { return nil }
    if (0x80...0x9F).contains(value) { return windows1252(UInt8(value)) }
    return Unicode.Scalar(value)
  }

  /// The character of a name; XML's own are by far the most frequent.
  private static func named(_ name: UInt64) -> Unicode.Scalar? {
    switch name {
    // `amp`, `lt`, `gt` and `quot`, as `packed` writes them.
    case 0x61_6D70: "&"
    case 0x6C74: "<"
    case 0x6774: ">"
    case 0x7175_6F74: "\""
    default: scalars[name]
    }
  }

  /// A whole number of digits alone.
  private static func number(_ digits: Span<UInt8>, radix: UInt32) -> UInt32? {
    guard digits.count > 0 else { return nil }
    var value: UInt32 = 0
    for index in digits.indices {
      let digit: UInt8 =
        switch digits[index] {
        case let byte where (48...57).contains(byte): byte - 48
        case let byte where (97...102).contains(byte | 0x20): (byte | 0x20) - 87
        default: 255
        }
      // Far beyond the last character, and the next step still fits.
      guard digit < radix, value < 1 << 27 else { return nil }
      value = value * radix + UInt32(digit)
    }
    return value
  }

  /// A name as a number, one byte an octet; nil for what is longer than the longest, `thetasym`.
  private static func packed(_ name: Span<UInt8>) -> UInt64? {
    guard name.count <= 8 else { return nil }
    var value: UInt64 = 0
    for index in name.indices { value = value << 8 | UInt64(name[index]) }
    return value
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
  private static let scalars: [UInt64: Unicode.Scalar] = {
    var table: [UInt64: Unicode.Scalar] = [:]
    func name(_ scalar: Unicode.Scalar, _ name: String) {
      if let key = packed(name.utf8.span) { table[key] = scalar }
    }
    name("'", "apos")
    // No other value has a name; asking for each of them all costs a millisecond at every start.
    let named: [ClosedRange<UInt32>] = [
      34...62, 160...255, 338...402, 710...982, 8194...8501, 8592...9830,
    ]
    for value in named.joined() {
      guard let entry = unsafe htmlEntityValueLookup(value),
        let text = unsafe entry.pointee.name, let scalar = Unicode.Scalar(value)
      else { continue }
      unsafe name(scalar, String(cString: text))
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
