/// One word or sign of a text, in sixteen bytes that are copied as two numbers: every word of every text is one.
///
/// It is public so that other rooms' code can be compiled with it.
public struct TextToken: Sendable, Hashable, BitwiseCopyable {
  /// What a token is.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Letters and digits.
    case word = 0
    /// A `@handle`; its folded form keeps the sign.
    case handle = 1
    /// A `#hashtag`; its folded form keeps the sign.
    case tag = 2
    /// An address of the web.
    case link
    /// An address of mail.
    case address
    /// An emoji, or several equal ones in a row.
    case emoji
    /// A face of punctuation, without its nose: `:)`.
    case emoticon
  }

  /// How strongly the speaker paused before a word.
  public enum Pause: UInt8, Sendable, BitwiseCopyable {
    case none, comma, sentence
  }

  /// From the lowest byte on: kind, pause, how it is written, digits; above them the spelling's number.
  @usableFromInline var head: UInt64
  /// Where it begins, and above that where it ends.
  @usableFromInline var extent: UInt64

  init(
    _ kind: Kind, pause: Pause = .none, isCapitalised: Bool = false, isShouted: Bool = false,
    isElongated: Bool = false, digits: Int = 0, from begin: Int = 0, to end: Int = 0
  ) {
    head = UInt64.max << 32 | UInt64(UInt8(clamping: digits)) << 24
    head |= UInt64(kind.rawValue) | UInt64(pause.rawValue) << 8
    if isCapitalised { head |= Self.capitalised }
    if isShouted { head |= Self.shouted }
    if isElongated { head |= Self.elongated }
    extent = Self.extent(begin, end)
  }

  @usableFromInline static var capitalised: UInt64 { @inlinable get { 1 << 16 } }
  @usableFromInline static var shouted: UInt64 { @inlinable get { 1 << 17 } }
  @usableFromInline static var elongated: UInt64 { @inlinable get { 1 << 18 } }

  @inline(__always)
  private static func extent(_ begin: Int, _ end: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: begin)) | UInt64(truncatingIfNeeded: end) &<< 32
  }

  /// The same without the pause before it.
  var plain: TextToken {
    var token = self
    token.head &= ~0xFF00
    return token
  }

  /// The same elsewhere, of a plain one.
  @inline(__always)
  func again(after pause: Pause, from begin: Int, to end: Int) -> TextToken {
    var token = self
    token.head |= UInt64(pause.rawValue) &<< 8
    token.extent = Self.extent(begin, end)
    return token
  }

  /// What it is.
  @inlinable public var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: head)) ?? .word }

  /// The strongest punctuation between this word and the one before.
  @inlinable public var pause: Pause {
    get { Pause(rawValue: UInt8(truncatingIfNeeded: head &>> 8)) ?? .sentence }
    set { head = head & ~0xFF00 | UInt64(newValue.rawValue) &<< 8 }
  }

  /// True when it begins with a capital letter.
  @inlinable public var isCapitalised: Bool { head & Self.capitalised != 0 }

  /// True when it is written in capitals only and has two or more letters.
  @inlinable public var isShouted: Bool { head & Self.shouted != 0 }

  /// True when repeated letters were cut.
  @inlinable public var isElongated: Bool { head & Self.elongated != 0 }

  /// How many digits it has, 255 for more; those of a handle do not count.
  @inlinable public var digits: UInt8 { UInt8(truncatingIfNeeded: head &>> 24) }

  /// The number of its spelling among those of this text and of the texts before, −1 for addresses.
  @inlinable public var spelling: Int {
    @inline(__always) get { Int(Int32(truncatingIfNeeded: head &>> 32)) }
    set { head = head & 0xFFFF_FFFF | UInt64(truncatingIfNeeded: newValue) &<< 32 }
  }

  /// First byte in the original's UTF-8.
  @inlinable public var start: Int { Int(UInt32(truncatingIfNeeded: extent)) }

  /// One past the last byte in the original's UTF-8.
  @inlinable public var end: Int {
    get { Int(extent &>> 32) }
    set { extent = extent & 0xFFFF_FFFF | UInt64(truncatingIfNeeded: newValue) &<< 32 }
  }

  /// Where it stands in the original's UTF-8.
  @inlinable public var source: Range<Int> { start..<end }

  // With the kinds' numbers: in another room `kind` is a call.

  /// True for letters and digits.
  @inlinable public var isWord: Bool { head & 0xFF == 0 }
  /// True for a `@handle`.
  @inlinable public var isHandle: Bool { head & 0xFF == 1 }
  /// True for a `#hashtag`.
  @inlinable public var isTag: Bool { head & 0xFF == 2 }

  /// True when no pause stands before it.
  @inlinable public var isTied: Bool { @inline(__always) get { head & 0xFF00 == 0 } }
}
