/// A text cut into folded words and signs, each pointing back at the bytes it came from.
///
/// All folded letters stand in one buffer and tokens are ranges of it, so that looking a word up
/// makes no `String`. Three or more of the same letter count as one ("malísimooo").
package struct FoldedText: Sendable {
  /// What a token is.
  package enum Kind: UInt8, Sendable {
    /// Letters and digits.
    case word
    /// A `@handle`; its folded form keeps the sign.
    case handle
    /// A `#hashtag`; its folded form keeps the sign.
    case tag
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
  package enum Pause: UInt8, Sendable, Comparable {
    case none, comma, sentence

    package static func < (one: Pause, other: Pause) -> Bool { one.rawValue < other.rawValue }
  }

  /// One word or sign.
  package struct Token: Sendable, Hashable {
    package var kind: Kind
    /// The strongest punctuation between this word and the one before.
    package var pause: Pause
    /// True when it begins with a capital letter.
    package var isCapitalised = false
    /// True when it is written in capitals only and has two or more letters.
    package var isShouted = false
    /// True when repeated letters were cut.
    package var isElongated = false
    /// First byte in `bytes`.
    package var start: Int32
    /// One past the last byte in `bytes`.
    package var end: Int32
    /// First byte in the original's UTF-8.
    package var sourceStart: Int32
    /// One past the last byte in the original's UTF-8.
    package var sourceEnd: Int32

    /// The token's folded bytes, as a range of `bytes`.
    package var range: Range<Int> { Int(start)..<Int(end) }
    /// Where it stands in the original's UTF-8.
    package var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
  }

  /// The folded letters of all tokens.
  package internal(set) var bytes: [UInt8] = []
  /// Words, handles and hashtags in their order; a hashtag of several words is followed by them.
  package internal(set) var words: [Token] = []
  /// Emoji, emoticons and addresses in their order.
  package internal(set) var signs: [Token] = []
  /// How many question marks there are.
  package internal(set) var questionMarks = 0
  /// How many exclamation marks there are.
  package internal(set) var exclamationMarks = 0

  /// Cuts a text; takes time in proportion to its length, whatever it holds.
  package init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count)
    words.reserveCapacity(text.utf8.count / 5 + 1)
    var scanner = TokenScanner(source: Array(text.utf8))
    scanner.scan(into: &self)
  }

  /// The folded form of a token, for people and tests.
  package func string(_ token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }
}
