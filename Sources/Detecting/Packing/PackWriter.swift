/// Writes numbers and texts as bytes, for a snapshot of every series.
///
/// Whole numbers take seven bits a byte (LEB128), fractions their IEEE 754 bits, least byte first; a run
/// of floats that change little takes the bits in which each differs from the one before it.
package struct PackWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing, with room for so many bytes.
  package init(room: Int = 0) { bytes.reserveCapacity(room) }

  /// Writes a whole number that is not negative.
  package mutating func natural(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a whole number, those near zero briefly.
  package mutating func integer(_ value: Int64) {
    natural(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Writes how many of something follow.
  package mutating func count(_ value: Int) { natural(UInt64(max(0, value))) }

  /// Writes yes or no.
  package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a fraction.
  package mutating func number(_ value: Double) { word(value.bitPattern) }

  /// Writes eight bytes.
  package mutating func word(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  /// Writes a short fraction.
  package mutating func single(_ value: Float) {
    let bits = value.bitPattern
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
    }
  }

  /// Writes a text.
  package mutating func text(_ value: String) { blob(Array(value.utf8)) }

  /// Writes bytes; their number first.
  package mutating func blob(_ value: [UInt8]) {
    count(value.count)
    bytes += value
  }

  /// Writes fractions one by one; their number first.
  package mutating func singles(_ values: [Float]) {
    count(values.count)
    for value in values { single(value) }
  }

  /// Writes fractions each of which is close to the one before; their number first.
  package mutating func closeSingles(_ values: [Float]) {
    count(values.count)
    var last: UInt32 = 0
    for value in values {
      natural(UInt64(value.bitPattern ^ last))
      last = value.bitPattern
    }
  }

  /// Writes fractions; their number first.
  package mutating func numbers(_ values: [Double]) {
    count(values.count)
    for value in values { number(value) }
  }

  /// Writes small whole numbers; their number first.
  package mutating func naturals(_ values: [some UnsignedInteger]) {
    count(values.count)
    for value in values { natural(UInt64(value)) }
  }

  /// Writes a value that may be absent.
  package mutating func optional<Value>(_ value: Value?, _ body: (Value, inout PackWriter) -> Void)
  {
    flag(value != nil)
    if let value { body(value, &self) }
  }

  /// Writes a list; its length first.
  package mutating func list<Value>(_ values: [Value], _ body: (Value, inout PackWriter) -> Void) {
    count(values.count)
    for value in values { body(value, &self) }
  }
}
