/// What a byte of UTF-8 tells alone, so that plain Spanish needs no decoding.
enum ByteClass: UInt8 {
  case small, capital, digit, underscore, blank, latin, other

  /// The class of each byte.
  static let table: [ByteClass] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x61...0x7A: .small
    case 0x41...0x5A: .capital
    case 0x30...0x39: .digit
    case 0x5F: .underscore
    case 0x20: .blank
    case 0xC3: .latin
    default: .other
    }
  }

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
}
