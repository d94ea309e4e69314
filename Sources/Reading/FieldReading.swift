internal import Model
internal import Text

/// One member of a mention, cut into words, with everything the matcher found in it.
///
/// It is filled again for the next mention, so that reading asks for no memory once it is warm.
struct FieldReading {
  let field: Finding.Field
  private(set) var source = ""
  private(set) var text = FoldedText()
  /// Lexicon entries found, by their index.
  private(set) var entries: [(hit: Matcher.Hit, entry: Int)] = []
  /// Rules found, by their index.
  private(set) var rules: [(hit: Matcher.Hit, rule: Int)] = []
  /// Exceptions found, by the index of their rule.
  private(set) var exceptions: [(hit: Matcher.Hit, rule: Int)] = []
  /// Terms of brands found, by their place among all terms.
  private(set) var brands: [(hit: Matcher.Hit, term: Int)] = []
  /// Emoji and emoticons found: index of the sign and of the entry.
  private(set) var signs: [(sign: Int, entry: Int)] = []
  /// How many frequent words of each language there are.
  private(set) var languages: [Int] = []

  /// The entries that were settled on, by `settle`, from the left and without overlap.
  var chosen: [(hit: Matcher.Hit, entry: Int)] = []
  /// What each word does to its neighbours.
  var roles: [WordRole] = []

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
    self.source = source
    text.cut(source)
    entries.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
    exceptions.removeAll(keepingCapacity: true)
    brands.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
    languages.removeAll(keepingCapacity: true)
    chosen.removeAll(keepingCapacity: true)
    roles.removeAll(keepingCapacity: true)
  }

  mutating func add(_ hit: Matcher.Hit, _ meaning: Meaning) {
    switch meaning {
    case .entry(let entry): entries.append((hit, entry))
    case .rule(let rule): rules.append((hit, rule))
    case .exception(let rule): exceptions.append((hit, rule))
    case .brand(let term): brands.append((hit, term))
    case .languages(let bits): count(bits)
    }
  }

  mutating func add(sign: Int, entry: Int) { signs.append((sign, entry)) }

  private mutating func count(_ bits: UInt32) {
    var rest = bits
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      while languages.count <= place { languages.append(0) }
      languages[place] += 1
      rest &= rest &- 1
    }
  }

  /// The source's bytes that a hit covers.
  func slice(_ hit: Matcher.Hit) -> Slice { slice(range(hit)) }

  /// Where in the source a hit stands.
  func range(_ hit: Matcher.Hit) -> Range<Int> {
    Int(text.words[hit.first].sourceStart)..<Int(text.words[hit.last].sourceEnd)
  }

  /// Some of the source's bytes.
  func slice(_ range: Range<Int>) -> Slice {
    Slice(
      start: range.lowerBound, end: range.upperBound,
      text: String(decoding: text.source[range], as: UTF8.self))
  }

  func evidence(_ slice: Slice, _ reason: Reason) -> Finding.Evidence {
    Finding.Evidence(
      field: field, start: slice.start, end: slice.end, text: slice.text, kind: reason.kind,
      weight: reason.weight, rule: reason.rule)
  }
}
