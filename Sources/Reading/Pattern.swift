internal import Text

/// A phrase to look for, parsed from the small language of rules and lexicons.
///
/// Words stand next to each other; case and accents do not matter, ñ does. `caíd*` is any word that
/// begins so, `*` any word at all; `(a|b c)` are alternatives and may hold
/// others, `(a|b)?` may be missing; `…` lets up to
/// three other words stand between, `…5` up to five.
struct Pattern: Sendable {
  /// One word of the pattern; several forms are alternatives, none is any word.
  struct Step: Sendable, Hashable {
    var forms: [Form] = []
    /// How many other words may stand before it.
    var gap = 0
  }

  /// A spelling, whole or the beginning of a word.
  struct Form: Sendable, Hashable {
    var bytes: [UInt8]
    var isStem: Bool
  }

  /// Why a pattern cannot be understood.
  struct Mistake: Error {
    var what: String
    /// Characters before the mistake.
    var offset: Int
  }

  /// A pattern with more ways to read it is a mistake.
  static let mostReadings = 256

  /// Every way to read the pattern.
  private(set) var sequences: [[Step]] = [[]]

  /// One form taken as it stands, for emoji and emoticons.
  init(literal bytes: [UInt8]) {
    sequences = [[Step(forms: [Form(bytes: bytes, isStem: false)])]]
  }

  /// Parses a pattern.
  init(_ text: String) throws(Mistake) {
    var parser = PatternParser(text)
    while let item = try parser.next() { try add(item, at: parser.offset) }
    guard parser.gap == 0 else {
      throw Mistake(what: Texts.gapAtEdge, offset: parser.offset)
    }
    guard sequences.allSatisfy({ !$0.isEmpty }) else {
      throw Mistake(what: Texts.emptyPattern, offset: 0)
    }
    for steps in sequences where steps.first.map({ $0.forms.isEmpty || $0.gap > 0 }) ?? true {
      throw Mistake(what: Texts.openBeginning, offset: 0)
    }
  }

  /// Alternatives of one word each are one step with several forms; longer ones stay readings of their own.
  static func merged(_ options: [[Step]]) -> [[Step]] {
    let single = options.filter { $0.count == 1 && !$0[0].forms.isEmpty && $0[0].gap == 0 }
    guard single.count > 1 else { return options }
    return [[Step(forms: single.flatMap { $0[0].forms })]]
      + options.filter { !($0.count == 1 && !$0[0].forms.isEmpty && $0[0].gap == 0) }
  }

  private mutating func add(_ item: PatternParser.Item, at offset: Int) throws(Mistake) {
    var next: [[Step]] = []
    let options = Self.merged(item.options)
    for sequence in sequences {
      for option in options {
        var steps = option
        steps[0].gap = sequence.isEmpty ? item.gap : max(steps[0].gap, item.gap)
        next.append(sequence + steps)
      }
      if item.isOptional { next.append(sequence) }
    }
    guard next.count <= Self.mostReadings else {
      throw Mistake(what: Texts.tooManyReadings, offset: offset)
    }
    sequences = next
  }
}

/// Cuts a pattern's text into words, groups and gaps.
struct PatternParser {
  /// A word or a group: alternatives of one or more words.
  struct Item {
    var options: [[Pattern.Step]]
    var isOptional = false
    var gap: Int
  }

  private let characters: [Character]
  private(set) var offset = 0
  /// The gap that waits for its next word.
  private(set) var gap = 0

  init(_ text: String) { characters = Array(text) }

  private var current: Character? { offset < characters.count ? characters[offset] : nil }

  /// The next word or group, nil at the end.
  mutating func next() throws(Pattern.Mistake) -> Item? {
    while let character = current {
      if character.isWhitespace {
        offset += 1
      } else if character == "…" {
        takeGap()
      } else if character == "(" {
        return try group()
      } else if "|)?".contains(character) {
        throw Pattern.Mistake(what: Texts.unexpected(character), offset: offset)
      } else {
        let steps = try words()
        return Item(options: [steps], gap: takenGap())
      }
    }
    return nil
  }

  private mutating func takeGap() {
    offset += 1
    gap = 3
    guard let digit = current?.wholeNumberValue else { return }
    gap = digit
    offset += 1
  }

  private mutating func takenGap() -> Int {
    defer { gap = 0 }
    return gap
  }

  private mutating func group() throws(Pattern.Mistake) -> Item {
    let start = offset
    var item = Item(options: [], gap: takenGap())
    var readings: [[Pattern.Step]] = [[]]
    offset += 1
    while let character = current {
      switch character {
      case " ": offset += 1
      case "|", ")":
        guard readings.allSatisfy({ !$0.isEmpty }) else {
          throw Pattern.Mistake(what: Texts.emptyAlternative, offset: offset)
        }
        guard gap == 0 else { throw Pattern.Mistake(what: Texts.gapAtEdge, offset: offset) }
        item.options += readings
        readings = [[]]
        offset += 1
        guard character == ")" else { continue }
        item.options = Pattern.merged(item.options)
        if current == "?" {
          item.isOptional = true
          offset += 1
        }
        return item
      case "(": try extend(&readings, by: group(), from: start)
      case "…" where readings.allSatisfy({ !$0.isEmpty }): takeGap()
      case "?", "…": throw Pattern.Mistake(what: Texts.unexpected(character), offset: offset)
      default:
        let steps = try words()
        try extend(&readings, by: Item(options: [steps], gap: takenGap()), from: start)
      }
    }
    throw Pattern.Mistake(what: Texts.unclosedGroup, offset: start)
  }

  /// Goes on with every reading of an alternative by every reading of what follows it.
  private func extend(
    _ readings: inout [[Pattern.Step]], by item: Item, from start: Int
  ) throws(Pattern.Mistake) {
    var next = item.isOptional ? readings : []
    for reading in readings {
      for option in item.options {
        var steps = option
        steps[0].gap = max(steps[0].gap, item.gap)
        next.append(reading + steps)
      }
    }
    guard next.count <= Pattern.mostReadings else {
      throw Pattern.Mistake(what: Texts.tooManyReadings, offset: start)
    }
    readings = next
  }

  /// One chunk between spaces, which may fold to several words (`24/7`).
  private mutating func words() throws(Pattern.Mistake) -> [Pattern.Step] {
    let start = offset
    var chunk = ""
    while let character = current, !character.isWhitespace, !"()|?…".contains(character) {
      chunk.append(character)
      offset += 1
    }
    if chunk == "*" { return [Pattern.Step()] }
    let isStem = chunk.hasSuffix("*") && chunk.count > 1
    let folded = FoldedText(isStem ? String(chunk.dropLast()) : chunk)
    guard !folded.words.isEmpty, !chunk.dropLast().contains("*") || chunk.hasPrefix("*") else {
      throw Pattern.Mistake(what: Texts.noWord(chunk), offset: start)
    }
    var steps = folded.words.map { token in
      Pattern.Step(forms: [
        Pattern.Form(bytes: folded.bytes.array(folded.range(of: token)), isStem: false)
      ])
    }
    if isStem { steps[steps.count - 1].forms[0].isStem = true }
    return steps
  }
}
