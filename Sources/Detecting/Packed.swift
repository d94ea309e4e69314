/// A number that `Packed` can hold: it comes back bit by bit through a double.
protocol PackedNumber: Sendable, Equatable {
  var double: Double { get }
  init?(packed: Double)
}

extension Double: PackedNumber {
  var double: Double { self }
  init?(packed: Double) { self = packed }
}

extension Float: PackedNumber {
  var double: Double { Double(self) }
  init?(packed: Double) { self = Float(packed) }
}

extension UInt8: PackedNumber {
  var double: Double { Double(self) }
  init?(packed: Double) { self.init(exactly: packed) }
}

extension UInt16: PackedNumber {
  var double: Double { Double(self) }
  init?(packed: Double) { self.init(exactly: packed) }
}

/// Numbers that are coded as one short text instead of a list, because a snapshot of every series is
/// taken each minute and a JSON encoder boxes each number of a list.
///
/// Each number is its IEEE 754 bits in hexadecimal without trailing zeros (3.0 is `4008`), one blank
/// between two; the same numbers come back bit by bit.
@propertyWrapper
struct Packed<Number: PackedNumber>: Sendable, Equatable, Codable {
  var wrappedValue: [Number]

  init(wrappedValue: [Number]) { self.wrappedValue = wrappedValue }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let values = Self.values(in: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no packed numbers")
    }
    wrappedValue = values
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The numbers as text.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wrappedValue.count * 10)
    for value in wrappedValue {
      if !bytes.isEmpty { bytes.append(Self.blank) }
      var bits = value.double.bitPattern
      repeat {
        let digit = UInt8(bits >> 60)
        bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        bits <<= 4
      } while bits != 0
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static var blank: UInt8 { 32 }

  /// The numbers in a text; nil when it is not of this form.
  static func values(in text: String) -> [Number]? {
    var values: [Number] = []
    var bits: UInt64 = 0
    var place = 60
    func take() -> Bool {
      guard let value = Number(packed: Double(bitPattern: bits)) else { return false }
      values.append(value)
      return true
    }
    for byte in text.utf8 {
      if byte == blank {
        guard take() else { return nil }
        (bits, place) = (0, 60)
        continue
      }
      guard place >= 0, let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      bits |= UInt64(digit) << UInt64(place)
      place -= 4
    }
    if !text.isEmpty, !take() { return nil }
    return values
  }
}
