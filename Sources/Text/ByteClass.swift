/// What bytes of UTF-8 tell alone, so that plain Spanish needs no decoding.
enum ByteClass {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isPlainLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The plain letter of an accented small one, by its second byte after 0xC3; 0 for ñ, capitals and
  /// everything else that needs a closer look.
  @inline(__always)
  static func accented(_ second: UInt8) -> UInt8 {
    switch second {
    case 0xA0...0xA5: 0x61
    case 0xA8...0xAB: 0x65
    case 0xAC...0xAF: 0x69
    case 0xB2...0xB6: 0x6F
    case 0xB9...0xBC: 0x75
    default: 0
    }
  }

  /// True for the second byte of every letter that begins with 0xC3; `×` and `÷` are none.
  @inline(__always)
  static func isLetter(afterC3 second: UInt8) -> Bool { second != 0x97 && second != 0xB7 }

  /// The highest bit of each of eight bytes.
  static let tops: UInt64 = 0x8080_8080_8080_8080
  /// The lowest bit of each of eight bytes.
  static let units: UInt64 = 0x0101_0101_0101_0101

  /// The highest bit of each of eight bytes that is a letter without accent.
  ///
  /// The seven low bits of a byte, made small, reach 0x80 with 0x1F added from `a` on, and with 0x05 added
  /// behind `z`.
  @inline(__always)
  static func letters(_ chunk: UInt64) -> UInt64 {
    let small = (chunk | 0x2020_2020_2020_2020) & ~tops
    let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = small &+ 0x0505_0505_0505_0505
    return fromA & ~behindZ & ~chunk & tops
  }

  /// All bits of the bytes before the first that is marked.
  @inline(__always)
  static func before(_ marks: UInt64) -> UInt64 { (marks ^ (marks &- 1)) &>> 8 }

  /// How many of the first bytes have their highest bit set in a mask of `tops`.
  @inline(__always)
  static func run(_ marks: UInt64) -> Int { ByteScan.offset(of: ~marks & tops) }

  /// Marks the bytes that are no letter, digit or mark of ASCII, or are `@`; the first one found is right.
  @inline(__always)
  static func signEnds(_ chunk: UInt64) -> UInt64 {
    let foreign = (chunk | (chunk &+ units)) & tops
    return foreign | ByteScan.less(chunk, 0x21) | ByteScan.equal(chunk, UInt8(ascii: "@"))
  }
}
