internal import Text

/// What a word does to its neighbours.
struct WordRole: Sendable {
  /// Turns round what follows.
  var isNegator = false
  /// Ends what a negator reaches.
  var isTurn = false
  /// Passed by a phrase of relief: "problema" in "sin ningún problema".
  var isRelieved = false
  /// The entry by which it strengthens or weakens what follows, or −1.
  var booster: Int32 = -1
}

extension FieldReading {
  /// Settles which entries share the words: from the left, the longest, then the most exact.
  mutating func settle(_ all: [Lexicon.Entry]) {
    roles.append(contentsOf: repeatElement(WordRole(), count: text.words.count))
    var reached = -1
    var index = 0
    while index < entries.count {
      let first = entries[index].hit.first
      var best = -1
      while index < entries.count, entries[index].hit.first == first {
        let (_, entry) = entries[index]
        if first > reached, Self.isFelt(all[entry].kind),
          best < 0 || precedes(entries[index], entries[best])
        {
          best = index
        }
        index += 1
      }
      guard best >= 0 else { continue }
      let (hit, entry) = entries[best]
      reached = hit.last
      chosen.append((hit, entry))
      note(hit, entry, all)
    }
  }

  private mutating func note(_ hit: Matcher.Hit, _ entry: Int, _ all: [Lexicon.Entry]) {
    switch all[entry].kind {
    case .negator: roles[hit.last].isNegator = true
    case .turn: roles[hit.first].isTurn = true
    case .booster: roles[hit.last].booster = Int32(entry)
    case .word where all[entry].weight > 0 && hit.length > 1:
      for word in (hit.first + 1)...hit.last { roles[word].isRelieved = true }
    default: return
    }
  }

  private static func isFelt(_ kind: Lexicon.Kind) -> Bool {
    switch kind {
    case .word, .courtesy, .negator, .booster, .turn, .laughter: true
    default: false
    }
  }

  private func precedes(
    _ one: (hit: Matcher.Hit, entry: Int), _ other: (hit: Matcher.Hit, entry: Int)
  ) -> Bool {
    if one.hit.last != other.hit.last { return one.hit.last > other.hit.last }
    if one.hit.fit != other.hit.fit { return one.hit.fit > other.hit.fit }
    return one.entry < other.entry
  }

  /// True when "no", "nunca", "sin"… stands right before a word, or one word earlier.
  func isNegated(before word: Int) -> Bool {
    var index = word
    while index > 0, index > word - 2, text.words[index].pause == .none {
      index -= 1
      if roles[index].isNegator { return true }
    }
    return false
  }

  /// Whether a negator among the four words before reaches this one.
  func isReached(_ word: Int) -> Bool {
    var index = word
    while index > 0, index > word - 4, text.words[index].pause == .none {
      index -= 1
      if roles[index].isTurn { return false }
      if roles[index].isNegator { return true }
    }
    return false
  }

  /// The nearest "muy", "re" or "poco" of the two words before: its place and its entry.
  func booster(before word: Int) -> (place: Int, entry: Int)? {
    var index = word
    while index > 0, index > word - 2, text.words[index].pause == .none {
      index -= 1
      if roles[index].booster >= 0 { return (index, Int(roles[index].booster)) }
    }
    return nil
  }
}
