/// What counts for how a mention feels.
///
/// Each cue has one fitted constant; the feeling is the sum of the constants times their amounts, so
/// every share can be told. The constants stand in `Lexicons/ajuste.tsv` under these names and are
/// fitted by `.ci/fit`.
package enum Cue: Int, Sendable, CaseIterable, BitwiseCopyable {
  /// Weights of good words.
  case praise
  /// Weights of bad words.
  case blame
  /// What a good word of 2.5 and more adds beyond `praise`.
  case strongPraise
  /// What a bad word of −2.5 and less adds beyond `blame`.
  case strongBlame
  /// What a good word below 1.5 adds beyond `praise`.
  case mildPraise
  /// What a bad word above −1.5 adds beyond `blame`.
  case mildBlame
  /// Weights of good words that a negator reaches.
  case negatedPraise
  /// Weights of bad words that a negator reaches.
  case negatedBlame
  /// Weights times what a booster adds to them.
  case boosted
  /// Weights of words with drawn-out letters.
  case elongated
  /// Weights of words in capitals.
  case shouted
  /// Weights of words before the last "pero".
  case conceded
  /// Weights of words inside hashtags.
  case tagged
  /// Weights of good words times the text's length in doublings of sixteen words: one word says less
  /// of a long text.
  case dilutedPraise
  /// The same of bad words.
  case dilutedBlame
  /// Weights of mild bad words in a calm question: they are only its subject.
  case subject
  /// Weights of good words in a text that asks.
  case askedPraise
  /// Weights of bad words in a text that asks.
  case askedBlame
  /// Weights of good words in a text that exclaims.
  case exclaimedPraise
  /// Weights of bad words in a text that exclaims.
  case exclaimedBlame
  /// Weights of good emoji and emoticons.
  case goodEmoji
  /// Weights of bad emoji and emoticons.
  case badEmoji
  /// Weights of thanks and greetings.
  case courtesy
  /// Weights of thanks and greetings beside a complaint.
  case spentCourtesy
  /// Weights of drivers' rules where no bad word stands.
  case driver
  /// Weights of drivers' rules where a bad word stands too.
  case saidDriver
  /// 1 for the first negator that turns nothing round.
  case firstRefusal
  /// 1 for the second.
  case secondRefusal
  /// 1 for the third.
  case thirdRefusal
  /// 1 when there is a question mark.
  case question
  /// 1 when there is an ellipsis.
  case ellipsis
  /// 1 when there is an exclamation mark.
  case exclamation
  /// 1 when there is laughter.
  case laughter
  /// 1 when there is a link.
  case link
  /// 1 when there is a hashtag: the text speaks to everybody of a subject, not to one of a grievance.
  case hashtag
  /// 1 when the text is spoken to somebody: a handle begins it.
  case addressed
  /// The sum from which down a mention is negative.
  case negativeFrom
  /// The sum from which up a mention is positive.
  case positiveFrom

  /// The name of its constant.
  package var name: String { String(describing: self) }

  /// The cue of a name in `Lexicons/ajuste.tsv`.
  static func named(_ name: String) -> Cue? { allCases.first { $0.name == name } }

  /// What a constant is before any is given: words count as they are weighed.
  var unfitted: Double {
    switch self {
    case .praise, .blame, .goodEmoji, .badEmoji, .courtesy, .positiveFrom: 1
    case .negatedPraise, .negatedBlame: -0.7
    case .driver, .negativeFrom: -1
    default: 0
    }
  }
}

/// The fitted constants, one a cue.
struct Tuning: Sendable {
  private var values = Cue.allCases.map(\.unfitted)

  /// The constant of a cue.
  subscript(cue: Cue) -> Double {
    get { values[cue.rawValue] }
    set { values[cue.rawValue] = newValue }
  }
}
