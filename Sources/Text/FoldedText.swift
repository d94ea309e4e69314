/// A text cut into folded words and signs, each pointing back at the bytes it came from.
///
/// All folded letters stand in one buffer and tokens are ranges of it, so that looking a word up
/// makes no `String`. Three or more of the same letter count as one ("malísimooo"). It is filled again
/// for the next text and is never copied.
package struct FoldedText: ~Copyable, Sendable {
  private let pin = Pin()

  /// The UTF-8 that was cut.
  package var source = Tray<UInt8>(room: 512)
  /// The folded letters of all tokens, and of those of the texts before.
  package var bytes = Tray<UInt8>(room: 1024)
  /// What the tokens of the texts before have taught.
  var spellings = Spellings()
  /// The first spelling that was not known before this text; 0 when all before were forgotten.
  package private(set) var firstNewSpelling = 0
  /// How many spellings have a number.
  package var spellingCount: Int { spellings.count }
  /// Words, handles and hashtags in their order; a hashtag of several words is followed by them.
  package var words = Tray<TextToken>(room: 128)
  /// Emoji, emoticons and addresses in their order.
  package var signs = Tray<TextToken>()
  /// How many question marks there are.
  package internal(set) var questionMarks = 0
  /// How many exclamation marks there are.
  package internal(set) var exclamationMarks = 0
  /// Where the last question mark, exclamation mark and ellipsis end in the source; 0 without one.
  package internal(set) var lastQuestion = 0
  package internal(set) var lastExclamation = 0
  package internal(set) var lastEllipsis = 0
  /// How many digits there are in addresses of mail and in faces.
  package internal(set) var digitsOfSigns = 0
  /// True when a `@` stands behind what may be a mailbox: without one there is no address to look for.
  package internal(set) var hasMail = false
  /// True when a `$` occurs.
  package internal(set) var hasMoneySign = false
  /// True when there is an emoji or emoticon.
  package internal(set) var hasFaces = false
  /// The first link among `signs`, or −1.
  package internal(set) var firstLink = -1
  /// The first hashtag among `words`, or −1.
  package internal(set) var firstTag = -1

  /// A text of nothing, to be filled by `cut`.
  package init() {}

  /// Cuts a text; takes time in proportion to its length, whatever it holds.
  package init(_ text: String) { cut(text) }

  /// Cuts another text into the room of the one before, so that no memory is asked for again.
  ///
  /// A sign may be put before it: `cut("ana", after: "@")`.
  package mutating func cut(_ text: String, after sign: UInt8? = nil) {
    source.fill(text, after: sign)
    spellings.begin(&bytes)
    firstNewSpelling = spellings.count
    words.removeAll()
    signs.removeAll()
    (questionMarks, exclamationMarks) = (0, 0)
    (lastQuestion, lastExclamation, lastEllipsis) = (0, 0, 0)
    (digitsOfSigns, hasMail, hasMoneySign, hasFaces) = (0, false, false, false)
    (firstLink, firstTag) = (-1, -1)
    // A hashtag is kept whole and in its words.
    bytes.reserve(bytes.count + source.count * 2)
    var scanner = TokenScanner()
    scanner.scan(into: &self)
  }

  /// How many digits there are outside links and handles, or more.
  package var digits: Int {
    var sum = digitsOfSigns
    for place in 0..<words.count { sum &+= Int(words[place].digits) }
    return sum
  }

  /// The folded bytes of a spelling, as a range of `bytes`; of more than 65,535 only so many are kept.
  package func range(ofSpelling number: Int) -> Range<Int> { spellings.range(number) }

  /// The folded bytes of a token, as a range of `bytes`; none of an address.
  package func range(of token: TextToken) -> Range<Int> {
    token.spelling < 0 ? 0..<0 : spellings.range(token.spelling)
  }

  /// How many folded bytes a token has.
  package func width(of token: TextToken) -> Int { range(of: token).count }

  /// The folded form of a token, for people and tests.
  package func string(_ token: TextToken) -> String { bytes.string(range(of: token)) }
}
