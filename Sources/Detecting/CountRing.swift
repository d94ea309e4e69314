/// The last counts of a series, two bytes each while all are whole numbers below 65,536.
struct CountRing: Sendable, Equatable {
  private var small: [UInt16]
  /// All counts, while one of them is no small whole number; else empty, as `small` is then.
  private var wide: [Double] = []

  /// A ring of zeros.
  init(slots: Int) { small = [UInt16](repeating: 0, count: slots) }

  /// How many counts are kept.
  var slots: Int { wide.isEmpty ? small.count : wide.count }

  /// The count in a slot.
  subscript(slot: Int) -> Double { wide.isEmpty ? Double(small[slot]) : wide[slot] }

  /// Puts a count in a slot whose old one is no longer needed.
  mutating func replace(_ slot: Int, with count: Double) {
    if wide.isEmpty {
      small[slot] = 0
    } else {
      wide[slot] = 0
      if slot == 0 { narrow() }
    }
    add(count, to: slot)
  }

  /// Adds to the count in a slot.
  mutating func add(_ count: Double, to slot: Int) {
    if wide.isEmpty {
      if let whole = UInt16(exactly: Double(small[slot]) + count) {
        small[slot] = whole
        return
      }
      wide = small.map(Double.init)
      small = []
    }
    wide[slot] += count
  }

  /// Goes back to small counts when all are small again.
  private mutating func narrow() {
    let whole = wide.compactMap { UInt16(exactly: $0) }
    guard whole.count == wide.count else { return }
    small = whole
    wide = []
  }

  func pack(into writer: inout PackWriter) {
    writer.naturals(small)
    writer.numbers(wide)
  }

  /// Reads a ring of so many slots.
  init(slots: Int, unpacking reader: inout PackReader) throws(PackFault) {
    small = try reader.naturals()
    wide = try reader.numbers()
    guard min(small.count, wide.count) == 0, max(small.count, wide.count) == slots else {
      throw PackFault()
    }
  }
}
