internal import Text

extension FieldReading {
  /// Settles which entries share the words: from the left, the longest, then the most exact.
  mutating func settle(_ all: [Lexicon.Entry]) {
    let felt = entries.filter { Self.isFelt(all[$0.entry].kind) }.sorted(by: Self.precedes)
    var reached = -1
    for (hit, entry) in felt where hit.first > reached {
      reached = hit.last
      chosen.append((hit, entry))
      switch all[entry].kind {
      case .negator: negators.insert(hit.last)
      case .turn: turns.insert(hit.first)
      case .booster: boosters[hit.last] = entry
      case .word where all[entry].weight > 0 && hit.length > 1:
        relieved.formUnion((hit.first + 1)...hit.last)
      default: continue
      }
    }
  }

  private static func isFelt(_ kind: Lexicon.Kind) -> Bool {
    switch kind {
    case .word, .courtesy, .negator, .booster, .turn: true
    default: false
    }
  }

  private static func precedes(
    _ one: (hit: Matcher.Hit, entry: Int), _ other: (hit: Matcher.Hit, entry: Int)
  ) -> Bool {
    if one.hit.first != other.hit.first { return one.hit.first < other.hit.first }
    if one.hit.last != other.hit.last { return one.hit.last > other.hit.last }
    if one.hit.fit != other.hit.fit { return one.hit.fit > other.hit.fit }
    return one.entry < other.entry
  }
}
