internal import Text

extension Matcher {
  /// Tries the sequences of a pair of forms.
  @inline(never)
  func goOn(
    _ place: PairTable.Place, _ first: Int, _ second: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    let between = second &- first &- 1
    var index = place.begin
    while index < place.end {
      let member = pairs.member(index)
      index &+= 1
      if between <= Int(member.gap), mayGoOn(member, second, reading) {
        complete(member.sequence, first, second, known: 2, reading, &scratch)
      }
    }
    if place.number >= 0 { goOnByThird(place.number, first, second, reading, &scratch) }
  }

  /// Tries those sequences of a pair with many that go on with the word right behind.
  @inline(never)
  private func goOnByThird(
    _ pair: Int32, _ first: Int, _ second: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    guard second &+ 1 < reading.judged, reading.text.words[second &+ 1].isTied else { return }
    for form in reading.memory.lore(reading.spelling(second &+ 1)).all {
      guard let place = thirds.place(pair, reading.memory.forms[form]) else { continue }
      for index in place.begin..<place.end {
        complete(thirds.member(index).sequence, first, second, known: 3, reading, &scratch)
      }
    }
  }

  /// The marks of the word right behind another, none when a pause or nothing follows.
  @inline(__always)
  func nextMarks(behind word: Int, _ reading: borrowing FieldReading) -> UInt64 {
    guard word &+ 1 < reading.judged, reading.text.words[word &+ 1].isTied else { return 0 }
    return reading.heard(word &+ 1).marks
  }

  /// False when the marks tell that no word has the third place of a sequence.
  @inline(__always)
  private func mayGoOn(
    _ member: PairTable.Member, _ second: Int, _ reading: borrowing FieldReading
  ) -> Bool {
    if member.nextMarks == 0 { return true }
    var word = second &+ 1
    let last = min(word &+ Int(member.nextGap), reading.judged &- 1)
    while word <= last, reading.text.words[word].isTied {
      if member.nextMarks == .max { return true }
      if reading.heard(word).marks & member.nextMarks != 0 { return true }
      word &+= 1
    }
    return false
  }

  /// Notes a sequence of which two or three words are known, unless it does not go on or was found already.
  ///
  /// The third stands right behind the second.
  @inline(never)
  func complete(
    _ number: Int32, _ first: Int, _ second: Int, known: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    guard !scratch.hasSeen(number, at: first) else { return }
    let range = sequences[Int(number)].steps
    guard second &- first &- 1 <= Int(steps[range.lowerBound &+ 1].gap) else { return }
    var last = second &+ known &- 2
    if range.lowerBound &+ known < range.upperBound {
      guard let end = end(of: range.lowerBound &+ known, range.upperBound, after: last, reading)
      else { return }
      last = end
    }
    scratch.see(number, at: first)
    add(number, first, last, to: &scratch)
  }

  /// Notes a hit, unless a longer one of the same pattern begins with the same word.
  private func add(_ number: Int32, _ first: Int, _ last: Int, to scratch: inout Scratch) {
    let sequence = sequences[Int(number)]
    let hit = Hit(
      pattern: Int(sequence.pattern), first: first, last: last, fit: Int(sequence.fit))
    var index = scratch.hits.count
    while index > 0, scratch.hits[index &- 1].first == first {
      index &-= 1
      guard scratch.hits[index].pattern == hit.pattern else { continue }
      if scratch.hits[index].last < last { scratch.hits[index] = hit }
      return
    }
    scratch.hits.append(hit)
  }

  /// The last word of the steps from `place` on, or nil when they do not follow.
  private func end(
    of place: Int, _ limit: Int, after word: Int, _ reading: borrowing FieldReading
  ) -> Int? {
    var (place, word) = (place, word)
    while place < limit {
      var candidate = word &+ 1
      let last = min(candidate &+ Int(steps[place].gap), reading.judged &- 1)
      // A step without a gap, and the last one, leave nothing to try again.
      let isOnlyTry = place &+ 1 == limit || candidate == last
      while true {
        guard candidate <= last, reading.text.words[candidate].isTied else { return nil }
        if fits(steps[place], candidate, reading) {
          if isOnlyTry { break }
          if let end = end(of: place &+ 1, limit, after: candidate, reading) { return end }
        }
        candidate &+= 1
      }
      (place, word) = (place &+ 1, candidate)
    }
    return word
  }

  @inline(__always)
  private func fits(_ step: Step, _ word: Int, _ reading: borrowing FieldReading) -> Bool {
    if step.forms.isEmpty { return true }
    let spelling = reading.spelling(word)
    if step.marks & reading.memory.heard[spelling].marks == 0 { return false }
    let choices = choices.span.extracting(Int(step.forms.lowerBound)..<Int(step.forms.upperBound))
    for place in reading.memory.lore(spelling).all {
      let form = reading.memory.forms[place]
      var choice = 0
      while choice < choices.count {
        if choices[choice] == form { return true }
        choice &+= 1
      }
    }
    return false
  }
}
