internal import Text

extension Matcher {
  /// Tries the sequences of a pair of forms.
  @inline(never)
  func goOn(
    _ place: PairTable.Place, _ first: Int, _ second: Int, _ found: Int,
    _ reading: borrowing FieldReading, _ scratch: inout Scratch
  ) {
    let between = second &- first &- 1
    scratch.candidates.removeAll()
    var index = place.begin
    while index < place.end {
      let member = pairs.member(index)
      index &+= 1
      if between > Int(member.gap) { continue }
      if member.nextMarks != 0, !canGoOn(member, second, reading) { continue }
      scratch.candidates.append(member.sequence)
    }
    if place.number >= 0 { addThirds(place.number, second, reading, &scratch) }
    for index in 0..<scratch.candidates.count {
      complete(scratch.candidates[index], first, second, found, reading, &scratch)
    }
  }

  /// The marks of the word right behind another, none when a pause or nothing follows.
  @inline(__always)
  func nextMarks(behind word: Int, _ reading: borrowing FieldReading) -> UInt64 {
    guard word &+ 1 < reading.judged, reading.text.words[word &+ 1].isTied else { return 0 }
    return reading.heard(word &+ 1).marks
  }

  /// Adds the sequences of a pair that go on with the word right behind, in the order of sequences.
  @inline(__always)
  private func addThirds(
    _ pair: Int32, _ second: Int, _ reading: borrowing FieldReading, _ scratch: inout Scratch
  ) {
    guard second &+ 1 < reading.judged, reading.text.words[second &+ 1].isTied else { return }
    for form in reading.memory.lores[reading.place(second &+ 1)].all {
      guard let place = thirds.place(pair, reading.memory.forms[form]) else { continue }
      for index in place.begin..<place.end {
        let sequence = thirds.member(index).sequence
        var place = scratch.candidates.count
        scratch.candidates.append(sequence)
        while place > 0, scratch.candidates[place &- 1] > sequence {
          scratch.candidates[place] = scratch.candidates[place &- 1]
          place &-= 1
        }
        scratch.candidates[place] = sequence
      }
    }
  }

  /// False when the marks tell that no word has the third place of a sequence.
  @inline(__always)
  private func canGoOn(
    _ member: PairTable.Member, _ second: Int, _ reading: borrowing FieldReading
  ) -> Bool {
    var word = second &+ 1
    let last = min(word &+ Int(member.nextGap), reading.judged &- 1)
    while word <= last, reading.text.words[word].isTied {
      if member.nextMarks == .max { return true }
      if reading.heard(word).marks & member.nextMarks != 0 { return true }
      word &+= 1
    }
    return false
  }

  /// Notes a sequence that begins with two words, unless it does not go on or was found already.
  @inline(never)
  func complete(
    _ number: Int32, _ first: Int, _ second: Int, _ found: Int, _ reading: borrowing FieldReading,
    _ scratch: inout Scratch
  ) {
    guard scratch.seen[Int(number)] != scratch.mark else { return }
    let range = sequences[Int(number)].steps
    let place = range.lowerBound &+ 1
    guard second &- first &- 1 <= Int(steps[place].gap),
      let last = end(of: place &+ 1, range.upperBound, after: second, reading)
    else { return }
    scratch.seen[Int(number)] = scratch.mark
    add(number, first, last, from: found, to: &scratch)
  }

  private func add(
    _ number: Int32, _ first: Int, _ last: Int, from found: Int, to scratch: inout Scratch
  ) {
    let sequence = sequences[Int(number)]
    let hit = Hit(
      pattern: Int(sequence.pattern), first: first, last: last, fit: Int(sequence.fit))
    for index in found..<scratch.hits.count where scratch.hits[index].pattern == hit.pattern {
      if scratch.hits[index].last < last { scratch.hits[index] = hit }
      return
    }
    scratch.hits.append(hit)
  }

  /// The last word of the steps from `place` on, or nil when they do not follow.
  private func end(
    of place: Int, _ limit: Int, after word: Int, _ reading: borrowing FieldReading
  ) -> Int? {
    guard place < limit else { return word }
    let step = steps[place]
    var candidate = word &+ 1
    let last = min(candidate &+ Int(step.gap), reading.judged &- 1)
    while candidate <= last, reading.text.words[candidate].isTied {
      if fits(step, candidate, reading),
        let end = end(of: place &+ 1, limit, after: candidate, reading)
      {
        return end
      }
      candidate &+= 1
    }
    return nil
  }

  @inline(__always)
  private func fits(_ step: Step, _ word: Int, _ reading: borrowing FieldReading) -> Bool {
    if step.forms.isEmpty { return true }
    let place = reading.place(word)
    if step.marks & reading.memory.heard[place].marks == 0 { return false }
    for place in reading.memory.lores[place].all {
      let form = reading.memory.forms[place]
      var choice = Int(step.forms.lowerBound)
      while choice < Int(step.forms.upperBound) {
        if choices[choice] == form { return true }
        choice &+= 1
      }
    }
    return false
  }
}
