internal import Text

/// What every word is to the patterns that are looked for, and to the other judges.
struct Vocabulary: Sendable {
  /// Tells one vocabulary from another, so that no memory of words outlives its own.
  final class Identity: Sendable {}

  /// What a form begins or continues.
  struct Role: Sendable {
    /// Sequences of this form alone, as a range of `alone`.
    var alone: Range<Int32> = 0..<0
    /// Sequences whose second word may be any, as a range of `open`.
    var open: Range<Int32> = 0..<0
    /// The marks of what must stand behind that second word; all when nothing must.
    var openMarks: UInt64 = 0
    /// How far away a second word may stand; 0 when none follows.
    var reach: Int32 = 0
    /// True when some sequence has it as its second word.
    var follows = false
    /// The marks of the forms that may follow right behind.
    var nextMarks: UInt64 = 0
    /// The marks of the forms that may follow behind other words.
    var farMarks: UInt64 = 0
  }

  /// One of 64 marks, by which most words that cannot follow are told at once.
  static func mark(of form: Int32) -> UInt64 {
    1 &<< UInt64((UInt32(bitPattern: form) &* 0x9E37_79B1) >> 26)
  }

  let identity = Identity()
  private let tree: FormTree
  private(set) var roles: [Role]
  /// The patterns of one word, by the form that is it, with their fit.
  private var alone: [WordMemory.Alone] = []
  /// The sequences whose second word may be any, one form's after the other's.
  private(set) var open: [Int32] = []
  /// By pattern: what it adds to the counts of languages; 0 for every other pattern.
  private let lanes: [UInt64]
  private let places: PlaceIndex

  /// What is to be known of words for the patterns of a set.
  ///
  /// `lanes` gives the patterns that only count a language, eight bits each for eight languages.
  init(_ set: PatternSet, lanes: [UInt64] = [], places: PlaceIndex = PlaceIndex([])) {
    tree = FormTree(set.forms)
    self.lanes = lanes
    self.places = places
    roles = Array(repeating: Role(), count: set.forms.count)
    var single = set.forms.map { _ in [Int32]() }
    var wild = single
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
          roles[Int(first)].openMarks |= Self.closeMarks(sequence, set)
        }
        for second in set.choices[next.forms] {
          roles[Int(second)].follows = true
          roles[Int(first)].nextMarks |= Self.mark(of: second)
          if next.gap > 0 { roles[Int(first)].farMarks |= Self.mark(of: second) }
        }
      }
    }
    for form in roles.indices {
      roles[form].alone = Int32(alone.count)..<Int32(alone.count + single[form].count)
      alone += single[form].map {
        let sequence = set.sequences[Int($0)]
        return WordMemory.Alone(pattern: sequence.pattern, fit: sequence.fit)
      }
      roles[form].open = Int32(open.count)..<Int32(open.count + wild[form].count)
      open += wild[form]
    }
  }

  /// The marks of a sequence's third word; all when it has none or when others may stand before it.
  private static func closeMarks(_ sequence: PatternSet.Sequence, _ set: PatternSet) -> UInt64 {
    guard let third = sequence.steps.dropFirst(2).first.map({ set.steps[$0] }), third.gap == 0,
      !third.forms.isEmpty
    else { return .max }
    return set.choices[third.forms].reduce(0) { $0 | mark(of: $1) }
  }

  /// Appends the forms that a word is or begins with.
  func appendForms(
    of bytes: borrowing Tray<UInt8>, _ range: Range<Int>, to forms: inout Tray<Int32>
  ) {
    tree.appendForms(of: bytes, range, to: &forms)
  }

  /// The patterns that a form is alone.
  func patterns(ofForm form: Int32) -> some Sequence<Int32> {
    roles[Int(form)].alone.lazy.map { [alone] in alone[Int($0)].pattern }
  }

  /// Finds out everything about a word: what is asked of every word, and what else is to be kept.
  func study(
    _ bytes: borrowing Tray<UInt8>, _ range: Range<Int>, into memory: inout WordMemory,
    _ word: inout HeardWord
  ) -> WordLore {
    var lore = WordLore()
    lore.begin = Int32(memory.forms.count)
    tree.appendForms(of: bytes, range, to: &memory.forms)
    let isTag = bytes[range.lowerBound] == UInt8(ascii: "#")
    let signed = memory.forms.count
    if isTag { tree.appendForms(of: bytes, range.dropFirst(), to: &memory.forms) }
    let end = memory.forms.count
    // The last form found tells those found before on the same way, not those of another.
    let hasOneWay = signed == Int(lore.begin) || signed == end
    if hasOneWay, end > Int(lore.begin) { word.kin = memory.forms[end - 1] }
    word.aloneBegin = Int32(memory.alone.count)
    for place in Int(lore.begin)..<end {
      let form = memory.forms[place]
      let role = roles[Int(form)]
      word.reach = max(word.reach, Int8(clamping: role.reach))
      word.nextMarks |= role.nextMarks
      word.farMarks |= role.farMarks
      word.takesAny = word.takesAny || !role.open.isEmpty
      word.marks |= Self.mark(of: form)
      if role.follows { word.followMarks |= Self.mark(of: form) }
      for index in role.alone { add(alone[Int(index)], to: &memory, &word) }
    }
    lore.count = Int32(end) - lore.begin
    // Behind all forms stand once more those that begin and those that continue something.
    for place in Int(lore.begin)..<end where roles[Int(memory.forms[place])].reach > 0 {
      memory.forms.append(memory.forms[place])
      lore.starters += 1
    }
    for place in Int(lore.begin)..<end where roles[Int(memory.forms[place])].follows {
      memory.forms.append(memory.forms[place])
      lore.followers += 1
    }
    lore.traits = WordTraits.of(bytes, range)
    places.complete(&lore.traits, bytes, range, isTag: isTag)
    word.cues = lore.traits.cues
    word.goesFar = word.takesAny || word.farMarks != 0
    return lore
  }

  private func add(
    _ found: WordMemory.Alone, to memory: inout WordMemory, _ word: inout HeardWord
  ) {
    if Int(found.pattern) < lanes.count, lanes[Int(found.pattern)] != 0 {
      word.languages &+= lanes[Int(found.pattern)]
      return
    }
    for index in Int(word.aloneBegin)..<memory.alone.count
    where memory.alone[index].pattern == found.pattern {
      return
    }
    memory.alone.append(found)
    word.alone += 1
  }
}
