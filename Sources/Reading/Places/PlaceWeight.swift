internal import Text

/// How much speaks for a name being a place, in quarter points.
///
/// The weights were set by hand on sentences written for it (`PlaceSentences`); "en" before a capital
/// letter is enough for any name, a well-known name needs little more than itself.
struct PlaceWeight {
  private let text: FoldedText
  private let index: PlaceIndex

  init(_ text: FoldedText, _ index: PlaceIndex) {
    self.text = text
    self.index = index
  }

  /// What a row's name needs; more abroad.
  static func threshold(_ row: Gazetteer.Row, isHome: Bool) -> Int {
    let abroad = isHome ? 0 : 3
    switch row.caution {
    case .word: return 14 + abroad
    case .name: return 13 + abroad
    case nil: return (isLarge(row) ? 8 : isTown(row) ? 10 : 12) + abroad
    }
  }

  private static func isLarge(_ row: Gazetteer.Row) -> Bool {
    row.population >= 100_000 || row.kind != .city
  }

  /// Of 10,000 and more, or a seat whose people the table does not count.
  private static func isTown(_ row: Gazetteer.Row) -> Bool {
    row.population >= 10_000 || row.population == 0
  }

  /// The weight of a name with the words around it; nil where it clearly names something else.
  func weight(_ match: PlaceIndex.Match, _ row: Gazetteer.Row) -> Int? {
    var weight = Self.isLarge(row) ? 4 : Self.isTown(row) ? 2 : 0
    let capital = capital(match)
    if capital == 0, row.caution == .word, row.population < 200_000 { weight -= 4 }
    weight += capital
    if row.caution == nil, match.last > match.first { weight += 2 }
    if isTagged(match) { return weight + 14 }
    guard let before = before(match, row), let after = after(match, row) else { return nil }
    return weight + before + (before < 0 ? min(after, 0) : after)
  }

  private func cues(_ word: Int) -> PlaceCues { PlaceCues.of(text.bytes[text.words[word].range]) }

  private func isTagged(_ match: PlaceIndex.Match) -> Bool {
    let word = text.words[match.first]
    if word.kind == .tag { return true }
    guard match.first > 0 else { return false }
    var tag = match.first - 1
    while tag > 0, text.words[tag].kind == .word, match.first - tag < 8 { tag -= 1 }
    return text.words[tag].kind == .tag && text.words[tag].sourceEnd >= word.sourceEnd
  }

  /// A capital inside a sentence says more than one at its beginning or in a text of capitals.
  private func capital(_ match: PlaceIndex.Match) -> Int {
    let first = text.words[match.first]
    let isArticled = match.last > match.first && cues(match.first).contains(.article)
    let named = isArticled ? text.words[match.first + 1] : first
    guard named.isCapitalised else { return 0 }
    if named.isShouted, named.range.count > 3 {
      return match.first > 0 && !text.words[match.first - 1].isShouted ? 4 : 2
    }
    if isArticled { return 4 }
    return match.first == 0 || first.pause == .sentence ? 2 : 4
  }

  // MARK: Before

  private func before(_ match: PlaceIndex.Match, _ row: Gazetteer.Row) -> Int? {
    // "provincia de Córdoba" says itself what it is.
    if match.last > match.first, cues(match.first).contains(.province) { return 10 }
    guard match.first > 0 else { return 0 }
    let previous = match.first - 1
    let cue = cues(previous)
    let pause = text.words[match.first].pause
    if pause != .none {
      let isAbbreviation = pause == .sentence && text.words[previous].range.count <= 4
      return isAbbreviation && !cue.isDisjoint(with: [.street, .person]) ? nil : 0
    }
    if isStreetName(previous) { return nil }
    if cue.contains(.area) { return 12 }
    if !cue.isDisjoint(with: [.street, .other]) { return nil }
    if cue.contains(.person), row.caution != nil || text.words[previous].isCapitalised {
      return nil
    }
    if cue.contains(.locative) { return 10 }
    if cue.contains(.here) { return 6 }
    if cue.contains(.whole), previous > 0, text.words[previous].pause == .none,
      cues(previous - 1).contains(.locative), !cue.contains(.article)
    {
      return 10
    }
    if cue.contains(.article) { return -8 }
    if cue.contains(.link) { return linked(previous, row) }
    let isInName = text.words[previous].isCapitalised && !text.words[previous].isShouted
    return isInName && row.caution != nil && previous > 0 ? -4 : 0
  }

  /// "de Rosario": what stands before "de" decides.
  private func linked(_ link: Int, _ row: Gazetteer.Row) -> Int? {
    let isOf = text.bytes[text.words[link].range].starts(with: "de".utf8)
    guard link > 0, text.words[link].pause == .none else { return 4 }
    let cue = cues(link - 1)
    guard isOf else { return 4 }
    if cue.contains(.area) || cue.contains(.dweller) { return 10 }
    if cue.contains(.person) { return row.caution == nil ? 0 : nil }
    if cue.contains(.street) { return nil }
    return cue.contains(.other) ? -6 : 4
  }

  /// True when a street word stands before, with only capitals and small words between.
  private func isStreetName(_ previous: Int) -> Bool {
    var word = previous
    while word >= 0, previous - word < 3 {
      if cues(word).contains(.street) { return true }
      guard word == previous || text.words[word + 1].pause == .none else { return false }
      let isSmall =
        !cues(word).isDisjoint(with: [.link, .article]) && text.words[word].range.count < 4
      guard text.words[word].isCapitalised || isSmall else { return false }
      word -= 1
    }
    return false
  }

  // MARK: After

  private func after(_ match: PlaceIndex.Match, _ row: Gazetteer.Row) -> Int? {
    let next = match.last + 1
    guard next < text.words.count, text.words[next].kind == .word, text.words[next].pause == .none
    else { return 0 }
    let word = text.words[next]
    let cue = cues(next)
    if isNumber(next) {
      let isMeasure =
        next + 1 < text.words.count && text.words[next + 1].pause == .none
        && cues(next + 1).contains(.measure)
      return isMeasure || word.range.count < 2 ? 0 : nil
    }
    if text.bytes[word.range].elementsEqual("al".utf8), next + 1 < text.words.count,
      isNumber(next + 1)
    {
      return nil
    }
    if cue.contains(.club) { return nil }
    if isCorner(next, row) { return nil }
    if cue.contains(.after) { return 8 }
    if row.caution == nil, isCutOff(next) { return 8 }
    let isInName = word.isCapitalised && !word.isShouted && cue.isEmpty
    return isInName && row.caution == .name ? -6 : 0
  }

  /// "Olavarría también está sin internet": "sin" within three words.
  private func isCutOff(_ next: Int) -> Bool {
    for word in next..<min(next + 3, text.words.count) {
      if word > next, text.words[word].pause != .none { return false }
      if text.bytes[text.words[word].range].elementsEqual("sin".utf8) { return true }
    }
    return false
  }

  private func isNumber(_ word: Int) -> Bool {
    text.bytes[text.words[word].range].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// "Corrientes y Callao": a name that streets bear, "y", and a name that no place bears.
  private func isCorner(_ next: Int, _ row: Gazetteer.Row) -> Bool {
    guard text.bytes[text.words[next].range].elementsEqual("y".utf8), next + 1 < text.words.count,
      text.words[next + 1].pause == .none, text.words[next + 1].isCapitalised,
      !text.words[next + 1].isShouted
    else { return false }
    guard row.caution != nil || row.kind == .province || row.population > 200_000 else {
      return false
    }
    let other = index.match(at: next + 1, in: text, text.words.count)
    return other == nil
  }
}
