/// Bytes that are no snapshot of this form.
package struct PackFault: Error, Hashable {}

/// Reads what `PackWriter` wrote; torn bytes are a `PackFault`, never a crash.
package struct PackReader: Sendable {
  private let bytes: [UInt8]
  private var place: Int

  /// A reader of bytes, from a place on.
  package init(_ bytes: [UInt8], from place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// True when everything was read.
  package var isAtEnd: Bool { place == bytes.count }

  private mutating func byte() throws(PackFault) -> UInt8 {
    guard place < bytes.count else { throw PackFault() }
    defer { place += 1 }
    return bytes[place]
  }

  /// Reads a whole number that is not negative.
  package mutating func natural() throws(PackFault) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try byte()
      guard shift < 63 || byte < 2 else { throw PackFault() }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw PackFault()
  }

  /// Reads a whole number.
  package mutating func integer() throws(PackFault) -> Int64 {
    let value = try natural()
    return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }

  /// Reads how many of something follow; more than bytes are left is a fault.
  package mutating func count() throws(PackFault) -> Int {
    let value = try natural()
    guard value <= UInt64(bytes.count - place) else { throw PackFault() }
    return Int(value)
  }

  /// Reads yes or no.
  package mutating func flag() throws(PackFault) -> Bool {
    let byte = try byte()
    guard byte < 2 else { throw PackFault() }
    return byte == 1
  }

  /// Reads a fraction.
  package mutating func number() throws(PackFault) -> Double { Double(bitPattern: try word()) }

  /// Reads eight bytes.
  package mutating func word() throws(PackFault) -> UInt64 {
    guard bytes.count - place >= 8 else { throw PackFault() }
    var bits: UInt64 = 0
    for index in 0..<8 { bits |= UInt64(bytes[place + index]) << UInt64(8 * index) }
    place += 8
    return bits
  }

  /// Reads a short fraction.
  package mutating func single() throws(PackFault) -> Float {
    guard bytes.count - place >= 4 else { throw PackFault() }
    var bits: UInt32 = 0
    for index in 0..<4 { bits |= UInt32(bytes[place + index]) << UInt32(8 * index) }
    place += 4
    return Float(bitPattern: bits)
  }

  /// Reads a text.
  package mutating func text() throws(PackFault) -> String {
    String(decoding: try blob(), as: UTF8.self)
  }

  /// Reads bytes.
  package mutating func blob() throws(PackFault) -> ArraySlice<UInt8> {
    let count = try count()
    defer { place += count }
    return bytes[place..<place + count]
  }

  /// Reads what `PackWriter.singles` wrote.
  package mutating func singles() throws(PackFault) -> [Float] {
    try list { (reader: inout PackReader) throws(PackFault) in try reader.single() }
  }

  /// Reads what `PackWriter.closeSingles` wrote.
  package mutating func closeSingles() throws(PackFault) -> [Float] {
    var last: UInt32 = 0
    return try list { (reader: inout PackReader) throws(PackFault) in
      guard let change = UInt32(exactly: try reader.natural()) else { throw PackFault() }
      last ^= change
      return Float(bitPattern: last)
    }
  }

  /// Reads what `PackWriter.numbers` wrote.
  package mutating func numbers() throws(PackFault) -> [Double] {
    try list { (reader: inout PackReader) throws(PackFault) in try reader.number() }
  }

  /// Reads what `PackWriter.naturals` wrote; one that its kind cannot hold is a fault.
  package mutating func naturals<Number: FixedWidthInteger>(
    of kind: Number.Type = Number.self
  ) throws(PackFault) -> [Number] {
    try list { (reader: inout PackReader) throws(PackFault) in
      guard let value = Number(exactly: try reader.natural()) else { throw PackFault() }
      return value
    }
  }

  /// Reads a value that may be absent.
  package mutating func optional<Value>(
    _ body: (inout PackReader) throws(PackFault) -> Value
  ) throws(PackFault) -> Value? {
    try flag() ? try body(&self) : nil
  }

  /// Reads a list.
  package mutating func list<Value>(
    _ body: (inout PackReader) throws(PackFault) -> Value
  ) throws(PackFault) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
