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

  /// By pattern: eight bits for each of the first eight languages that a word alone counts for; 0 for
  /// every other pattern.
  var lanes: [UInt64] {
    var lanes = meanings.map { _ in UInt64(0) }
    for (index, meaning) in meanings.enumerated() {
      guard case .languages(let bits) = meaning, bits < 256 else { continue }
      for place in 0..<8 where bits & (1 << UInt32(place)) != 0 {
        lanes[index] |= 1 << UInt64(8 * place)
      }
    }
    for sequence in patterns.sequences where sequence.steps.count > 1 {
      lanes[Int(sequence.pattern)] = 0
    }
    return lanes
  }

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
