/// What was learned of spellings, so that each different one is folded once.
///
/// People use few spellings again and again: of the words of real posts some nine in ten stood in the posts
/// before. Spellings are told by their bytes, never by a hash alone; those of more than sixteen bytes, and
/// those that depend on what stands around them, are folded again each time. When there are too many it
/// forgets everything and begins anew, so its size has a bound.
struct Spellings: ~Copyable, Sendable {
  /// The bytes of a spelling, the first the lowest, with zeros behind its end.
  struct Key: Sendable, Hashable, BitwiseCopyable {
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

  /// What is known of a spelling; not private, which the compiler of Swift 6.3 trips over in other rooms.
  struct Known: Sendable, BitwiseCopyable {
    var key: Key
    var token: FoldedText.Token
  }

  /// A place takes so many bits of a slot; the bits above tell most other spellings at once.
  private static let placeBits: UInt32 = 17
  private static let placeMask: UInt32 = 1 << placeBits - 1
  /// No spelling, to which every free slot leads.
  private static let none = Known(
    key: Key(low: 0, high: 0), token: FoldedText.Token(kind: .word, width: 0))

  /// Behind `none`, all spellings of this text and those that were learned before, by their number.
  private var known = Tray<Known>(room: 64)
  /// The table by which spellings are found: open addressing, 0 is free.
  ///
  /// Some bits of a spelling's hash stand above its place in `known`. Its size is a power of two, at least
  /// twice the number of spellings.
  private var slots = Tray<UInt32>(room: 128)
  private var shift: UInt64 = 57
  /// How many spellings are kept when the next text comes, and how many folded bytes.
  private var kept = (spellings: 0, bytes: 0)

  init() {
    known.append(Self.none)
    slots.append(0, times: 128)
  }

  /// How many there are.
  var count: Int { known.count - 1 }

  /// Makes ready for another text: leaves out of the folded bytes what has not been learned.
  mutating func begin(_ bytes: inout Tray<UInt8>) {
    if kept.spellings >= Self.placeMask / 2 { forget() }
    known.shorten(to: kept.spellings + 1)
    bytes.shorten(to: kept.bytes)
  }

  private mutating func forget() {
    kept = (0, 0)
    let size = slots.count
    slots.removeAll()
    slots.append(0, times: size)
  }

  /// Where a spelling stands among those that have been learned; 0 when it does not.
  @inline(__always)
  func place(of key: Key) -> Int {
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let entry = slots[slot]
      if (entry ^ UInt32(truncatingIfNeeded: hash)) & ~Self.placeMask == 0 {
        let place = Int(entry & Self.placeMask)
        if known[place].key.low == key.low, known[place].key.high == key.high { return place }
      }
      if entry == 0 { return 0 }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  /// What was made of the spelling at a place, but for where it stands and the pause before it.
  @inline(__always)
  func token(at place: Int) -> FoldedText.Token { known[place].token }

  /// What was made of a spelling, by its number.
  func token(_ number: Int) -> FoldedText.Token { known[number + 1].token }

  /// Numbers the spelling of a token; with a key it is known from now on, and so are the folded bytes.
  mutating func add(_ token: inout FoldedText.Token, _ key: Key?, _ bytes: borrowing Tray<UInt8>) {
    let place = known.count
    token.spelling = Int32(truncatingIfNeeded: place - 1)
    known.append(Known(key: key ?? Self.none.key, token: token))
    guard key != nil, place <= Self.placeMask else { return }
    kept = (place, bytes.count)
    if known.count * 2 > slots.count { enlarge() } else { enter(place) }
  }

  private mutating func enter(_ place: Int) {
    let hash = known[place].key.hash
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: hash) & ~Self.placeMask | UInt32(place)
  }

  private mutating func enlarge() {
    let size = slots.count * 2
    shift -= 1
    slots.removeAll()
    slots.append(0, times: size)
    for place in 1..<known.count where known[place].key != Self.none.key { enter(place) }
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
