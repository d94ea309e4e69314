/// The sequences that begin with one form and go on with another, found by both at once.
///
/// Hundreds of phrases begin with "no", dozens with "no me"; looking at two words leaves the few that can go
/// on. The same table finds, from such a pair, those that go on with a third form right behind.
struct PairTable: Sendable {
  /// What is found under two numbers.
  struct Place: Sendable {
    /// The pair's own number, by which a third form is looked up; −1 when none follows right behind.
    var number: Int32
    /// Its members, as a range for `member(_:)`.
    var begin: Int32
    var end: Int32
    /// The marks of what may stand right behind; all when some member ends with the pair or leaves a gap.
    var nextMarks: UInt64 = 0
  }

  /// A sequence and what of its third word tells at once that it does not go on.
  struct Member: Sendable {
    var sequence: Int32
    /// How many words may stand between the first and the second, and between the second and the third.
    var gap: Int16
    var nextGap: Int16
    /// The marks of the third word's forms; all for any word, none when there is no third.
    var nextMarks: UInt64
  }

  /// One entry on its way into a table.
  struct Entry {
    var first: Int32
    var second: Int32
    var member: Member
    /// The forms that may stand third, when they must stand right behind; else none.
    var thirds: ArraySlice<Int32> = []
  }

  /// A pair by its key; `max` is free.
  private struct Slot: Sendable {
    var key = UInt64.max
    var place = Place(number: -1, begin: 0, end: 0)
  }

  /// A pair with so many members that go on right behind is worth a table of its third forms.
  private static let many = 8

  private var slots: [Slot]
  private let mask: Int
  /// One bit in sixteen or fewer is set, so that most pairs that are none are told without going far.
  private var bits: [UInt64]
  /// The members of all pairs, one pair's after the other's.
  private var members: [Member] = []

  /// A table of entries; of pairs with many, those with thirds are added to `triples` instead, to be found by
  /// the pair's number and the third form.
  init(_ entries: [Entry], triples: inout [Entry]) {
    let sorted = entries.sorted {
      ($0.first, $0.second, $0.member.sequence) < ($1.first, $1.second, $1.member.sequence)
    }
    var size = 64
    while size < sorted.count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    bits = Array(repeating: 0, count: size / 8)
    mask = size - 1
    var number: Int32 = 0
    var index = 0
    while index < sorted.count {
      let (first, second) = (sorted[index].first, sorted[index].second)
      var end = index
      while end < sorted.count, sorted[end].first == first, sorted[end].second == second {
        end += 1
      }
      let group = sorted[index..<end]
      let isLarge = group.count { !$0.thirds.isEmpty } >= Self.many
      var place = Place(number: isLarge ? number : -1, begin: Int32(members.count), end: 0)
      for entry in group {
        let goesOn = entry.member.nextMarks != 0 && entry.member.nextGap == 0
        place.nextMarks |= goesOn ? entry.member.nextMarks : .max
        if isLarge, !entry.thirds.isEmpty {
          triples += entry.thirds.map { Entry(first: number, second: $0, member: entry.member) }
        } else {
          members.append(entry.member)
        }
      }
      place.end = Int32(members.count)
      insert(Self.key(first, second), place)
      number += 1
      index = end
    }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 {
    ((key ^ (key &>> 29)) &* 0x9E37_79B9_7F4A_7C15) &>> 32
  }

  private mutating func insert(_ key: UInt64, _ place: Place) {
    let mixed = Int(truncatingIfNeeded: Self.mixed(key))
    let bit = mixed & (mask << 3 | 7)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
    var slot = mixed & mask
    while slots[slot].key != .max { slot = (slot + 1) & mask }
    slots[slot] = Slot(key: key, place: place)
  }

  /// What begins with these two.
  @inline(__always)
  func place(_ first: Int32, _ second: Int32) -> Place? {
    let key = Self.key(first, second)
    let mixed = Int(truncatingIfNeeded: Self.mixed(key))
    let bit = mixed & (mask &<< 3 | 7)
    guard bits[bit &>> 6] & (1 &<< UInt64(bit & 63)) != 0 else { return nil }
    var slot = mixed & mask
    while true {
      let known = slots[slot].key
      if known == key { return slots[slot].place }
      if known == .max { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  /// The sequence at a place of a range.
  @inline(__always)
  func member(_ place: Int32) -> Member { members[Int(place)] }
}
