internal import Model
internal import Text

/// Decides which names in a text are places, and which of several places of one name is meant.
struct PlaceFinder: Sendable {
  /// A place with the words that name it.
  struct Found: Sendable, BitwiseCopyable {
    var match: PlaceIndex.Match
    /// Its row in the gazetteer.
    var row: Int
    var weight: Int
    var isSure: Bool
  }

  /// What is weighed of a row; names and countries are numbers, equal for equal spellings.
  struct Spot: Sendable, BitwiseCopyable {
    var name: Int32
    /// The province in which it lies; −1 without one.
    var province: Int32
    var country: Int32
    var id: Int32
    var kind: Gazetteer.Kind
    var caution: Gazetteer.Caution?
    var population: Int
    var latitude: Double
    var longitude: Double
  }

  /// Memory that one text leaves to the next.
  struct Scratch: ~Copyable {
    var matches = Tray<PlaceIndex.Match>()
    /// What was found in one member, by `find`.
    var found = Tray<Found>()
  }

  /// The country whose places come first where nothing tells.
  static let defaultHome = "AR"
  /// Places nearer than this, in degrees, are told apart by each other (about 150 km).
  private static let near = 1.4

  private let rows: [Gazetteer.Row]
  private let spots: [Spot]
  private let countries: [String]
  private let index: PlaceIndex
  private let weights: PlaceWeight

  init(_ gazetteer: Gazetteer) {
    rows = gazetteer.rows
    index = PlaceIndex(gazetteer.rows)
    weights = PlaceWeight(index)
    var numbers: [String: Int32] = [:]
    func number(_ text: String) -> Int32 {
      let next = Int32(numbers.count)
      return numbers[text]
        ?? {
          numbers[text] = next
          return next
        }()
    }
    var countries: [String] = []
    spots = rows.map { row in
      if !countries.contains(row.place.country) { countries.append(row.place.country) }
      return Spot(
        name: number(row.place.name), province: row.place.province.map(number) ?? -1,
        country: Int32(countries.firstIndex(of: row.place.country) ?? 0),
        id: number("id " + row.place.id), kind: row.kind, caution: row.caution,
        population: row.population, latitude: row.place.latitude, longitude: row.place.longitude)
    }
    self.countries = countries
  }

  /// What words are to the names of places.
  var names: PlaceIndex { index }

  /// A country as one bit of 64; none when no place lies in it.
  func bit(ofCountry country: String) -> UInt64 {
    countries.firstIndex(of: country).map { 1 << UInt64(min($0, 63)) } ?? 0
  }

  /// A place by the number of its row.
  func place(_ row: Int) -> Finding.Place { rows[row].place }

  /// Leaves the places of a text in `scratch.found`, in its order; `home` has the bits of the countries
  /// whose places come first.
  func find(in field: borrowing FieldReading, home: UInt64, _ scratch: inout Scratch) {
    scratch.found.removeAll()
    index.matches(in: field, into: &scratch.matches)
    guard !scratch.matches.isEmpty else { return }
    var refused = -9
    for place in 0..<scratch.matches.count {
      let match = scratch.matches[place]
      let row = bearer(of: match, scratch.matches, field, home)
      // The second street of a corner is no place either.
      let isCorner = refused == match.first - 2 && isAnd(match.first - 1, field)
      guard !isCorner, let weight = weights.weight(match, spots[row], field) else {
        refused = match.last
        continue
      }
      let need = PlaceWeight.threshold(spots[row], isHome: isHome(spots[row], home))
      scratch.found.append(
        Found(match: match, row: row, weight: weight - need, isSure: weight >= need))
    }
    enlist(&scratch.found, field)
    narrow(&scratch.found, field)
  }

  private func isHome(_ spot: Spot, _ home: UInt64) -> Bool {
    home & (1 << UInt64(min(spot.country, 63))) != 0
  }

  // MARK: Homonyms

  /// The row that a name most likely means: by what else the text names, the country, the people there.
  private func bearer(
    of match: PlaceIndex.Match, _ all: borrowing Tray<PlaceIndex.Match>,
    _ field: borrowing FieldReading, _ home: UInt64
  ) -> Int {
    var best = (row: index.bearers[match.rows.lowerBound], score: -Double.infinity)
    if match.rows.count == 1 { return best.row }
    for place in match.rows {
      let row = index.bearers[place]
      var score = size(spots[row])
      if isHome(spots[row], home) { score += 1.5 }
      if spots[row].kind == .province { score += isCalledProvince(match, field) ? 9 : -1.6 }
      for other in 0..<all.count where all[other].first != match.first {
        score += kinship(spots[row], all[other])
      }
      if score > best.score { best = (row, score) }
    }
    return best.row
  }

  /// The number of digits of its people, roughly their decimal logarithm.
  private func size(_ row: Spot) -> Double {
    var size = 0.0
    var rest = Double(max(row.population, 5000))
    while rest >= 10 {
      rest /= 10
      size += 1
    }
    return size + rest / 10
  }

  private func isCalledProvince(_ match: PlaceIndex.Match, _ field: borrowing FieldReading) -> Bool
  {
    for back in 1...2 where match.first >= back {
      if field.traits(match.first - back).place.contains(.province) { return true }
    }
    return false
  }

  /// What another name in the text adds for a row: its province most, a place close by a little.
  private func kinship(_ row: Spot, _ other: PlaceIndex.Match) -> Double {
    var best = 0.0
    for place in other.rows {
      let kin = spots[index.bearers[place]]
      guard kin.country == row.country else { continue }
      if kin.kind == .province || kin.name == row.province {
        if kin.name == row.province, row.kind != .province { best = max(best, 3) }
      } else if other.rows.count == 1, isClose(kin, row, Self.near) {
        best = max(best, 2)
      }
    }
    return best
  }

  // MARK: Neighbours

  /// A doubtful name beside a sure one, in a list or with its province, becomes sure.
  private func enlist(_ found: inout Tray<Found>, _ field: borrowing FieldReading) {
    for _ in 0..<2 {
      for index in 0..<found.count where !found[index].isSure {
        let row = spots[found[index].row]
        for side in 0..<2 {
          let other = side == 0 ? index - 1 : index + 1
          guard other >= 0, other < found.count else { continue }
          let kin = spots[found[other].row]
          let low = min(index, other)
          guard isBeside(found[low].match, found[low + 1].match, field) else { continue }
          let isOwn =
            row.province == kin.name && row.kind != .province && row.country == kin.country
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

  private func isClose(_ one: Spot, _ other: Spot, _ degrees: Double) -> Bool {
    abs(one.latitude - other.latitude) < degrees
      && abs(one.longitude - other.longitude) < degrees
  }

  private func isAnd(_ word: Int, _ field: borrowing FieldReading) -> Bool {
    !field.traits(word).cues.isDisjoint(with: [.y, .e])
  }

  /// True when only a comma, "y", "e" or "o" stands between two names.
  private func isBeside(
    _ one: PlaceIndex.Match, _ other: PlaceIndex.Match, _ field: borrowing FieldReading
  ) -> Bool {
    let next = field.text.words[other.first]
    if other.first == one.last + 1 { return next.pause == .comma }
    guard other.first == one.last + 2, next.isTied else { return false }
    return isAnd(one.last + 1, field)
      || field.traits(one.last + 1).cues.contains(.o)
  }

  /// "Rosario, Santa Fe" is one place: the province behind it only says which.
  private func narrow(_ found: inout Tray<Found>, _ field: borrowing FieldReading) {
    var index = 1
    while index < found.count {
      let one = found[index - 1]
      let other = found[index]
      let gap = other.match.first - one.match.last - 1
      let isOwn =
        spots[one.row].province == spots[other.row].name
        && spots[one.row].country == spots[other.row].country
        && spots[one.row].id != spots[other.row].id
      let isTied = gap <= 2 && !isJoined(one.match, other.match, field)
      if one.isSure, isOwn, isTied { found.remove(at: index) } else { index += 1 }
    }
  }

  private func isJoined(
    _ one: PlaceIndex.Match, _ other: PlaceIndex.Match, _ field: borrowing FieldReading
  ) -> Bool {
    for word in (one.last + 1)..<max(one.last + 1, other.first) {
      let traits = field.traits(word)
      guard traits.cues.contains(.de) || traits.place.contains(.province) else { return true }
    }
    return false
  }
}
