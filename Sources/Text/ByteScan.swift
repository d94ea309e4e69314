/// Finds bytes eight at a time, for documents are long and what counts in them is rare.
///
/// It is public so that other rooms' code can be compiled with it.
public enum ByteScan {
  /// Eight bytes of a text, the first the lowest.
  public typealias Chunk = UInt64

  /// Marks the highest bit of each byte that is the one meant.
  ///
  /// Bytes behind the first marked one may be marked for no reason; the first is right. The same holds of
  /// `less` and of any marks put together with `|`.
  @inlinable
  @inline(__always)
  public static func equal(_ chunk: Chunk, _ byte: UInt8) -> Chunk { less(chunk ^ every(byte), 1) }

  /// Marks each byte below one of at most 128.
  @inlinable
  @inline(__always)
  public static func less(_ chunk: Chunk, _ byte: UInt8) -> Chunk {
    (chunk &- every(byte)) & ~chunk & every(0x80)
  }

  /// A byte eight times.
  @inlinable
  @inline(__always)
  public static func every(_ byte: UInt8) -> Chunk { 0x0101_0101_0101_0101 &* Chunk(byte) }

  /// Where a byte is at or after a place; the end when it is nowhere.
  @inlinable
  @inline(__always)
  public static func find(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) {
      equal($0, byte)
    } one: {
      $0 == byte
    }
  }

  /// Where the first byte beyond ASCII is at or after a place; the end when there is none.
  @inlinable
  @inline(__always)
  public static func findForeign(in bytes: Span<UInt8>, from start: Int) -> Int {
    first(in: bytes, from: start) {
      $0 & every(0x80)
    } one: {
      $0 >= 0x80
    }
  }

  /// The first place that fits; the two tests say the same of eight bytes and of one.
  @inlinable
  @inline(__always)
  public static func first(
    in bytes: Span<UInt8>, from start: Int, eight: (Chunk) -> Chunk, one: (UInt8) -> Bool
  ) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let marks = eight(load(bytes, at))
      if marks != 0 { return at + offset(of: marks) }
      at += 8
    }
    while at < bytes.count, !one(bytes[at]) { at += 1 }
    return at
  }

  /// Eight bytes from a place on, which must all be there.
  @inlinable
  @inline(__always)
  public static func load(_ bytes: Span<UInt8>, _ at: Int) -> Chunk {
    precondition(at >= 0 && at + 8 <= bytes.count)
    return unsafe Chunk(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: Chunk.self))
  }

  /// How many bytes come before the first that is marked.
  @inlinable
  @inline(__always)
  public static func offset(of marks: Chunk) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// Whether a word stands at a place; its small letters may stand as capitals.
  @inlinable
  public static func begins(_ bytes: Span<UInt8>, at place: Int, with word: String) -> Bool {
    var at = place
    for letter in word.utf8 {
      guard at < bytes.count, bytes[at] == letter || bytes[at] | 0x20 == letter else {
        return false
      }
      at += 1
    }
    return true
  }
}
