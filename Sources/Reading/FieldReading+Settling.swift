internal import Text

/// What a word does to its neighbours.
struct WordRole: Sendable, BitwiseCopyable {
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
  mutating func settle(_ felt: [SentimentJudge.Felt]) {
    var reached = -1
    var index = 0
    let count = entries.count
    while index < count {
      let first = entries[index].hit.first
      var best = -1
      while index < count, entries[index].hit.first == first {
        if first > reached, felt[entries[index].number].isFelt,
          best < 0 || precedes(entries[index], entries[best])
        {
          best = index
        }
        index += 1
      }
      guard best >= 0 else { continue }
      let found = entries[best]
      reached = found.hit.last
      chosen.append(found)
      if felt[found.number].acts { note(found.hit, found.number, felt[found.number]) }
    }
  }

  private mutating func note(_ hit: Matcher.Hit, _ entry: Int, _ felt: SentimentJudge.Felt) {
    switch felt.kind {
    case .negator, .turn, .booster: break
    case .word where felt.isBad:
      if !isReached(hit.first) { isAngry = true }
      return
    case .word where felt.weight > 0 && hit.length > 1: break
    default: return
    }
    switch felt.kind {
    case .negator: act(hit.last) { $0.isNegator = true }
    case .turn:
      act(hit.first) { $0.isTurn = true }
      lastTurn = max(lastTurn, hit.first)
    case .booster: act(hit.last) { $0.booster = Int32(entry) }
    default: for word in (hit.first + 1)...hit.last { act(word) { $0.isRelieved = true } }
    }
  }

  /// Changes what a word does to its neighbours.
  private mutating func act(_ word: Int, _ change: (inout WordRole) -> Void) {
    if roles.count < judged { roles.append(WordRole(), times: judged - roles.count) }
    change(&roles[word])
    acting.append(Int32(truncatingIfNeeded: word))
  }

  /// True when no word does anything to its neighbours.
  var isCalm: Bool { acting.isEmpty }

  /// True when a phrase of relief passes over a word.
  func isRelieved(_ word: Int) -> Bool { !isCalm && roles[word].isRelieved }

  private func precedes(_ one: Found, _ other: Found) -> Bool {
    if one.hit.last != other.hit.last { return one.hit.last > other.hit.last }
    if one.hit.fit != other.hit.fit { return one.hit.fit > other.hit.fit }
    return one.number < other.number
  }

  /// True when "no", "nunca", "sin"… stands right before a word, or one word earlier.
  func isNegated(before word: Int) -> Bool {
    guard !isCalm else { return false }
    var index = word
    while index > 0, index > word - 2, text.words[index].isTied {
      index -= 1
      if roles[index].isNegator { return true }
    }
    return false
  }

  /// The negator among the four words before that reaches this one; nil when none does.
  func negator(of word: Int) -> Int? {
    guard !isCalm else { return nil }
    var index = word
    while index > 0, index > word - 4, text.words[index].isTied {
      index -= 1
      if roles[index].isTurn { return nil }
      if roles[index].isNegator { return index }
    }
    return nil
  }

  /// Whether a negator among the four words before reaches this one.
  func isReached(_ word: Int) -> Bool { negator(of: word) != nil }

  /// The nearest "muy", "re" or "poco" of the two words before: its place and its entry.
  func booster(before word: Int) -> (place: Int, entry: Int)? {
    guard !isCalm else { return nil }
    var index = word
    while index > 0, index > word - 2, text.words[index].isTied {
      index -= 1
      if roles[index].booster >= 0 { return (index, Int(roles[index].booster)) }
    }
    return nil
  }
}
