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
    _ reading: inout FieldReading, _ memory: inout WordMemory, _ scratch: inout Scratch
  ) {
    scratch.hits.removeAll()
    if scratch.seen.count != sequences.count || scratch.mark > Int32.max - Int32(Self.reach) - 1 {
      scratch.seen.removeAll()
      scratch.seen.append(0, times: sequences.count)
      scratch.mark = 0
    }
    let count = min(reading.text.words.count, Self.reach)
    memory.begin(vocabulary, words: count + min(reading.text.signs.count, Self.reach))
    for index in 0..<count {
      let token = reading.text.words[index]
      let place = memory.place(of: reading.text.bytes, Int(token.start), token.width, vocabulary)
      reading.learn(place, memory, index)
    }
    reading.countLanguages()
    for first in 0..<count where reading.heard[first].speaks {
      scratch.mark &+= 1
      find(first, Int(reading.heard[first].place), reading, memory, &scratch)
    }
  }

  /// Finds what a word is alone, and what begins with it: the nearest second word first.
  @inline(__always)
  private func find(
    _ first: Int, _ place: Int, _ reading: borrowing FieldReading, _ memory: borrowing WordMemory,
    _ scratch: inout Scratch
  ) {
    let found = scratch.hits.count
    if reading.heard[first].alone > 0 {
      var alone = Int(memory.lores[place].aloneBegin)
      let end = alone &+ Int(reading.heard[first].alone)
      while alone < end {
        scratch.hits.append(
          Hit(
            pattern: Int(memory.alone[alone].pattern), first: first, last: first,
            fit: Int(memory.alone[alone].fit)))
        alone &+= 1
      }
    }
    let reach = Int(reading.heard[first].reach)
    guard reach > 0 else { return }
    let limit = min(first &+ reach, reading.heard.count &- 1)
    let marks = memory.lores[place].nextMarks
    var second = first
    while second < limit, reading.text.words[second &+ 1].isTied {
      second &+= 1
      // `max` stands for any word; a word without forms has no marks of its own.
      if marks & reading.heard[second].followMarks == 0, marks != .max { continue }
      let other = Int(reading.heard[second].place)
      if marks == .max {
        couple(first, place, second, other, found, reading, memory, &scratch)
      } else {
        coupleFast(first, place, second, other, found, reading, memory, &scratch)
      }
    }
  }

  /// Tries the sequences that begin with two words, when the second of none may be any.
  @inline(__always)
  private func coupleFast(
    _ first: Int, _ one: Int, _ second: Int, _ other: Int, _ found: Int,
    _ reading: borrowing FieldReading, _ memory: borrowing WordMemory, _ scratch: inout Scratch
  ) {
    var starter = Int(memory.lores[one].begin &+ memory.lores[one].count)
    let lastStarter = starter &+ Int(memory.lores[one].starters)
    while starter < lastStarter {
      let form = memory.forms[starter]
      var follower = memory.lores[other].following.lowerBound
      let lastFollower = follower &+ Int(memory.lores[other].followers)
      while follower < lastFollower {
        if let place = pairs.place(form, memory.forms[follower]) {
          goOn(place, first, second, found, reading, memory, &scratch)
        }
        follower &+= 1
      }
      starter &+= 1
    }
  }

  /// The same when the second word may be any.
  @inline(never)
  private func couple(
    _ first: Int, _ one: Int, _ second: Int, _ other: Int, _ found: Int,
    _ reading: borrowing FieldReading, _ memory: borrowing WordMemory, _ scratch: inout Scratch
  ) {
    let starters = memory.lores[one].starting
    let followers = memory.lores[other].following
    let between = second &- first &- 1
    for place in starters {
      let form = memory.forms[place]
      if between >= Int(vocabulary.roles[Int(form)].reach) { continue }
      for next in followers {
        guard let place = pairs.place(form, memory.forms[next]) else { continue }
        goOn(place, first, second, found, reading, memory, &scratch)
      }
      for index in vocabulary.roles[Int(form)].open {
        complete(
          vocabulary.open[Int(index)], first, second, found, reading, memory, &scratch)
      }
    }
  }
}
