internal import Text

/// What is known of a spelling beyond what `HeardWord` says.
struct WordLore: Sendable, BitwiseCopyable {
  /// The marks of all its forms.
  var marks: UInt64 = 0
  var traits = WordTraits()
  /// Where its forms begin in `forms`; behind them stand those that begin something, then those that
  /// continue something.
  var begin: Int32 = 0
  var count: Int32 = 0
  var starters: Int32 = 0
  var followers: Int32 = 0
  /// Where the patterns that it is alone begin in `alone`.
  var aloneBegin: Int32 = 0

  /// All its forms, as a range of `forms`.
  @inline(__always) var all: Range<Int> { Int(begin)..<Int(begin &+ count) }
  /// Those that begin something.
  @inline(__always) var starting: Range<Int> {
    Int(begin &+ count)..<Int(begin &+ count &+ starters)
  }
  /// Those that continue something.
  @inline(__always) var following: Range<Int> {
    Int(begin &+ count &+ starters)..<Int(begin &+ count &+ starters &+ followers)
  }
}

/// What the matcher must know of every word of a text.
struct HeardWord: Sendable, BitwiseCopyable {
  /// The marks of what may follow; all when any word may.
  var nextMarks: UInt64 = 0
  /// The marks of its own forms that follow others.
  var followMarks: UInt64 = 0
  /// What it adds to the count of each language, eight bits each.
  var languages: UInt64 = 0
  var cues: WordTraits.Cues = []
  /// Its place in `WordMemory.lores`, −1 for a word that has not been looked at.
  var place: Int32 = -1
  /// How far away a second word may stand.
  var reach: Int16 = 0
  /// How many patterns it is alone.
  var alone: Int16 = 0
  /// True when no pause stands before it in the text.
  var isTied = false

  /// True when some pattern is or begins with it.
  @inline(__always) var speaks: Bool { alone | reach != 0 }
}

/// Remembers what was found out about the spellings of a member, so that each is looked at once.
struct WordMemory: ~Copyable {
  /// A pattern of one word, and how exactly it fits.
  struct Alone: Sendable, BitwiseCopyable {
    var pattern: Int32
    var fit: Int32
  }

  /// So many words that some pattern names are remembered at most; then all are forgotten.
  private static let most = 0xFFFF

  private let pin = Pin()
  /// By the number of a spelling.
  private var heard = Tray<HeardWord>(room: 64)
  private(set) var lores = Tray<WordLore>(room: 64)
  var forms = Tray<Int32>(room: 128)
  var alone = Tray<Alone>(room: 64)
  /// What is known of words that no pattern names: all that are alike share one place in `lores`.
  private var plain = Tray<Int32>()
  private var owner: Vocabulary.Identity?

  /// Makes ready for a text that has been cut; forgets what another vocabulary said.
  mutating func begin(_ text: borrowing FoldedText, _ vocabulary: Vocabulary) {
    if owner !== vocabulary.identity || lores.count > Self.most {
      owner = vocabulary.identity
      forget()
    }
    if text.firstNewSpelling == 0 { forget() }
    heard.shorten(to: min(heard.count, text.firstNewSpelling))
    heard.append(HeardWord(), times: text.spellingCount - heard.count)
  }

  private mutating func forget() {
    heard.removeAll()
    lores.removeAll()
    forms.removeAll()
    alone.removeAll()
    plain.removeAll()
  }

  /// What is known of a spelling, whose folded bytes stand in a range; asked for the first time it is looked
  /// at.
  @inline(__always)
  mutating func word(
    _ spelling: Int, _ bytes: borrowing Tray<UInt8>, _ range: @autoclosure () -> Range<Int>,
    _ vocabulary: Vocabulary
  ) -> HeardWord {
    let word = heard[spelling]
    if word.place >= 0 { return word }
    return study(spelling, bytes, range(), vocabulary)
  }

  @inline(never)
  private mutating func study(
    _ spelling: Int, _ bytes: borrowing Tray<UInt8>, _ range: Range<Int>, _ vocabulary: Vocabulary
  ) -> HeardWord {
    var word = HeardWord()
    let lore = vocabulary.study(bytes, range, into: &self, &word)
    word.place = place(of: lore, adds: word.languages != 0)
    heard[spelling] = word
    return word
  }

  private mutating func place(of lore: WordLore, adds: Bool) -> Int32 {
    if lore.count == 0, !adds {
      for index in 0..<plain.count where lores[Int(plain[index])].traits == lore.traits {
        return plain[index]
      }
      if plain.count < 32 { plain.append(Int32(lores.count)) }
    }
    lores.append(lore)
    return Int32(lores.count - 1)
  }
}
