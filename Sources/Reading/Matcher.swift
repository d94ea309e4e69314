internal import Text

/// Finds every pattern in a text in one walk over its words.
struct Matcher: Sendable {
  /// How many words, and how many signs, of one member are judged; a book is judged by its beginning.
  static let reach = 4000

  /// One pattern found.
  struct Hit: Hashable, Sendable {
    /// The pattern's number, in the order of adding.
    var pattern: Int
    /// Index of its first word.
    var first: Int
    /// Index of its last word.
    var last: Int
    /// How exactly it fits: the letters it names, whole words before stems.
    var fit: Int

    /// How many words it spans.
    var length: Int { last - first + 1 }
  }

  private struct Step: Sendable {
    var forms: Range<Int>
    var gap: Int
  }

  private struct Sequence: Sendable {
    var pattern: Int
    var steps: Range<Int>
    var fit: Int
  }

  private var vocabulary = Vocabulary()
  private var forms: [Int32] = []
  private var steps: [Step] = []
  private var sequences: [Sequence] = []
  /// By form: the sequences that begin with it.
  private var starters: [[Int32]] = []
  private(set) var patternCount = 0

  /// Adds a pattern; its number is the count of those before.
  @discardableResult
  mutating func add(_ pattern: Pattern) -> Int {
    for sequence in pattern.sequences { add(sequence) }
    patternCount += 1
    return patternCount - 1
  }

  private mutating func add(_ sequence: [Pattern.Step]) {
    let number = Int32(sequences.count)
    let begin = steps.count
    var fit = 0
    for (index, step) in sequence.enumerated() {
      let numbers = step.forms.map { vocabulary.intern($0) }
      while starters.count < vocabulary.count { starters.append([]) }
      if index == 0 { for form in Set(numbers).sorted() { starters[Int(form)].append(number) } }
      steps.append(Step(forms: forms.count..<(forms.count + numbers.count), gap: step.gap))
      forms += numbers
      fit += step.forms.map { $0.bytes.count * 2 + ($0.isStem ? 0 : 1) }.min() ?? 0
    }
    sequences.append(Sequence(pattern: patternCount, steps: begin..<steps.count, fit: fit))
  }

  /// All hits, by first word; a pattern is reported once for each first word, with its longest reading.
  func hits(in text: FoldedText) -> [Hit] {
    var numbers: [Int32] = []
    var ends: [Int] = []
    numbers.reserveCapacity(text.words.count * 2)
    ends.reserveCapacity(text.words.count)
    for word in text.words.prefix(Self.reach) {
      vocabulary.appendForms(of: text.bytes[word.range], to: &numbers)
      if word.kind == .tag {
        vocabulary.appendForms(of: text.bytes[word.range.dropFirst()], to: &numbers)
      }
      ends.append(numbers.count)
    }
    var hits: [Hit] = []
    let line = Line(words: text.words, forms: numbers, ends: ends)
    for first in ends.indices {
      let found = hits.count
      for form in line.forms(of: first) {
        for number in starters[Int(form)] {
          let sequence = sequences[Int(number)]
          guard let last = end(of: sequence.steps.dropFirst(), after: first, in: line) else {
            continue
          }
          let hit = Hit(pattern: sequence.pattern, first: first, last: last, fit: sequence.fit)
          add(hit, from: found, to: &hits)
        }
      }
    }
    return hits
  }

  private func add(_ hit: Hit, from found: Int, to hits: inout [Hit]) {
    for index in found..<hits.count where hits[index].pattern == hit.pattern {
      if hits[index].last < hit.last { hits[index] = hit }
      return
    }
    hits.append(hit)
  }

  /// The patterns of one word or sign alone: for emoji, handles and tags from outside the text.
  func patterns(exactly bytes: ArraySlice<UInt8>) -> [Int] {
    var numbers: [Int32] = []
    vocabulary.appendForms(of: bytes, to: &numbers)
    var result: [Int] = []
    for form in numbers {
      for number in starters[Int(form)] where sequences[Int(number)].steps.count == 1 {
        result.append(sequences[Int(number)].pattern)
      }
    }
    return result
  }

  private struct Line {
    var words: [FoldedText.Token]
    var forms: [Int32]
    var ends: [Int]

    func forms(of word: Int) -> ArraySlice<Int32> {
      forms[(word == 0 ? 0 : ends[word - 1])..<ends[word]]
    }
  }

  /// The last word of the remaining steps, or nil when they do not follow.
  private func end(of rest: Range<Int>, after word: Int, in line: Line) -> Int? {
    guard let place = rest.first else { return word }
    let step = steps[place]
    var candidate = word + 1
    let limit = min(word + 1 + step.gap, line.ends.count - 1)
    while candidate <= limit {
      let pause = line.words[candidate].pause
      if pause != .none { return nil }
      if has(step, line.forms(of: candidate)),
        let last = end(of: rest.dropFirst(), after: candidate, in: line)
      {
        return last
      }
      candidate += 1
    }
    return nil
  }

  private func has(_ step: Step, _ present: ArraySlice<Int32>) -> Bool {
    if step.forms.isEmpty { return true }
    for form in forms[step.forms] where present.contains(form) { return true }
    return false
  }
}
