internal import Text

/// Everything that counted for how a mention feels; filled again for the next.
struct Tally: ~Copyable {
  /// What a part is, for its evidence.
  enum Kind: Sendable, BitwiseCopyable {
    /// A word or phrase of the lexicon, by its entry.
    case word(entry: Int)
    /// A word that strengthens another, by its entry.
    case booster(entry: Int)
    /// A negator that turns nothing round, by its entry.
    case negation(entry: Int)
    /// A sign of the lexicon, by its entry.
    case emoji(entry: Int)
    /// A rule that holds, by its place among the grounds.
    case ground(Int)
    /// What needs no word: a question mark, a link.
    case cue(Cue)
  }

  struct Part: Sendable, BitwiseCopyable {
    var field: Int
    /// Where it stands in the source.
    var range: Range<Int> { begin..<end }
    var kind: Kind
    var weight: Double
    private var begin: Int
    private var end: Int

    init(field: Int, range: Range<Int>, kind: Kind, weight: Double) {
      (self.field, self.kind, self.weight) = (field, kind, weight)
      (begin, end) = (range.lowerBound, range.upperBound)
    }
  }

  private(set) var parts = Tray<Part>(room: 64)
  /// How much there is of each cue; nothing unless it was asked for.
  private(set) var amounts = InlineArray<40, Double>(repeating: 0)
  private let keepsAmounts: Bool
  /// True when laughter has counted.
  var hasLaughed = false
  /// True when there is something bad, without which nothing is negative.
  ///
  /// A word that is more than a question's subject, a sign, a driver, or a refusal outside a question.
  var feelsBad = false
  /// True when there is something good, without which nothing is positive.
  var feelsGood = false
  /// The sum of all weights.
  private(set) var sum = 0.0

  init(keepsAmounts: Bool) { self.keepsAmounts = keepsAmounts }

  /// Forgets the mention before.
  mutating func begin() {
    parts.removeAll()
    if keepsAmounts { for place in amounts.indices { amounts[place] = 0 } }
    (feelsBad, feelsGood, hasLaughed) = (false, false, false)
    sum = 0
  }

  /// Notes so much of a cue and answers what it weighs.
  mutating func note(_ cue: Cue, _ amount: Double, _ tuning: Tuning) -> Double {
    if keepsAmounts { amounts[cue.rawValue] += amount }
    return amount * tuning[cue]
  }

  /// Notes that something good or bad is felt.
  mutating func feel(good: Bool) {
    if good { feelsGood = true } else { feelsBad = true }
  }

  /// Adds what has been weighed.
  mutating func add(_ part: Part) {
    parts.append(part)
    sum += part.weight
  }
}
