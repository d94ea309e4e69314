internal import Model

/// What a pattern of the matcher stands for.
enum Meaning: Sendable {
  case entry(Int)
  case rule(Int)
  case exception(rule: Int)
  /// A term of a brand, by its place among all brands' terms.
  case brand(term: Int)
  /// A frequent word of the languages whose bits are set, in the order of `LanguageGuess.codes`.
  case languages(UInt32)
}

/// Gathers patterns with their meanings, and the faults on the way.
struct Compiler {
  private(set) var patterns = PatternSet()
  private(set) var meanings: [Meaning] = []
  var faults: [Fault] = []
  private var languages: [String: Int] = [:]

  mutating func add(_ pattern: Pattern, _ meaning: Meaning) {
    patterns.add(pattern)
    meanings.append(meaning)
  }

  /// Parses and adds a pattern that stands in a file.
  mutating func add(_ text: String, _ meaning: Meaning, at place: FilePlace?) {
    do {
      add(try Pattern(text), meaning)
    } catch {
      faults.append(
        Fault(.configuration, at: place, "«\(text)»: \(error.what)", remedy: Texts.patternRemedy))
    }
  }

  /// Adds a frequent word of a language; the same word of several languages is one pattern.
  mutating func add(_ entry: Lexicon.Entry, language bit: UInt32) {
    if let known = languages[entry.spelling], case .languages(let bits) = meanings[known] {
      meanings[known] = .languages(bits | bit)
    } else {
      languages[entry.spelling] = meanings.count
      add(entry.pattern, .languages(bit))
    }
  }
}
