/// The last bins of a series: what they brought and what was expected of them.
///
/// Two bytes a count, four an expectation, one for what is known.
struct BinRing: Sendable, Equatable, Codable {
  /// What is known of a bin.
  enum Knowledge: UInt8, Codable {
    /// Counted in full.
    case known = 0
    /// Counted while an important source was blind: good for opening an alarm, not for learning.
    case partial = 1
    /// Not counted at all.
    case missing = 2
  }

  /// The sums of one window.
  struct Sums {
    var count = 0.0
    var expected = 0.0
    /// True when every bin was counted in full.
    var isWhole = true
  }

  @Packed private var counts: [UInt16]
  /// All counts, while one of them is no whole number below 65 536; else empty.
  @Packed private var wide: [Double]
  @Packed private var expectations: [Float]
  @Packed private var knowledge: [UInt8]
  /// Bins from here on have not been prepared.
  private(set) var end: Int64
  /// Bins before this are gone or never were.
  private(set) var start: Int64

  private enum CodingKeys: String, CodingKey {
    case counts = "c"
    case wide = "w"
    case expectations = "m"
    case knowledge = "k"
    case end, start
  }

  /// An empty ring whose first bin will be `first`.
  init(slots: Int, first: Int64) {
    _counts = Packed(wrappedValue: [UInt16](repeating: 0, count: slots))
    _wide = Packed(wrappedValue: [])
    _expectations = Packed(wrappedValue: [Float](repeating: 0, count: slots))
    _knowledge = Packed(wrappedValue: [UInt8](repeating: 0, count: slots))
    start = first
    end = first
  }

  /// Adds a bin at the end, counted in full and empty so far.
  mutating func append(expected: Double) {
    let slot = slot(end)
    if wide.isEmpty {
      counts[slot] = 0
    } else {
      wide[slot] = 0
      if slot == 0 { narrow() }
    }
    expectations[slot] = Float(expected)
    knowledge[slot] = Knowledge.known.rawValue
    end += 1
    start = max(start, end - Int64(counts.count))
  }

  /// Forgets everything; the next bin will be `first`.
  mutating func restart(at first: Int64) {
    start = first
    end = first
  }

  func contains(_ bin: Int64) -> Bool { bin >= start && bin < end }

  mutating func add(_ count: Double, to bin: Int64) {
    let slot = slot(bin)
    if wide.isEmpty {
      if let whole = UInt16(exactly: Double(counts[slot]) + count) {
        counts[slot] = whole
        return
      }
      wide = counts.map(Double.init)
    }
    wide[slot] += count
  }

  /// Goes back to small counts when all are small again.
  private mutating func narrow() {
    let small = wide.compactMap { UInt16(exactly: $0) }
    guard small.count == wide.count else { return }
    counts = small
    wide = []
  }

  mutating func mark(_ bin: Int64, _ value: Knowledge) { knowledge[slot(bin)] = value.rawValue }

  func count(_ bin: Int64) -> Double { count(inSlot: slot(bin)) }

  private func count(inSlot slot: Int) -> Double {
    wide.isEmpty ? Double(counts[slot]) : wide[slot]
  }

  func expected(_ bin: Int64) -> Double { Double(expectations[slot(bin)]) }

  func knowledge(_ bin: Int64) -> Knowledge { Knowledge(rawValue: knowledge[slot(bin)]) ?? .known }

  /// The sums of the windows of rising `lengths` that end with bin `last`.
  ///
  /// Missing bins count for nothing, unless late mentions filled them after all: then their
  /// expectation counts with them, so that a caught-up gap looks no bigger than it was.
  func sums(endingAt last: Int64, _ lengths: [Int], _ body: (Int, Sums) -> Void) {
    var known = Sums()
    var lost = Sums()
    var slot = slot(last)
    var taken: Int64 = 0
    for (index, length) in lengths.enumerated() {
      while taken < Int64(length), last - taken >= start {
        if knowledge[slot] == Knowledge.missing.rawValue {
          lost.count += count(inSlot: slot)
          lost.expected += Double(expectations[slot])
        } else {
          known.count += count(inSlot: slot)
          known.expected += Double(expectations[slot])
        }
        if knowledge[slot] != Knowledge.known.rawValue { known.isWhole = false }
        slot = slot == 0 ? counts.count - 1 : slot - 1
        taken += 1
      }
      var sums = known
      if lost.count > 0 {
        sums.count += lost.count
        sums.expected += lost.expected
      }
      body(index, sums)
    }
  }

  private func slot(_ bin: Int64) -> Int {
    let size = Int64(counts.count)
    let rest = bin % size
    return Int(rest < 0 ? rest + size : rest)
  }
}
