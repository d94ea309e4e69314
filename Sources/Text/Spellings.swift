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

    @inline(__always)
    var hash: UInt64 { (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// What is known of a spelling; not private, which the compiler of Swift 6.3 trips over in other rooms.
  struct Known: Sendable, BitwiseCopyable {
    var key: Key
    var token: FoldedText.Token
  }

  /// A place takes so many bits of a slot; the bits above tell most other spellings at once.
  private static let placeBits: UInt32 = 17
  private static let placeMask: UInt32 = 1 << placeBits - 1

  /// All spellings of this text and those that were learned before, by their number.
  private var known = Tray<Known>(room: 64)
  /// The table by which spellings are found: open addressing, 0 is free.
  ///
  /// Some bits of a spelling's hash stand above its number, from 1 on. Its size is a power of two, at least
  /// twice the number of spellings.
  private var slots = Tray<UInt32>(room: 128)
  private var shift: UInt64 = 57
  /// How many spellings are kept when the next text comes, and how many folded bytes.
  private var kept = (spellings: 0, bytes: 0)

  init() { slots.append(0, times: 128) }

  /// How many there are.
  var count: Int { known.count }

  /// Makes ready for another text: leaves out of the folded bytes what has not been learned.
  mutating func begin(_ bytes: inout Tray<UInt8>) {
    if kept.spellings >= Self.placeMask / 2 { forget() }
    known.shorten(to: kept.spellings)
    bytes.shorten(to: kept.bytes)
  }

  private mutating func forget() {
    kept = (0, 0)
    let size = slots.count
    slots.removeAll()
    slots.append(0, times: size)
  }

  /// The number of a spelling, nil when it has not been learned.
  @inline(__always)
  func number(of key: Key) -> Int? {
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if (entry ^ UInt32(truncatingIfNeeded: hash)) & ~Self.placeMask == 0 {
        let number = Int(entry & Self.placeMask) &- 1
        if known[number].key.low == key.low, known[number].key.high == key.high { return number }
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  /// What was made of a spelling, but for where it stands and the pause before it.
  @inline(__always)
  func token(_ number: Int) -> FoldedText.Token { known[number].token }

  /// Numbers the spelling of a token; with a key it is known from now on, and so are the folded bytes.
  mutating func add(_ token: inout FoldedText.Token, _ key: Key?, _ bytes: borrowing Tray<UInt8>) {
    let number = known.count
    token.spelling = Int32(truncatingIfNeeded: number)
    known.append(Known(key: key ?? Key(low: 0, high: 0), token: token))
    guard key != nil, number < Self.placeMask else { return }
    kept = (number + 1, bytes.count)
    if known.count * 2 > slots.count { enlarge() } else { enter(number) }
  }

  private mutating func enter(_ number: Int) {
    let hash = known[number].key.hash
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: hash) & ~Self.placeMask | UInt32(number + 1)
  }

  private mutating func enlarge() {
    let size = slots.count * 2
    shift -= 1
    slots.removeAll()
    slots.append(0, times: size)
    for number in 0..<known.count where known[number].key.low != 0 { enter(number) }
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
