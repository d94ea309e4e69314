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

  /// What a form begins or continues.
  private struct Role: Sendable {
    /// Sequences of this form alone, as a range of `alone`.
    var alone: Range<Int32> = 0..<0
    /// Sequences whose second word may be any, as a range of `open`.
    var open: Range<Int32> = 0..<0
    /// How far away a second word may stand; 0 when none follows.
    var reach: Int32 = 0
    /// True when some sequence has it as its second word.
    var follows = false
    /// The marks of the forms that may follow; all when any word may.
    var nextMarks: UInt64 = 0
  }

  /// One of 64 marks, by which most words that cannot follow are told at once.
  private static func mark(of form: Int32) -> UInt64 {
    1 &<< UInt64((UInt32(bitPattern: form) &* 0x9E37_79B1) >> 26)
  }

  /// What the forms of one word are for, taken together.
  fileprivate struct Reach: Sendable {
    /// How far away a second word may stand.
    var distance: Int32 = 0
    /// The marks of what may follow.
    var nextMarks: UInt64 = 0
    /// The marks of this word's own forms that follow others.
    var marks: UInt64 = 0
  }

  /// Memory that one search leaves to the next.
  struct Scratch {
    /// What was found, by first word; a pattern once for each first word, with its longest reading.
    fileprivate(set) var hits: [Hit] = []
    fileprivate var numbers: [Int32] = []
    fileprivate var ends: [Int32] = []
    fileprivate var reaches: [Reach] = []
    /// By sequence: the mark of the first word at which it was last found.
    fileprivate var seen: [Int32] = []
    fileprivate var mark: Int32 = 0

    init() {}
  }

  private let tree: FormTree
  private let choices: [Int32]
  private let steps: [PatternSet.Step]
  private let sequences: [PatternSet.Sequence]
  private var roles: [Role]
  private var alone: [Int32] = []
  private var open: [Int32] = []
  private let pairs: PairTable

  /// Makes ready all patterns of a set.
  init(_ set: PatternSet) {
    tree = FormTree(set.forms)
    (choices, steps, sequences) = (set.choices, set.steps, set.sequences)
    roles = Array(repeating: Role(), count: set.forms.count)
    var single = set.forms.map { _ in [Int32]() }
    var wild = single
    var couples: [(first: Int32, second: Int32, sequence: Int32)] = []
    for (index, sequence) in set.sequences.enumerated() {
      let next = sequence.steps.dropFirst().first.map { set.steps[$0] }
      for first in set.choices[set.steps[sequence.steps.lowerBound].forms] {
        guard let next else {
          single[Int(first)].append(Int32(index))
          continue
        }
        roles[Int(first)].reach = max(roles[Int(first)].reach, Int32(next.gap + 1))
        if next.forms.isEmpty {
          wild[Int(first)].append(Int32(index))
          roles[Int(first)].nextMarks = .max
        }
        for second in set.choices[next.forms] {
          roles[Int(second)].follows = true
          roles[Int(first)].nextMarks |= Self.mark(of: second)
          couples.append((first, second, Int32(index)))
        }
      }
    }
    for form in roles.indices {
      roles[form].alone = Int32(alone.count)..<Int32(alone.count + single[form].count)
      alone += single[form]
      roles[form].open = Int32(open.count)..<Int32(open.count + wild[form].count)
      open += wild[form]
    }
    pairs = PairTable(couples)
  }

  /// All hits in a text, left in `scratch.hits`.
  func search(_ text: FoldedText, _ scratch: inout Scratch) {
    scratch.hits.removeAll(keepingCapacity: true)
    scratch.numbers.removeAll(keepingCapacity: true)
    scratch.ends.removeAll(keepingCapacity: true)
    if scratch.seen.count != sequences.count || scratch.mark > Int32.max - Int32(Self.reach) - 1 {
      scratch.seen = Array(repeating: 0, count: sequences.count)
      scratch.mark = 0
    }
    scratch.reaches.removeAll(keepingCapacity: true)
    let count = min(text.words.count, Self.reach)
    for index in 0..<count { takeForms(of: text.words[index], text, &scratch) }
    var start = 0
    for first in 0..<count {
      let end = Int(scratch.ends[first])
      if start < end {
        scratch.mark += 1
        let found = scratch.hits.count
        for place in start..<end {
          for index in roles[Int(scratch.numbers[place])].alone {
            add(alone[Int(index)], first, first, from: found, to: &scratch)
          }
        }
        if scratch.reaches[first].distance > 0 {
          goOn(from: first, start..<end, found, text, &scratch)
        }
      }
      start = end
    }
  }

  /// Finds the forms of a word and what they are for.
  private func takeForms(
    of word: FoldedText.Token, _ text: FoldedText, _ scratch: inout Scratch
  ) {
    let start = scratch.numbers.count
    tree.appendForms(of: text.bytes, word.range, to: &scratch.numbers)
    if word.kind == .tag {
      tree.appendForms(of: text.bytes, word.range.dropFirst(), to: &scratch.numbers)
    }
    var reach = Reach()
    for place in start..<scratch.numbers.count {
      let form = scratch.numbers[place]
      let role = roles[Int(form)]
      reach.distance = max(reach.distance, role.reach)
      reach.nextMarks |= role.nextMarks
      if role.follows { reach.marks |= Self.mark(of: form) }
    }
    scratch.reaches.append(reach)
    scratch.ends.append(Int32(scratch.numbers.count))
  }

  /// Tries the sequences of several words that begin with the forms at `places`, the nearest second
  /// word first.
  private func goOn(
    from first: Int, _ places: Range<Int>, _ found: Int, _ text: FoldedText,
    _ scratch: inout Scratch
  ) {
    let reach = scratch.reaches[first]
    let limit = min(first + Int(reach.distance), scratch.ends.count - 1)
    var second = first
    while second < limit, text.words[second + 1].pause == .none {
      second += 1
      // `max` stands for any word; a word without forms has no marks of its own.
      if reach.nextMarks != .max, reach.nextMarks & scratch.reaches[second].marks == 0 { continue }
      let begin = Int(scratch.ends[second - 1])
      let end = Int(scratch.ends[second])
      for place in places {
        let form = scratch.numbers[place]
        let role = roles[Int(form)]
        if second - first > Int(role.reach) { continue }
        for next in begin..<end where roles[Int(scratch.numbers[next])].follows {
          guard let range = pairs.range(form, scratch.numbers[next]) else { continue }
          for member in range {
            complete(pairs.sequence(member), first, second, found, text, &scratch)
          }
        }
        for index in role.open {
          complete(open[Int(index)], first, second, found, text, &scratch)
        }
      }
    }
  }

  private func complete(
    _ number: Int32, _ first: Int, _ second: Int, _ found: Int, _ text: FoldedText,
    _ scratch: inout Scratch
  ) {
    guard scratch.seen[Int(number)] != scratch.mark else { return }
    let sequence = sequences[Int(number)]
    let place = sequence.steps.lowerBound + 1
    guard second - first - 1 <= steps[place].gap,
      let last = end(of: place + 1, sequence.steps.upperBound, after: second, text, scratch)
    else { return }
    scratch.seen[Int(number)] = scratch.mark
    add(number, first, last, from: found, to: &scratch)
  }

  private func add(
    _ number: Int32, _ first: Int, _ last: Int, from found: Int, to scratch: inout Scratch
  ) {
    let sequence = sequences[Int(number)]
    let pattern = Int(sequence.pattern)
    for index in found..<scratch.hits.count where scratch.hits[index].pattern == pattern {
      if scratch.hits[index].last < last {
        scratch.hits[index].last = last
        scratch.hits[index].fit = Int(sequence.fit)
      }
      return
    }
    scratch.hits.append(Hit(pattern: pattern, first: first, last: last, fit: Int(sequence.fit)))
  }

  /// The last word of the steps from `place` on, or nil when they do not follow.
  private func end(
    of place: Int, _ limit: Int, after word: Int, _ text: FoldedText, _ scratch: Scratch
  ) -> Int? {
    guard place < limit else { return word }
    let step = steps[place]
    var candidate = word + 1
    let last = min(word + 1 + step.gap, scratch.ends.count - 1)
    while candidate <= last, text.words[candidate].pause == .none {
      if fits(step, candidate, scratch),
        let end = end(of: place + 1, limit, after: candidate, text, scratch)
      {
        return end
      }
      candidate += 1
    }
    return nil
  }

  private func fits(_ step: PatternSet.Step, _ word: Int, _ scratch: Scratch) -> Bool {
    if step.forms.isEmpty { return true }
    for place in Int(scratch.ends[word - 1])..<Int(scratch.ends[word]) {
      let form = scratch.numbers[place]
      for choice in step.forms where choices[choice] == form { return true }
    }
    return false
  }

  /// The patterns of one word or sign alone: for emoji, handles and tags from outside the text.
  func appendPatterns(
    of bytes: [UInt8], _ range: Range<Int>, to patterns: inout [Int], _ scratch: inout Scratch
  ) {
    scratch.numbers.removeAll(keepingCapacity: true)
    tree.appendForms(of: bytes, range, to: &scratch.numbers)
    for form in scratch.numbers {
      for index in roles[Int(form)].alone {
        patterns.append(Int(sequences[Int(alone[Int(index)])].pattern))
      }
    }
  }
}
