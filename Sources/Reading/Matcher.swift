internal import Text

/// Finds every pattern in a text in one walk over its words.
struct Matcher: Sendable {
  /// How many words, and how many signs, of one member are judged; a book is judged by its beginning.
  static let reach = 4000

  /// One pattern found.
  struct Hit: Hashable, Sendable, BitwiseCopyable {
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

  /// Memory that one search leaves to the next.
  struct Scratch: ~Copyable {
    /// What was found, by first word; a pattern once for each first word, with its longest reading.
    var hits = Tray<Hit>(room: 128)
    /// The sequences that two words may begin.
    var candidates = Tray<Int32>(room: 64)
    /// By sequence: the mark of the first word at which it was last found.
    var seen = Tray<Int32>()
    var mark: Int32 = 0

    init() {}
  }

  struct Step: Sendable {
    /// The forms that fit, as a range of `choices`; none is any word.
    var forms: Range<Int32>
    /// Their marks; all for any word.
    var marks: UInt64
    var gap: Int32
  }

  let vocabulary: Vocabulary
  let choices: [Int32]
  let steps: [Step]
  let sequences: [PatternSet.Sequence]
  /// By the forms of the first two words.
  let pairs: PairTable
  /// By a pair's number and the form of the word right behind it.
  let thirds: PairTable

  /// Makes ready all patterns of a set.
  init(_ set: PatternSet) { self.init(set, Vocabulary(set)) }

  /// Makes ready all patterns of a set with what is known of words.
  init(_ set: PatternSet, _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    (choices, sequences) = (set.choices, set.sequences)
    steps = set.steps.map { step in
      let marks = set.choices[step.forms].reduce(0) { $0 | Vocabulary.mark(of: $1) }
      return Step(
        forms: Int32(step.forms.lowerBound)..<Int32(step.forms.upperBound),
        marks: step.forms.isEmpty ? .max : marks, gap: Int32(step.gap))
    }
    var entries: [PairTable.Entry] = []
    for (index, sequence) in set.sequences.enumerated() where sequence.steps.count > 1 {
      let (begin, end) = (sequence.steps.lowerBound, sequence.steps.upperBound)
      let third = end - begin > 2 ? steps[begin + 2] : nil
      let member = PairTable.Member(
        sequence: Int32(index), gap: Int16(steps[begin + 1].gap), nextGap: Int16(third?.gap ?? 0),
        nextMarks: third?.marks ?? 0)
      let isClose = third.map { $0.gap == 0 && !$0.forms.isEmpty } ?? false
      for first in set.choices[set.steps[begin].forms] {
        for second in set.choices[set.steps[begin + 1].forms] {
          entries.append(
            PairTable.Entry(
              first: first, second: second, member: member,
              thirds: isClose ? set.choices[set.steps[begin + 2].forms] : []))
        }
      }
    }
    var triples: [PairTable.Entry] = []
    pairs = PairTable(entries, triples: &triples)
    var none: [PairTable.Entry] = []
    thirds = PairTable(triples, triples: &none)
  }

  /// All hits in a text that has been cut, left in `scratch.hits`; the reading learns what its words are.
  func search(
    _ reading: inout FieldReading, _ scratch: inout Scratch
  ) {
    scratch.hits.removeAll()
    if scratch.seen.count != sequences.count || scratch.mark > Int32.max - Int32(Self.reach) - 1 {
      scratch.seen.removeAll()
      scratch.seen.append(0, times: sequences.count)
      scratch.mark = 0
    }
    let count = min(reading.text.words.count, Self.reach)
    reading.learn(count, vocabulary)
    for first in 0..<count where reading.heard[first].speaks {
      scratch.mark &+= 1
      find(first, reading, &scratch)
    }
  }

  /// Finds what a word is alone, and what begins with it: the nearest second word first.
  @inline(__always)
  private func find(_ first: Int, _ reading: borrowing FieldReading, _ scratch: inout Scratch) {
    let found = scratch.hits.count
    let word = reading.heard[first]
    if word.alone > 0 {
      let begin = Int(reading.memory.lores[Int(word.place)].aloneBegin)
      for place in begin..<(begin &+ Int(word.alone)) {
        let alone = reading.memory.alone[place]
        scratch.hits.append(
          Hit(pattern: Int(alone.pattern), first: first, last: first, fit: Int(alone.fit)))
      }
    }
    // `max` stands for any word; a word without forms has no marks of its own.
    let isOpen = word.nextMarks == .max
    let limit = min(first &+ Int(word.reach), reading.heard.count &- 1)
    var second = first
    while second < limit, reading.heard[second &+ 1].isTied {
      second &+= 1
      if word.nextMarks & reading.heard[second].followMarks != 0 || isOpen {
        couple(first, second, found, isOpen: isOpen, reading, &scratch)
      }
    }
  }

  /// Tries the sequences that begin with two words; where it is open, the second of some may be any.
  @inline(never)
  private func couple(
    _ first: Int, _ second: Int, _ found: Int, isOpen: Bool, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    let followers = reading.memory.lores[Int(reading.heard[second].place)].following
    let between = Int32(truncatingIfNeeded: second &- first &- 1)
    for place in reading.memory.lores[Int(reading.heard[first].place)].starting {
      let form = reading.memory.forms[place]
      if isOpen, between >= vocabulary.roles[Int(form)].reach { continue }
      for next in followers {
        guard let place = pairs.place(form, reading.memory.forms[next]) else { continue }
        goOn(place, first, second, found, reading, &scratch)
      }
      guard isOpen else { continue }
      for index in vocabulary.roles[Int(form)].open {
        complete(vocabulary.open[Int(index)], first, second, found, reading, &scratch)
      }
    }
  }
}
