internal import Model
internal import Text

/// One member of a mention, cut into words, with everything the matcher found in it.
struct FieldReading {
  let field: Finding.Field
  let source: String
  let text: FoldedText
  /// Lexicon entries found, by their index.
  var entries: [(hit: Matcher.Hit, entry: Int)] = []
  /// Rules found, by their index.
  var rules: [(hit: Matcher.Hit, rule: Int)] = []
  /// Exceptions found, by the index of their rule.
  var exceptions: [(hit: Matcher.Hit, rule: Int)] = []
  /// Brand cues found, by the index of their brand.
  var brands: [(hit: Matcher.Hit, brand: Int, cue: BrandBook.Cue, term: String)] = []
  /// Emoji and emoticons found: index of the sign and of the entry.
  var signs: [(sign: Int, entry: Int)] = []

  /// The entries that were settled on, by `settle`, from the left and without overlap.
  var chosen: [(hit: Matcher.Hit, entry: Int)] = []
  /// Words that turn round what follows.
  var negators: Set<Int> = []
  /// Words that a phrase of relief has passed: "problema" in "sin ningún problema".
  var relieved: Set<Int> = []
  /// Words that end what a negator reaches.
  var turns: Set<Int> = []
  /// Words that strengthen or weaken what follows, with their entry.
  var boosters: [Int: Int] = [:]

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

  init(field: Finding.Field, source: String) {
    self.field = field
    self.source = source
    text = FoldedText(source)
  }

  mutating func add(_ hit: Matcher.Hit, _ meaning: Meaning) {
    switch meaning {
    case .entry(let entry): entries.append((hit, entry))
    case .rule(let rule): rules.append((hit, rule))
    case .exception(let rule): exceptions.append((hit, rule))
    case .brand(let brand, let cue, let term): brands.append((hit, brand, cue, term))
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
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(start, offsetBy: range.count)
    return Slice(
      start: range.lowerBound, end: range.upperBound,
      text: String(decoding: bytes[start..<end], as: UTF8.self))
  }

  func evidence(_ slice: Slice, _ reason: Reason) -> Finding.Evidence {
    Finding.Evidence(
      field: field, start: slice.start, end: slice.end, text: slice.text, kind: reason.kind,
      weight: reason.weight, rule: reason.rule)
  }
}
