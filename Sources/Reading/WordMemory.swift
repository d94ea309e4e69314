internal import Text

/// What is known of a spelling beyond what `HeardWord` says.
struct WordLore: Sendable, BitwiseCopyable {
  var traits = WordTraits()
  /// Where its forms begin in `forms`; behind them stand those that begin something, then those that
  /// continue something.
  var begin: Int32 = 0
  var count: Int32 = 0
  var starters: Int32 = 0
  var followers: Int32 = 0

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

/// What is asked of every word of a text; sixty-four bytes.
struct HeardWord: Sendable, BitwiseCopyable {
  /// The marks of what may follow right behind.
  var nextMarks: UInt64 = 0
  /// The marks of what may follow behind other words.
  var farMarks: UInt64 = 0
  /// The marks of its own forms that follow others.
  var followMarks: UInt64 = 0
  /// The marks of all its forms.
  var marks: UInt64 = 0
  /// What it adds to the count of each language, eight bits each.
  var languages: UInt64 = 0
  var cues: WordTraits.Cues = []
  /// The form that tells all its forms: the whole word, else the longest stem; −1 when no single one does.
  var kin: Int32 = -1
  /// The place of its lore.
  var lore: Int32 = 0
  /// The patterns that it is alone: where they begin in `alone`, and how many they are.
  var aloneBegin: Int32 = 0
  var alone: Int16 = 0
  /// How far away a second word may stand.
  var reach: Int8 = 0
  /// True when some sequence goes on from it with any word.
  var takesAny = false
  /// True when some sequence goes on from it with any word, or with a word behind others.
  var goesFar = false
}

/// Remembers what was found out about the spellings of a member, so that each is looked at once.
struct WordMemory: ~Copyable {
  /// A pattern of one word, and how exactly it fits.
  struct Alone: Sendable, BitwiseCopyable {
    var pattern: Int32
    var fit: Int32
  }

  /// So many lores are remembered at most; then all are forgotten.
  private static let most = 0xFFFF

  private let pin = Pin()
  /// By the number of a spelling.
  private(set) var heard = Tray<HeardWord>(room: 64)
  private var lores = Tray<WordLore>(room: 64)
  var forms = Tray<Int32>(room: 128)
  var alone = Tray<Alone>(room: 64)
  /// The places of the lores of words that no pattern names: all that are alike share one.
  private var plain = Tray<Int32>()
  private var owner: Vocabulary.Identity?

  /// True when a text has no spelling that is new.
  @inline(__always)
  func knowsAll(of text: borrowing FoldedText, _ vocabulary: Vocabulary) -> Bool {
    heard.count == text.spellingCount && text.firstNewSpelling == heard.count && heard.count > 0
      && owner === vocabulary.identity
  }

  /// Finds out about the spellings of a text that are new, up to one; forgets what another vocabulary said.
  mutating func study(_ text: borrowing FoldedText, upTo limit: Int, _ vocabulary: Vocabulary) {
    if owner !== vocabulary.identity || lores.count > Self.most || text.firstNewSpelling == 0 {
      owner = vocabulary.identity
      forget()
    }
    heard.shorten(to: min(heard.count, text.firstNewSpelling))
    while heard.count < limit {
      var word = HeardWord()
      let lore = vocabulary.study(
        text.bytes, text.range(ofSpelling: heard.count), into: &self, &word)
      word.lore = place(of: lore, word)
      heard.append(word)
    }
  }

  /// What is known of a spelling beyond what is heard of it.
  @inline(__always)
  func lore(_ spelling: Int) -> WordLore { lores[Int(heard[spelling].lore)] }

  private mutating func forget() {
    heard.removeAll()
    lores.removeAll()
    forms.removeAll()
    alone.removeAll()
    plain.removeAll()
  }

  private mutating func place(of lore: WordLore, _ word: HeardWord) -> Int32 {
    if lore.count == 0, word.languages == 0 {
      for index in 0..<plain.count where lores[Int(plain[index])].traits == lore.traits {
        return plain[index]
      }
      if plain.count < 32 { plain.append(Int32(lores.count)) }
    }
    lores.append(lore)
    return Int32(lores.count - 1)
  }
}
