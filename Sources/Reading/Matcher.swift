internal import Text

/// Finds every pattern in a text in one walk over its words.
struct Matcher: Sendable {
  /// How many words, and how many signs, of one member are judged; a book is judged by its beginning.
  static let reach = 4000

  /// One pattern found.
  struct Hit: Hashable, Sendable, BitwiseCopyable {
    private var number: Int32
    private var begin: Int32
    private var end: Int32
    private var closeness: Int32

    @inline(__always)
    init(pattern: Int, first: Int, last: Int, fit: Int) {
      number = Int32(truncatingIfNeeded: pattern)
      begin = Int32(truncatingIfNeeded: first)
      end = Int32(truncatingIfNeeded: last)
      closeness = Int32(truncatingIfNeeded: fit)
    }

    /// The pattern's number, in the order of adding.
    @inline(__always) var pattern: Int { Int(number) }
    /// Index of its first word.
    @inline(__always) var first: Int { Int(begin) }
    /// Index of its last word.
    @inline(__always) var last: Int { Int(end) }
    /// How exactly it fits: the letters it names, whole words before stems.
    @inline(__always) var fit: Int { Int(closeness) }
    /// How many words it spans.
    var length: Int { last - first + 1 }
  }

  /// Memory that one search leaves to the next.
  struct Scratch: ~Copyable {
    /// What was found, by first word; a pattern once for each first word, with its longest reading.
    var hits = Tray<Hit>(room: 128)
    /// By sequence: the mark of the first word at which it was last found.
    private var seen = Tray<Int32>()
    /// The mark of the first word of this text, and of the next one's; those of all texts differ.
    private var marks: (now: Int32, next: Int32) = (0, 0)
    var couples = CoupleMemory()
    private var owner: Vocabulary.Identity?

    init() {}

    /// Makes ready for another text of so many words; forgets what another vocabulary said.
    mutating func begin(_ vocabulary: Vocabulary, sequences: Int, words: Int) {
      hits.removeAll()
      if owner !== vocabulary.identity || marks.next > Int32.max - Int32(2 * Matcher.reach) {
        owner = vocabulary.identity
        couples.forget()
        seen.removeAll()
        seen.append(0, times: sequences)
        marks.next = 1
      }
      marks.now = marks.next
      marks.next &+= Int32(truncatingIfNeeded: words)
    }

    /// True when a sequence was found already at a first word.
    func hasSeen(_ sequence: Int32, at first: Int) -> Bool {
      seen[Int(sequence)] == marks.now &+ Int32(truncatingIfNeeded: first)
    }

    /// Notes that a sequence was found at a first word.
    mutating func see(_ sequence: Int32, at first: Int) {
      seen[Int(sequence)] = marks.now &+ Int32(truncatingIfNeeded: first)
    }
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

  /// All hits in a text that has been cut, left in `scratch.hits`; the reading finds out about its words.
  ///
  /// It goes once over the words, at each with the next one in hand: few begin anything with it.
  func search(
    _ reading: inout FieldReading, _ scratch: inout Scratch
  ) {
    reading.study(vocabulary)
    scratch.begin(vocabulary, sequences: sequences.count, words: reading.judged)
    guard reading.judged > 0 else { return }
    var (first, word) = (0, reading.spelling(0))
    while true {
      if reading.memory.heard[word].alone > 0 { addAlone(word, first, reading.memory, &scratch) }
      let second = first &+ 1
      guard second < reading.judged else { return }
      let next = reading.spelling(second)
      if reading.text.words[second].isTied {
        if reading.memory.heard[word].nextMarks & reading.memory.heard[next].followMarks != 0 {
          let places = places(word, next, reading.memory, &scratch)
          if !places.isEmpty { goOn(places, first, second, reading, &scratch) }
        }
        if reading.memory.heard[word].goesFar { goFar(word, first, reading, &scratch) }
      }
      (first, word) = (second, next)
    }
  }

  /// Finds what begins with a word and goes on behind others, or with any: the nearest second word first.
  @inline(never)
  private func goFar(
    _ word: Int, _ first: Int, _ reading: borrowing FieldReading, _ scratch: inout Scratch
  ) {
    let takesAny = reading.memory.heard[word].takesAny
    let marks = reading.memory.heard[word].farMarks
    if takesAny { goOnWithAny(word, first, first &+ 1, reading, &scratch) }
    let end = min(first &+ Int(reading.memory.heard[word].reach) &+ 1, reading.judged)
    var second = first &+ 2
    while second < end, reading.text.words[second].isTied {
      let next = reading.spelling(second)
      if marks & reading.memory.heard[next].followMarks != 0 {
        let places = places(word, next, reading.memory, &scratch)
        if !places.isEmpty { goOn(places, first, second, reading, &scratch) }
      }
      if takesAny { goOnWithAny(word, first, second, reading, &scratch) }
      second &+= 1
    }
  }

  /// Notes what a word is alone.
  @inline(__always)
  private func addAlone(
    _ word: Int, _ first: Int, _ memory: borrowing WordMemory, _ scratch: inout Scratch
  ) {
    let begin = Int(memory.heard[word].aloneBegin)
    for place in begin..<(begin &+ Int(memory.heard[word].alone)) {
      let alone = memory.alone[place]
      scratch.hits.append(
        Hit(pattern: Int(alone.pattern), first: first, last: first, fit: Int(alone.fit)))
    }
  }

  /// What begins with two words, as a range of the couples' places.
  @inline(__always)
  private func places(
    _ word: Int, _ next: Int, _ memory: borrowing WordMemory, _ scratch: inout Scratch
  ) -> Range<Int32> {
    scratch.couples.places(memory.heard[word].kin, memory.heard[next].kin)
      ?? study(word, next, memory, &scratch)
  }

  /// Tries the sequences that begin with two words.
  @inline(never)
  private func goOn(
    _ places: Range<Int32>, _ first: Int, _ second: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    let behind = nextMarks(behind: second, reading)
    for index in places {
      let place = scratch.couples.place(index)
      if place.nextMarks != .max, behind & place.nextMarks == 0 { continue }
      goOn(place, first, second, reading, &scratch)
    }
  }

  /// Looks up what begins with a form of one word and a form of another.
  @inline(never)
  private func study(
    _ word: Int, _ next: Int, _ memory: borrowing WordMemory, _ scratch: inout Scratch
  ) -> Range<Int32> {
    let (one, other) = (memory.heard[word], memory.heard[next])
    scratch.couples.begin(one.kin, other.kin)
    for form in memory.lore(word).starting {
      for next in memory.lore(next).following {
        guard let place = pairs.place(memory.forms[form], memory.forms[next]) else { continue }
        scratch.couples.add(place)
      }
    }
    return scratch.couples.end()
  }

  /// Tries the sequences whose second word may be any.
  @inline(never)
  private func goOnWithAny(
    _ word: Int, _ first: Int, _ second: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    let behind = nextMarks(behind: second, reading)
    for place in reading.memory.lore(word).starting {
      let role = vocabulary.roles[Int(reading.memory.forms[place])]
      if role.openMarks != .max, behind & role.openMarks == 0 { continue }
      for index in role.open {
        complete(vocabulary.open[Int(index)], first, second, known: 2, reading, &scratch)
      }
    }
  }
}
