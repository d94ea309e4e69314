package import Model
internal import Text

/// The words that move a judgement, parsed from the tables of `Lexicons/`.
///
/// A table is UTF-8 with tabs; its first line that is no comment names the columns: `entry`, `kind`
/// (`word` when missing), `weight`, `country`, `language`, `note`. `#` begins a comment line.
package struct Lexicon: Sendable {
  /// What an entry is for.
  enum Kind: String, Sendable, CaseIterable, BitwiseCopyable {
    /// Feels good or bad by its weight; 0 shields its words from other entries.
    case word
    /// A sign that feels good or bad by its weight.
    case emoji
    /// Polite words, worth little beside a complaint.
    case courtesy
    /// Turns round what follows.
    case negator
    /// Multiplies what follows by its weight.
    case booster
    /// Ends what a negator reaches: pero, aunque.
    case turn
    /// A frequent word that tells the language in `language`.
    case language
    /// Laughter, which is not always joy.
    case laughter
    /// Stands for a hashtag where a collection of texts masks them.
    case hashtag
    /// A fitted constant, named in `Cue`.
    case constant
    /// Tells the line of business.
    case mobile, fixed
    /// Tells the intent.
    case question, suggestion, news, spam, complaint

    /// One bit for each kind.
    var bit: UInt32 {
      switch self {
      case .word: 1
      case .emoji: 1 << 1
      case .courtesy: 1 << 2
      case .negator: 1 << 3
      case .booster: 1 << 4
      case .turn: 1 << 5
      case .language: 1 << 6
      case .laughter: 1 << 7
      case .constant: 1 << 8
      case .mobile: 1 << 9
      case .fixed: 1 << 10
      case .question: 1 << 11
      case .suggestion: 1 << 12
      case .news: 1 << 13
      case .spam: 1 << 14
      case .complaint: 1 << 15
      case .hashtag: 1 << 16
      }
    }
  }

  struct Entry: Sendable {
    var spelling: String
    var pattern: Pattern
    var kind: Kind
    var weight: Double
    var language: String
    var place: FilePlace
  }

  /// The entries in the order of the files.
  private(set) var entries: [Entry] = []
  /// What each cue is worth.
  private(set) var tuning = Tuning()

  /// How many entries there are.
  package var count: Int { entries.count }

  /// Parses the tables; every mistake of every file is reported together, by line and column.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Faults) {
    var faults: [Fault] = []
    var known: [String: FilePlace] = [:]
    for file in files {
      var table = LexiconTable(name: file.name)
      table.read(file.bytes)
      faults += table.faults
      for constant in table.constants { tuning[constant.cue] = constant.value }
      for entry in table.entries {
        let key =
          "\(entry.kind.rawValue == "language" ? entry.language : "") \(entry.spelling)"
          + (Self.tellsIntent(entry.kind) ? " \(entry.kind.rawValue)" : "")
        if let first = known[key] {
          faults.append(
            Fault(
              .configuration, at: entry.place, Texts.repeated(entry.spelling, first.description),
              remedy: Texts.repeatedRemedy))
        } else {
          known[key] = entry.place
          entries.append(entry)
        }
      }
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }

  /// True for kinds that may name a word which another kind names too.
  private static func tellsIntent(_ kind: Kind) -> Bool {
    switch kind {
    case .mobile, .fixed, .question, .suggestion, .news, .spam, .complaint: true
    default: false
    }
  }
}
