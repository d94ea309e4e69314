internal import Text

/// What is known of a word, by its letters alone.
struct WordLore: Sendable, BitwiseCopyable {
  /// The marks of what may follow; all when any word may.
  var nextMarks: UInt64 = 0
  /// The marks of its own forms that follow others, and of all its forms.
  var followMarks: UInt64 = 0
  var marks: UInt64 = 0
  /// What it adds to the count of each language, eight bits each.
  var languages: UInt64 = 0
  var traits = WordTraits()
  /// Where its forms begin in `forms`; behind them stand those that begin something, then those that
  /// continue something.
  var begin: Int32 = 0
  var count: Int32 = 0
  var starters: Int32 = 0
  var followers: Int32 = 0
  /// The patterns that it is alone, in `alone`.
  var aloneBegin: Int32 = 0
  var aloneCount: Int32 = 0
  /// How far away a second word may stand.
  var reach: Int32 = 0

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
  /// The marks of its forms that follow others.
  var followMarks: UInt64 = 0
  var cues: WordTraits.Cues = []
  /// Its place in `WordMemory.lores`.
  var place: Int32 = 0
  /// How far away a second word may stand.
  var reach: Int32 = 0
  /// How many patterns it is alone.
  var alone: Int32 = 0

  /// True when some pattern is or begins with it.
  @inline(__always) var speaks: Bool { alone | reach != 0 }
}

/// Remembers what was found out about words, so that each different word is looked at once.
///
/// People use few words again and again: of real posts nine words in ten are known from the posts before.
/// Words are told by their bytes, never by a hash alone; those of more than sixteen bytes are looked at
/// again each time. When it is full it forgets everything and begins anew, so its size has a bound.
struct WordMemory: ~Copyable {
  /// A pattern of one word, and how exactly it fits.
  struct Alone: Sendable, BitwiseCopyable {
    var pattern: Int32
    var fit: Int32
  }

  /// A word of at most sixteen bytes and what is needed of it at once; longer words have no bytes here.
  struct Known: Sendable, BitwiseCopyable {
    var low: UInt64
    var high: UInt64
    var languages: UInt64
    var heard: HeardWord
  }

  /// So many words are remembered at most; it takes sixteen bits to count them.
  private static let most = 0xFFFF

  private let pin = Pin()
  private(set) var lores = Tray<WordLore>(room: 512)
  var forms = Tray<Int32>(room: 1024)
  var alone = Tray<Alone>(room: 512)
  /// The words in the order in which they came, so that frequent ones lie together.
  private(set) var known = Tray<Known>(room: 512)
  /// The table by which words are found: open addressing, 0 is free.
  ///
  /// Sixteen bits of a word's hash stand above its place in the list of words, from 1 on. Its size is a power
  /// of two, at least twice the number of words.
  private var slots = Tray<UInt32>(room: 1024)
  private var shift: UInt64 = 54
  /// What is known of words that no pattern names: all that are alike share one place in `lores`.
  private var plain = Tray<Int32>()
  private var owner: Vocabulary.Identity?

  init() { slots.append(0, times: 1024) }

  /// Makes ready for a text of so many words; forgets what another vocabulary said.
  mutating func begin(_ vocabulary: Vocabulary, words: Int) {
    if owner !== vocabulary.identity {
      forget()
      owner = vocabulary.identity
    }
    if max(known.count, lores.count) + words > Self.most { forget() }
  }

  private mutating func forget() {
    lores.removeAll()
    forms.removeAll()
    alone.removeAll()
    plain.removeAll()
    known.removeAll()
    let size = slots.count
    slots.removeAll()
    slots.append(0, times: size)
  }

  /// The place in `known` of a word that stands in a range of bytes.
  @inline(__always)
  mutating func place(
    of bytes: borrowing Tray<UInt8>, _ start: Int, _ width: Int, _ vocabulary: Vocabulary
  ) -> Int {
    guard width <= 16 else {
      return remember(bytes, start, width, 0, 0, vocabulary)
    }
    var low = bytes.chunk(start)
    var high: UInt64 = 0
    if width <= 8 {
      low &= UInt64.max &>> UInt64(64 &- width &* 8)
    } else {
      high = bytes.chunk(start &+ 8) & UInt64.max &>> UInt64(128 &- width &* 8)
    }
    let hash = Self.hash(low, high)
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return learn(bytes, start, width, low, high, vocabulary) }
      if (entry ^ UInt32(truncatingIfNeeded: hash)) &>> 16 == 0 {
        let word = Int(entry & 0xFFFF) &- 1
        if known[word].low == low, known[word].high == high { return word }
      }
      slot &+= 1
      if slot == slots.count { slot = 0 }
    }
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(never)
  private mutating func learn(
    _ bytes: borrowing Tray<UInt8>, _ start: Int, _ width: Int, _ low: UInt64, _ high: UInt64,
    _ vocabulary: Vocabulary
  ) -> Int {
    let word = remember(bytes, start, width, low, high, vocabulary)
    if known.count * 2 > slots.count { enlarge() } else { enter(word) }
    return word
  }

  @inline(never)
  private mutating func remember(
    _ bytes: borrowing Tray<UInt8>, _ start: Int, _ width: Int, _ low: UInt64, _ high: UInt64,
    _ vocabulary: Vocabulary
  ) -> Int {
    let place = study(bytes, start, width, vocabulary)
    let lore = lores[place]
    known.append(
      Known(
        low: low, high: high, languages: lore.languages,
        heard: HeardWord(
          followMarks: lore.followMarks, cues: lore.traits.cues, place: Int32(place),
          reach: lore.reach, alone: lore.aloneCount)))
    return known.count - 1
  }

  /// Finds out about a word.
  private mutating func study(
    _ bytes: borrowing Tray<UInt8>, _ start: Int, _ width: Int, _ vocabulary: Vocabulary
  ) -> Int {
    let lore = vocabulary.study(bytes, start..<(start + width), into: &self)
    let isPlain = lore.count == 0 && lore.languages == 0
    if isPlain {
      for index in 0..<plain.count where lores[Int(plain[index])].traits == lore.traits {
        return Int(plain[index])
      }
      if plain.count < 32 { plain.append(Int32(lores.count)) }
    }
    lores.append(lore)
    return lores.count - 1
  }

  private mutating func enter(_ word: Int) {
    let hash = Self.hash(known[word].low, known[word].high)
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
    slots[slot] = UInt32(truncatingIfNeeded: hash) & 0xFFFF_0000 | UInt32(word + 1)
  }

  private mutating func enlarge() {
    let size = slots.count * 2
    shift -= 1
    slots.removeAll()
    slots.append(0, times: size)
    for word in 0..<known.count where known[word].low != 0 { enter(word) }
  }
}
