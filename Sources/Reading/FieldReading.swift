internal import Model
internal import Text

/// One member of a mention, cut into words, with everything the matcher found in it.
///
/// It is filled again for the next mention, so that reading asks for no memory once it is warm.
struct FieldReading: ~Copyable {
  /// An entry, rule or term, by its number, and the words in which it was found.
  struct Found: Sendable, BitwiseCopyable {
    var hit: Matcher.Hit
    @inline(__always) var number: Int { Int(place) }
    private var place: Int32

    init(hit: Matcher.Hit, number: Int) {
      (self.hit, place) = (hit, Int32(truncatingIfNeeded: number))
    }
  }

  /// An emoji or emoticon, by its place among the signs, and its entry.
  struct Sign: Sendable, BitwiseCopyable {
    var place: Int
    var entry: Int
  }

  let field: Finding.Field
  private let pin = Pin()
  private(set) var text = FoldedText()
  private(set) var memory = WordMemory()
  /// How many words are judged, the first ones.
  private(set) var judged = 0
  /// What any word is, as `learn` found it.
  private(set) var cues: WordTraits.Cues = []
  /// True when a word is a place's name or may begin one of several words, as `learn` found it.
  private(set) var mayNamePlaces = false
  /// True when a frequent word of another language than Spanish was found.
  private(set) var hasForeignWords = false
  /// Lexicon entries found.
  private(set) var entries = Tray<Found>(room: 64)
  /// The kinds of all entries found, one bit a kind.
  private(set) var kinds: UInt32 = 0
  /// Rules found.
  private(set) var rules = Tray<Found>()
  /// Exceptions found, by their rule.
  private(set) var exceptions = Tray<Found>()
  /// Terms of brands found, by their place among all terms.
  private(set) var brands = Tray<Found>()
  /// Emoji and emoticons found.
  private(set) var signs = Tray<Sign>()
  /// How many frequent words of each language there are.
  private var languages = InlineArray<32, UInt16>(repeating: 0)

  /// The entries that were settled on, by `settle`, from the left and without overlap.
  var chosen = Tray<Found>(room: 64)
  /// What each word does to its neighbours; long enough when any does anything.
  var roles = Tray<WordRole>(room: 128)
  /// The words that do something, once or more.
  var acting = Tray<Int32>()
  /// The last word that ends what a negator reaches, or 0.
  var lastTurn = 0
  /// True when a bad word was settled on that no negator turns round.
  var isAngry = false

  /// A stretch of the source that is evidence for something.
  struct Slice {
    var start: Int
    var end: Int
    var text: String
  }

  /// What a stretch is evidence for.
  struct Reason {
    var kind: String
    var weight: Double
    var rule: String

    init(_ kind: String, _ weight: Double, _ rule: String) {
      self.kind = kind
      self.weight = weight
      self.rule = rule
    }
  }

  init(_ field: Finding.Field) { self.field = field }

  /// Cuts another text and forgets what was found in the one before.
  mutating func begin(_ source: String) {
    text.cut(source)
    entries.removeAll()
    rules.removeAll()
    exceptions.removeAll()
    brands.removeAll()
    signs.removeAll()
    chosen.removeAll()
    for place in 0..<acting.count { roles[Int(acting[place])] = WordRole() }
    acting.removeAll()
    (cues, kinds, judged, mayNamePlaces, hasForeignWords) = ([], 0, 0, false, false)
    for place in languages.indices { languages[place] = 0 }
    (lastTurn, isAngry) = (0, false)
  }

  /// Finds out about the words that are judged.
  mutating func study(_ vocabulary: Vocabulary) {
    judged = min(text.words.count, Matcher.reach)
    guard !memory.knowsAll(of: text, vocabulary) else { return }
    memory.study(text, upTo: judgedSpellings, vocabulary)
  }

  /// Goes once over the words that are judged and adds up what they tell: cues, languages, and whether
  /// one that begins a place's name stands before one that goes on with it.
  mutating func learn() {
    var (index, cues, before) = (0, WordTraits.Cues(), WordTraits.Cues())
    var isPlace = false
    while index < judged {
      // Eight bits hold the counts of sixty-four words.
      let end = min(index &+ 64, judged)
      var lanes: UInt64 = 0
      while index < end {
        let word = spelling(index)
        let own = memory.heard[word].cues
        if own.contains(.placePart), before.contains(.placeHead) { isPlace = true }
        cues.formUnion(own)
        before = own
        lanes &+= memory.heard[word].languages
        index &+= 1
      }
      add(lanes: lanes)
    }
    self.cues = cues
    mayNamePlaces = isPlace || cues.contains(.placeName)
  }

  /// One past the last spelling of the words and signs that are judged.
  private var judgedSpellings: Int {
    guard max(text.words.count, text.signs.count) > Matcher.reach else { return text.spellingCount }
    var last = -1
    for index in 0..<judged { last = max(last, text.words[index].spelling) }
    for index in 0..<min(text.signs.count, Matcher.reach) {
      last = max(last, text.signs[index].spelling)
    }
    return last + 1
  }

  /// The number of a word's spelling, by which the memory knows it.
  @inline(__always)
  func spelling(_ word: Int) -> Int { text.words[word].spelling }

  /// What is known of a word.
  @inline(__always)
  func heard(_ word: Int) -> HeardWord { memory.heard[spelling(word)] }

  /// What is known of an emoji or emoticon.
  func heard(sign: Int) -> HeardWord { memory.heard[text.signs[sign].spelling] }

  /// What the letters of a word alone tell.
  func traits(_ word: Int) -> WordTraits { memory.lore(spelling(word)).traits }

  /// How many digits there are outside links and handles, or more: without any there is no number to look for.
  var digits: Int {
    cues.contains(.digit) || judged < text.words.count ? text.digits : text.digitsOfSigns
  }

  /// Adds eight counts of languages, eight bits each.
  private mutating func add(lanes: UInt64) {
    if lanes > 0xFF { hasForeignWords = true }
    var rest = lanes
    var place = 0
    while rest != 0 {
      languages[place] &+= UInt16(rest & 0xFF)
      rest &>>= 8
      place &+= 1
    }
  }

  @inline(__always)
  mutating func add(_ hit: Matcher.Hit, _ meaning: Meaning, _ felt: [SentimentJudge.Felt]) {
    switch meaning {
    case .entry(let entry):
      entries.append(Found(hit: hit, number: entry))
      kinds |= felt[entry].kind.bit
    case .rule(let rule): rules.append(Found(hit: hit, number: rule))
    case .exception(let rule): exceptions.append(Found(hit: hit, number: rule))
    case .brand(let term): brands.append(Found(hit: hit, number: term))
    case .languages(let bits): add(languages: bits)
    }
  }

  mutating func add(sign: Int, entry: Int) { signs.append(Sign(place: sign, entry: entry)) }

  @inline(never)
  private mutating func add(languages bits: UInt32) {
    if bits > 1 { hasForeignWords = true }
    var rest = bits
    while rest != 0 {
      languages[rest.trailingZeroBitCount] += 1
      rest &= rest &- 1
    }
  }

  /// How many frequent words of a language there are, by its place among the codes.
  func words(ofLanguage place: Int) -> Int { place < 32 ? Int(languages[place]) : 0 }

  /// How many folded bytes a word has.
  func width(_ word: Int) -> Int { text.width(of: text.words[word]) }

  /// The source's bytes that a hit covers.
  func slice(_ hit: Matcher.Hit) -> Slice { slice(range(hit)) }

  /// Where in the source a word stands.
  func range(_ word: Int) -> Range<Int> {
    text.words[word].start..<text.words[word].end
  }

  /// Where in the source an emoji, emoticon or address stands.
  func range(sign: Int) -> Range<Int> {
    text.signs[sign].start..<text.signs[sign].end
  }

  /// Where in the source a hit stands.
  func range(_ hit: Matcher.Hit) -> Range<Int> {
    text.words[hit.first].start..<text.words[hit.last].end
  }

  /// Some of the source's bytes.
  func slice(_ range: Range<Int>) -> Slice {
    Slice(start: range.lowerBound, end: range.upperBound, text: text.source.string(range))
  }

  func evidence(_ slice: Slice, _ reason: Reason) -> Finding.Evidence {
    Finding.Evidence(
      field: field, start: slice.start, end: slice.end, text: slice.text, kind: reason.kind,
      weight: reason.weight, rule: reason.rule)
  }
}
