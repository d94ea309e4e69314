/// The last bins of a series: what they brought and what was expected of them.
///
/// Two bytes a count, four an expectation, one for what is known where not all is.
struct BinRing: Sendable, Equatable {
  /// What is known of a bin.
  enum Knowledge: UInt8 {
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

  private var counts: CountRing
  private var expectations: [Float]
  /// What is known of each slot; empty while all are known.
  private var exceptions: [UInt8] = []
  /// Bins from here on have not been prepared.
  private(set) var end: Int64
  /// Bins before this are gone or never were.
  private(set) var start: Int64

  /// An empty ring whose first bin will be `first`.
  init(slots: Int, first: Int64) {
    counts = CountRing(slots: slots)
    expectations = [Float](repeating: 0, count: slots)
    start = first
    end = first
  }

  /// Adds a bin at the end, counted in full and empty so far.
  mutating func append(expected: Double) {
    let slot = slot(end)
    counts.replace(slot, with: 0)
    expectations[slot] = Float(expected)
    if !exceptions.isEmpty {
      exceptions[slot] = Knowledge.known.rawValue
      if slot == 0, exceptions.allSatisfy({ $0 == Knowledge.known.rawValue }) { exceptions = [] }
    }
    end += 1
    start = max(start, end - Int64(expectations.count))
  }

  /// Forgets everything; the next bin will be `first`.
  mutating func restart(at first: Int64) {
    start = first
    end = first
  }

  func contains(_ bin: Int64) -> Bool { bin >= start && bin < end }

  mutating func add(_ count: Double, to bin: Int64) { counts.add(count, to: slot(bin)) }

  mutating func mark(_ bin: Int64, _ value: Knowledge) {
    if exceptions.isEmpty {
      guard value != .known else { return }
      exceptions = [UInt8](repeating: Knowledge.known.rawValue, count: expectations.count)
    }
    exceptions[slot(bin)] = value.rawValue
  }

  func count(_ bin: Int64) -> Double { counts[slot(bin)] }

  /// Expects so much more of a bin that is kept.
  mutating func expect(_ more: Double, moreOf bin: Int64) {
    expectations[slot(bin)] += Float(more)
  }

  func expected(_ bin: Int64) -> Double { Double(expectations[slot(bin)]) }

  func knowledge(_ bin: Int64) -> Knowledge { knowledge(inSlot: slot(bin)) }

  private func knowledge(inSlot slot: Int) -> Knowledge {
    exceptions.isEmpty ? .known : Knowledge(rawValue: exceptions[slot]) ?? .known
  }

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
        let knowledge = knowledge(inSlot: slot)
        if knowledge == .missing {
          lost.count += counts[slot]
          lost.expected += Double(expectations[slot])
        } else {
          known.count += counts[slot]
          known.expected += Double(expectations[slot])
        }
        if knowledge != .known { known.isWhole = false }
        slot = slot == 0 ? expectations.count - 1 : slot - 1
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
    let size = Int64(expectations.count)
    let rest = bin % size
    return Int(rest < 0 ? rest + size : rest)
  }

  func pack(into writer: inout PackWriter) {
    writer.closeSingles(expectations)
    counts.pack(into: &writer)
    writer.naturals(exceptions)
    writer.integer(end)
    writer.integer(end - start)
  }

  /// Reads a ring of so many slots.
  init(slots: Int, unpacking reader: inout PackReader) throws(PackFault) {
    expectations = try reader.closeSingles()
    counts = try CountRing(slots: slots, unpacking: &reader)
    exceptions = try reader.naturals()
    end = try reader.integer()
    let length = try reader.integer()
    start = end &- length
    guard expectations.count == slots, exceptions.isEmpty || exceptions.count == slots,
      (0...Int64(slots)).contains(length)
    else { throw PackFault() }
  }
}
