internal import Model
internal import Text

/// Decides which names in a text are places, and which of several places of one name is meant.
struct PlaceFinder: Sendable {
  /// A place with the words that name it.
  struct Found {
    var match: PlaceIndex.Match
    /// Its row in the gazetteer.
    var row: Int
    var weight: Int
    var isSure: Bool
  }

  /// The country whose places come first where nothing tells.
  static let defaultHome = "AR"
  /// Places nearer than this, in degrees, are told apart by each other (about 150 km).
  private static let near = 1.4

  private let rows: [Gazetteer.Row]
  private let index: PlaceIndex

  init(_ gazetteer: Gazetteer) {
    rows = gazetteer.rows
    index = PlaceIndex(gazetteer.rows)
  }

  /// A place by the number of its row.
  func place(_ row: Int) -> Finding.Place { rows[row].place }

  /// The places of a text, in its order.
  func find(in text: FoldedText, home: [String]) -> [Found] {
    var matches: [PlaceIndex.Match] = []
    index.matches(in: text, upTo: Matcher.reach, into: &matches)
    guard !matches.isEmpty else { return [] }
    let weights = PlaceWeight(text, index)
    var found: [Found] = []
    var refused = -9
    for match in matches {
      let row = bearer(of: match, matches, text, home)
      // The second street of a corner is no place either.
      let isCorner = refused == match.first - 2 && isAnd(match.first - 1, text)
      guard !isCorner, let weight = weights.weight(match, rows[row]) else {
        refused = match.last
        continue
      }
      let need = PlaceWeight.threshold(rows[row], isHome: home.contains(rows[row].place.country))
      found.append(Found(match: match, row: row, weight: weight - need, isSure: weight >= need))
    }
    enlist(&found, text)
    narrow(&found, text)
    return found.filter(\.isSure)
  }

  // MARK: Homonyms

  /// The row that a name most likely means: by what else the text names, the country, the people there.
  private func bearer(
    of match: PlaceIndex.Match, _ all: [PlaceIndex.Match], _ text: FoldedText, _ home: [String]
  ) -> Int {
    var best = (row: index.bearers[match.rows.lowerBound], score: -Double.infinity)
    for row in index.bearers[match.rows] {
      var score = size(rows[row])
      if home.contains(rows[row].place.country) { score += 1.5 }
      if rows[row].kind == .province { score += isCalledProvince(match, text) ? 9 : -1.6 }
      for other in all where other.first != match.first {
        score += kinship(rows[row], other)
      }
      if score > best.score { best = (row, score) }
    }
    return best.row
  }

  /// The number of digits of its people, roughly their decimal logarithm.
  private func size(_ row: Gazetteer.Row) -> Double {
    var size = 0.0
    var rest = Double(max(row.population, 5000))
    while rest >= 10 {
      rest /= 10
      size += 1
    }
    return size + rest / 10
  }

  private func isCalledProvince(_ match: PlaceIndex.Match, _ text: FoldedText) -> Bool {
    for back in 1...2 where match.first >= back {
      let word = text.words[match.first - back]
      if PlaceCues.of(text.bytes[word.range]).contains(.province) { return true }
    }
    return false
  }

  /// What another name in the text adds for a row: its province most, a place close by a little.
  private func kinship(_ row: Gazetteer.Row, _ other: PlaceIndex.Match) -> Double {
    var best = 0.0
    for index in index.bearers[other.rows] {
      let kin = rows[index]
      guard kin.place.country == row.place.country else { continue }
      if kin.kind == .province || kin.place.name == row.place.province {
        if kin.place.name == row.place.province, row.kind != .province { best = max(best, 3) }
      } else if other.rows.count == 1, isClose(kin, row, Self.near) {
        best = max(best, 2)
      }
    }
    return best
  }

  // MARK: Neighbours

  /// A doubtful name beside a sure one, in a list or with its province, becomes sure.
  private func enlist(_ found: inout [Found], _ text: FoldedText) {
    for _ in 0..<2 {
      for index in found.indices where !found[index].isSure {
        let row = rows[found[index].row]
        for other in [index - 1, index + 1] where found.indices.contains(other) {
          let kin = rows[found[other].row]
          let low = min(index, other)
          guard isBeside(found[low].match, found[low + 1].match, text) else { continue }
          let isOwn =
            row.place.province == kin.place.name && row.kind != .province
            && row.place.country == kin.place.country
          let isNear = found[other].isSure && isClose(row, kin, 0.25)
          let need = isOwn || isNear ? -10 : -7
          if isOwn || found[other].isSure, found[index].weight >= need {
            found[index].isSure = true
            if isOwn { found[other].isSure = true }
          }
        }
      }
    }
  }

  private func isClose(_ one: Gazetteer.Row, _ other: Gazetteer.Row, _ degrees: Double) -> Bool {
    abs(one.place.latitude - other.place.latitude) < degrees
      && abs(one.place.longitude - other.place.longitude) < degrees
  }

  private func isAnd(_ word: Int, _ text: FoldedText) -> Bool {
    let bytes = text.bytes[text.words[word].range]
    return bytes.elementsEqual("y".utf8) || bytes.elementsEqual("e".utf8)
  }

  /// True when only a comma, "y", "e" or "o" stands between two names.
  private func isBeside(
    _ one: PlaceIndex.Match, _ other: PlaceIndex.Match, _ text: FoldedText
  ) -> Bool {
    let next = text.words[other.first]
    if other.first == one.last + 1 { return next.pause == .comma }
    guard other.first == one.last + 2, next.pause == .none else { return false }
    return isAnd(one.last + 1, text)
      || text.bytes[text.words[one.last + 1].range].elementsEqual("o".utf8)
  }

  /// "Rosario, Santa Fe" is one place: the province behind it only says which.
  private func narrow(_ found: inout [Found], _ text: FoldedText) {
    var index = 1
    while index < found.count {
      let one = found[index - 1]
      let other = found[index]
      let gap = other.match.first - one.match.last - 1
      let isOwn =
        rows[one.row].place.province == rows[other.row].place.name
        && rows[one.row].place.country == rows[other.row].place.country
        && rows[one.row].place.id != rows[other.row].place.id
      let isTied = gap <= 2 && !isJoined(one.match, other.match, text)
      if one.isSure, isOwn, isTied { found.remove(at: index) } else { index += 1 }
    }
  }

  private func isJoined(
    _ one: PlaceIndex.Match, _ other: PlaceIndex.Match, _ text: FoldedText
  ) -> Bool {
    for word in (one.last + 1)..<max(one.last + 1, other.first) {
      let bytes = text.bytes[text.words[word].range]
      guard bytes.elementsEqual("de".utf8) || PlaceCues.of(bytes).contains(.province) else {
        return true
      }
    }
    return false
  }
}
