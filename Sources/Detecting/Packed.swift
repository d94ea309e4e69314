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
/// Each number is its IEEE 754 bits in hexadecimal without trailing zeros (3.0 is `4008`), `x` and how
/// often where it is repeated, one blank between two; the same numbers come back bit by bit.
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
    bytes.reserveCapacity(wrappedValue.count * 4)
    var place = 0
    while place < wrappedValue.count {
      let bits = wrappedValue[place].double.bitPattern
      var end = place + 1
      while end < wrappedValue.count, wrappedValue[end].double.bitPattern == bits { end += 1 }
      if !bytes.isEmpty { bytes.append(Self.blank) }
      Self.append(bits, to: &bytes)
      if end - place > 1 {
        bytes.append(Self.times)
        bytes += String(end - place).utf8
      }
      place = end
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static var blank: UInt8 { 32 }
  private static var times: UInt8 { UInt8(ascii: "x") }
  /// No list of a series is longer; a longer run is no text of ours.
  private static var longest: Int { 100_000 }

  private static func append(_ bits: UInt64, to bytes: inout [UInt8]) {
    var bits = bits
    repeat {
      let digit = UInt8(bits >> 60)
      bytes.append(digit < 10 ? 48 + digit : 87 + digit)
      bits <<= 4
    } while bits != 0
  }

  /// The numbers in a text; nil when it is not of this form.
  static func values(in text: String) -> [Number]? {
    var values: [Number] = []
    for token in text.utf8.split(separator: blank, omittingEmptySubsequences: false) {
      if text.isEmpty { return [] }
      let parts = token.split(separator: times, maxSplits: 1, omittingEmptySubsequences: false)
      guard let bits = bits(parts[0]), let value = Number(packed: Double(bitPattern: bits)) else {
        return nil
      }
      var count = 1
      if parts.count == 2 {
        guard let number = Int(String(decoding: parts[1], as: UTF8.self)),
          (1...longest).contains(number)
        else { return nil }
        count = number
      }
      values.append(contentsOf: repeatElement(value, count: count))
    }
    return values
  }

  private static func bits(_ digits: Substring.UTF8View) -> UInt64? {
    guard (1...16).contains(digits.count) else { return nil }
    var bits: UInt64 = 0
    var place: UInt64 = 60
    for byte in digits {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      bits |= UInt64(digit) << place
      place = place &- 4
    }
    return bits
  }
}
