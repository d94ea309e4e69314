internal import Text

/// Remembers what begins with two words, so that the forms of both are paired once.
///
/// Most pairs of words begin nothing, although the marks of one form or other agree; people say the same
/// pairs again and again. A newer pair takes the slot of an older, so its size has a bound.
struct CoupleMemory: ~Copyable {
  /// Not private, which the compiler of Swift 6.3 trips over in other files.
  struct Slot: Sendable, BitwiseCopyable {
    /// The kin of both words; `free` is none's.
    var key = CoupleMemory.free
    /// What begins with them, as a range of `places`.
    var begin: Int32 = 0
    var end: Int32 = 0
  }

  /// No pair of words has it: kin are numbers from −1 on.
  private static let free: UInt64 = 1 << 63
  private static let bits: UInt64 = 16
  /// So many places are kept at most; then all are forgotten.
  private static let most = 0xFFFF

  private var slots = Tray<Slot>(room: 1 << Int(bits))
  private var places = Tray<PairTable.Place>(room: 64)
  /// The pair that is being studied.
  private var studied = (key: free, begin: 0)

  init() { slots.append(Slot(), times: 1 << Int(Self.bits)) }

  mutating func forget() {
    slots.removeAll()
    slots.append(Slot(), times: 1 << Int(Self.bits))
    places.removeAll()
  }

  @inline(__always)
  private static func key(_ kin: Int32, _ next: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: kin)) &<< 32 | UInt64(UInt32(bitPattern: next))
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key &>> 29)) &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }

  /// What begins with words of these kin, as a range for `place(_:)`; nil when it must be studied.
  @inline(__always)
  func places(_ kin: Int32, _ next: Int32) -> Range<Int32>? {
    let key = Self.key(kin, next)
    let slot = Self.slot(key)
    guard slots[slot].key == key else { return nil }
    return slots[slot].begin..<slots[slot].end
  }

  @inline(__always)
  func place(_ index: Int32) -> PairTable.Place { places[Int(index)] }

  /// Begins to note what begins with words of these kin.
  mutating func begin(_ kin: Int32, _ next: Int32) {
    if places.count > Self.most { forget() }
    studied = (kin | next < 0 ? Self.free : Self.key(kin, next), places.count)
  }

  /// Notes one thing that begins with them.
  mutating func add(_ place: PairTable.Place) { places.append(place) }

  /// Keeps what was noted and answers where it stands.
  mutating func end() -> Range<Int32> {
    let range = Int32(studied.begin)..<Int32(places.count)
    guard studied.key != Self.free else { return range }
    slots[Self.slot(studied.key)] = Slot(
      key: studied.key, begin: range.lowerBound, end: range.upperBound)
    return range
  }
}
