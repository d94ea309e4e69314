/// The sequences that begin with one form and go on with another, found by both at once.
///
/// Hundreds of phrases begin with "no"; looking at the two first words leaves the few that can go on.
struct PairTable: Sendable {
  private var keys: [UInt64]
  private var ranges: [Range<Int32>]
  private let mask: Int
  /// The sequences of all pairs, one pair's after the other's.
  private var members: [Int32] = []

  /// A table of pairs with the sequence each belongs to.
  init(_ pairs: [(first: Int32, second: Int32, sequence: Int32)]) {
    let sorted = pairs.sorted {
      ($0.first, $0.second, $0.sequence) < ($1.first, $1.second, $1.sequence)
    }
    var size = 16
    while size < sorted.count * 3 { size *= 2 }
    keys = Array(repeating: .max, count: size)
    ranges = Array(repeating: 0..<0, count: size)
    mask = size - 1
    members = sorted.map(\.sequence)
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].first == sorted[index].first,
        sorted[end].second == sorted[index].second
      {
        end += 1
      }
      insert(Self.key(sorted[index].first, sorted[index].second), Int32(index)..<Int32(end))
      index = end
    }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  private func place(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }

  private mutating func insert(_ key: UInt64, _ range: Range<Int32>) {
    var slot = place(key)
    while keys[slot] != .max { slot = (slot + 1) & mask }
    keys[slot] = key
    ranges[slot] = range
  }

  /// The places in `sequence(_:)` of those that begin with these forms.
  @inline(__always)
  func range(_ first: Int32, _ second: Int32) -> Range<Int32>? {
    let key = Self.key(first, second)
    var slot = place(key)
    while keys[slot] != .max {
      if keys[slot] == key { return ranges[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The sequence at a place of a range.
  @inline(__always)
  func sequence(_ place: Int32) -> Int32 { members[Int(place)] }
}
