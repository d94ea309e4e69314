internal import Text

/// How much speaks for a name being a place, in quarter points.
///
/// The weights were set by hand on sentences written for it (`PlaceSentences`); "en" before a capital
/// letter is enough for any name, a well-known name needs little more than itself.
struct PlaceWeight {
  private let index: PlaceIndex

  init(_ index: PlaceIndex) { self.index = index }

  /// What a row's name needs; more abroad.
  static func threshold(_ row: PlaceFinder.Spot, isHome: Bool) -> Int {
    let abroad = isHome ? 0 : 3
    switch row.caution {
    case .word: return 14 + abroad
    case .name: return 13 + abroad
    case nil: return (isLarge(row) ? 8 : isTown(row) ? 10 : 12) + abroad
    }
  }

  private static func isLarge(_ row: PlaceFinder.Spot) -> Bool {
    row.population >= 100_000 || row.kind != .city
  }

  /// Of 10,000 and more, or a seat whose people the table does not count.
  private static func isTown(_ row: PlaceFinder.Spot) -> Bool {
    row.population >= 10_000 || row.population == 0
  }

  /// The weight of a name with the words around it; nil where it clearly names something else.
  func weight(
    _ match: PlaceIndex.Match, _ row: PlaceFinder.Spot, _ field: borrowing FieldReading
  ) -> Int? {
    var weight = Self.isLarge(row) ? 4 : Self.isTown(row) ? 2 : 0
    let capital = capital(match, field)
    if capital == 0, row.caution == .word, row.population < 200_000 { weight -= 4 }
    weight += capital
    if row.caution == nil, match.last > match.first { weight += 2 }
    if isTagged(match, field) { return weight + 14 }
    guard let before = before(match, row, field), let after = after(match, row, field) else {
      return nil
    }
    return weight + before + (before < 0 ? min(after, 0) : after)
  }

  private func cues(_ word: Int, _ field: borrowing FieldReading) -> PlaceCues {
    field.traits(word).place
  }

  private func isTagged(
    _ match: PlaceIndex.Match, _ field: borrowing FieldReading
  ) -> Bool {
    let word = field.text.words[match.first]
    if word.isTag { return true }
    guard match.first > 0 else { return false }
    var tag = match.first - 1
    while tag > 0, field.text.words[tag].isWord, match.first - tag < 8 { tag -= 1 }
    return field.text.words[tag].isTag && field.text.words[tag].end >= word.end
  }

  /// A capital inside a sentence says more than one at its beginning or in a text of capitals.
  private func capital(_ match: PlaceIndex.Match, _ field: borrowing FieldReading) -> Int {
    let first = field.text.words[match.first]
    let isArticled = match.last > match.first && cues(match.first, field).contains(.article)
    let named = isArticled ? field.text.words[match.first + 1] : first
    guard named.isCapitalised else { return 0 }
    if named.isShouted, field.text.width(of: named) > 3 {
      return match.first > 0 && !field.text.words[match.first - 1].isShouted ? 4 : 2
    }
    if isArticled { return 4 }
    return match.first == 0 || first.pause == .sentence ? 2 : 4
  }

  // MARK: Before

  private func before(
    _ match: PlaceIndex.Match, _ row: PlaceFinder.Spot, _ field: borrowing FieldReading
  ) -> Int? {
    // "provincia de Córdoba" says itself what it is.
    if match.last > match.first, cues(match.first, field).contains(.province) { return 10 }
    guard match.first > 0 else { return 0 }
    let previous = match.first - 1
    let cue = cues(previous, field)
    let pause = field.text.words[match.first].pause
    if pause != .none {
      let isAbbreviation = pause == .sentence && field.width(previous) <= 4
      return isAbbreviation && !cue.isDisjoint(with: [.street, .person]) ? nil : 0
    }
    if isStreetName(previous, field) { return nil }
    if cue.contains(.area) { return 12 }
    if !cue.isDisjoint(with: [.street, .other]) { return nil }
    if cue.contains(.person), row.caution != nil || field.text.words[previous].isCapitalised {
      return nil
    }
    if cue.contains(.locative) { return 10 }
    if cue.contains(.here) { return 6 }
    if cue.contains(.whole), previous > 0, field.text.words[previous].isTied,
      cues(previous - 1, field).contains(.locative), !cue.contains(.article)
    {
      return 10
    }
    if cue.contains(.article) { return -8 }
    if cue.contains(.link) { return linked(previous, row, field) }
    let isInName = field.text.words[previous].isCapitalised && !field.text.words[previous].isShouted
    return isInName && row.caution != nil && previous > 0 ? -4 : 0
  }

  /// "de Rosario": what stands before "de" decides.
  private func linked(
    _ link: Int, _ row: PlaceFinder.Spot, _ field: borrowing FieldReading
  ) -> Int? {
    let isOf = startsWithDe(field.text.words[link], field)
    guard link > 0, field.text.words[link].isTied else { return 4 }
    let cue = cues(link - 1, field)
    guard isOf else { return 4 }
    if cue.contains(.area) || cue.contains(.dweller) { return 10 }
    if cue.contains(.person) { return row.caution == nil ? 0 : nil }
    if cue.contains(.street) { return nil }
    return cue.contains(.other) ? -6 : 4
  }

  private func startsWithDe(
    _ word: TextToken, _ field: borrowing FieldReading
  ) -> Bool {
    let range = field.text.range(of: word)
    return range.count >= 2 && field.text.bytes.spells("de", range.prefix(2))
  }

  /// True when a street word stands before, with only capitals and small words between.
  private func isStreetName(_ previous: Int, _ field: borrowing FieldReading) -> Bool {
    var word = previous
    while word >= 0, previous - word < 3 {
      if cues(word, field).contains(.street) { return true }
      guard word == previous || field.text.words[word + 1].isTied else { return false }
      let isSmall =
        !cues(word, field).isDisjoint(with: [.link, .article]) && field.width(word) < 4
      guard field.text.words[word].isCapitalised || isSmall else { return false }
      word -= 1
    }
    return false
  }

  // MARK: After

  private func after(
    _ match: PlaceIndex.Match, _ row: PlaceFinder.Spot, _ field: borrowing FieldReading
  ) -> Int? {
    let next = match.last + 1
    guard next < field.judged, field.text.words[next].isWord,
      field.text.words[next].isTied
    else { return 0 }
    let word = field.text.words[next]
    let cue = cues(next, field)
    if isNumber(next, field) {
      let isMeasure =
        next + 1 < field.judged && field.text.words[next + 1].isTied
        && cues(next + 1, field).contains(.measure)
      return isMeasure || field.width(next) < 2 ? 0 : nil
    }
    if field.traits(next).cues.contains(.al), next + 1 < field.judged,
      isNumber(next + 1, field)
    {
      return nil
    }
    if cue.contains(.club) { return nil }
    if isCorner(next, row, field) { return nil }
    if cue.contains(.after) { return 8 }
    if row.caution == nil, isCutOff(next, field) { return 8 }
    let isInName = word.isCapitalised && !word.isShouted && cue.isEmpty
    return isInName && row.caution == .name ? -6 : 0
  }

  /// "Olavarría también está sin internet": "sin" within three words.
  private func isCutOff(_ next: Int, _ field: borrowing FieldReading) -> Bool {
    for word in next..<min(next + 3, field.judged) {
      if word > next, !field.text.words[word].isTied { return false }
      if field.traits(word).cues.contains(.sin) { return true }
    }
    return false
  }

  private func isNumber(_ word: Int, _ field: borrowing FieldReading) -> Bool {
    field.traits(word).cues.contains(.digits)
  }

  /// "Corrientes y Callao": a name that streets bear, "y", and a name that no place bears.
  private func isCorner(
    _ next: Int, _ row: PlaceFinder.Spot, _ field: borrowing FieldReading
  ) -> Bool {
    guard field.traits(next).cues.contains(.y), next + 1 < field.judged,
      field.text.words[next + 1].isTied, field.text.words[next + 1].isCapitalised,
      !field.text.words[next + 1].isShouted
    else { return false }
    guard row.caution != nil || row.kind == .province || row.population > 200_000 else {
      return false
    }
    return index.match(at: next + 1, in: field) == nil
  }
}
