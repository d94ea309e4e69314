/// What was learned of spellings, so that each different one is folded once.
///
/// People use few spellings again and again: of the words of real posts some nine in ten stood in the posts
/// before. Spellings are told by their bytes, never by a hash alone; those of more than sixteen bytes, and
/// those that depend on what stands around them, are folded again each time. When there are too many it
/// forgets everything and begins anew, so its size has a bound.
struct Spellings: ~Copyable, Sendable {
  /// The bytes of a spelling, the first the lowest, with zeros behind its end.
  struct Key: Sendable, BitwiseCopyable {
    var low: UInt64
    var high: UInt64

    /// No spelling has more bytes.
    static let most = 16

    @inline(__always)
    init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// The first one to eight of eight bytes.
    @inline(__always)
    init(_ chunk: UInt64, width: Int) {
      self.init(low: chunk & UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- width &* 8), high: 0)
    }

    /// The same bytes as those of a sign: no word's, for what stood behind its end is no UTF-8.
    var ofSign: Key { Key(low: ~low, high: ~high) }

    @inline(__always)
    var hash: UInt64 { (low ^ (high &<< 5)) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// A spelling that has been learned and what was made of it; without bytes it is a free slot.
  ///
  /// Not private, which the compiler of Swift 6.3 trips over in other rooms.
  struct Known: Sendable, BitwiseCopyable {
    var key = Key(low: 0, high: 0)
    var token = TextToken(.word)
  }

  /// Some of the folded bytes.
  struct FoldedRange: Sendable, BitwiseCopyable {
    var start: Int32
    var width: Int32
  }

  /// So many spellings are kept at most.
  private static let most = 0xFFFF

  /// The table in which spellings are found: open addressing.
  ///
  /// Its size is a power of two, at least twice the number of those that have been learned.
  private var slots = Tray<Known>(room: 128)
  private var shift: UInt64 = 57
  private var learned = 0
  /// By number, where the folded bytes of all spellings of this text and those before are.
  private var ranges = Tray<FoldedRange>(room: 64)
  /// How many spellings are kept when the next text comes, and how many folded bytes.
  private var kept = (spellings: 0, bytes: 0)

  init() { slots.append(Known(), times: 128) }

  /// How many there are.
  var count: Int { ranges.count }

  /// Makes ready for another text: leaves out of the folded bytes what has not been learned.
  mutating func begin(_ bytes: inout Tray<UInt8>) {
    if kept.spellings >= Self.most { forget() }
    ranges.shorten(to: kept.spellings)
    bytes.shorten(to: kept.bytes)
  }

  private mutating func forget() {
    (kept, learned) = ((0, 0), 0)
    let size = slots.count
    slots.removeAll()
    slots.append(Known(), times: size)
  }

  /// The slot of a spelling that has been learned; nil of any other.
  @inline(__always)
  func slot(of key: Key) -> Int? {
    var slot = Int(truncatingIfNeeded: key.hash &>> shift)
    while true {
      let known = slots[slot].key
      if known.low == key.low, known.high == key.high { return slot }
      if known.low == 0 { return nil }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  /// What was made of the spelling in a slot, with no pause before it and standing anywhere.
  @inline(__always)
  func token(inSlot slot: Int) -> TextToken { slots[slot].token }

  /// The folded bytes of a spelling, by its number.
  func range(_ number: Int) -> Range<Int> {
    let (start, width) = (Int(ranges[number].start), Int(ranges[number].width))
    return start..<(start + width)
  }

  /// Numbers the spelling of a token by its folded bytes, the last ones; with a key it is known from now on.
  mutating func add(
    _ token: inout TextToken, _ key: Key?, from start: Int, _ bytes: borrowing Tray<UInt8>
  ) {
    token.spelling = count
    let width = min(bytes.count - start, Int(UInt16.max))
    ranges.append(FoldedRange(start: Int32(start), width: Int32(width)))
    guard let key, count <= Self.most else { return }
    let known = Known(key: key, token: token.plain)
    kept = (count, bytes.count)
    learned += 1
    if learned * 2 > slots.count { enlarge() }
    enter(known)
  }

  private mutating func enter(_ known: Known) {
    var slot = Int(truncatingIfNeeded: known.key.hash &>> shift)
    while slots[slot].key.low != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = known
  }

  private mutating func enlarge() {
    let old = slots.list
    shift -= 1
    slots.removeAll()
    slots.append(Known(), times: old.count * 2)
    for known in old where known.key.low != 0 { enter(known) }
  }
}

extension Tray where Element == UInt8 {
  /// The bytes from an index on, one to sixteen, as a key.
  @inline(__always)
  func key(_ index: Int, _ width: Int) -> Spellings.Key {
    if width <= 8 { return Spellings.Key(chunk(index), width: width) }
    let rest = Spellings.Key(chunk(index &+ 8), width: width &- 8)
    return Spellings.Key(low: chunk(index), high: rest.low)
  }
}
