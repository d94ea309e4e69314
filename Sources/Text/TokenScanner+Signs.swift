extension TokenScanner {
  mutating func emoji(_ scalar: UInt32, _ width: Int, into text: inout FoldedText) {
    let begin = position
    let folded = text.bytes.count
    let isJoined = begin >= 3 && isJoiner(before: begin, text)
    position += width
    skipInvisible(text)
    pauseBriefly()
    if let last = text.signs.last, last.kind == .emoji, last.end == begin,
      isJoined || isSkinTone(scalar) || isSame(last, begin, width, text)
    {
      text.signs[text.signs.count - 1].end = position
      return
    }
    Folding.append(scalar, to: &text.bytes)
    text.hasFaces = true
    sign(.emoji, from: begin, folded: folded, into: &text)
  }

  private func isSkinTone(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

  private func isJoiner(before index: Int, _ text: borrowing FoldedText) -> Bool {
    text.source[index - 3] == 0xE2 && text.source[index - 2] == 0x80
      && text.source[index - 1] == 0x8D
  }

  private func isSame(
    _ token: TextToken, _ begin: Int, _ width: Int, _ text: borrowing FoldedText
  ) -> Bool {
    let range = text.range(of: token)
    guard range.count == width else { return false }
    for (offset, index) in range.enumerated()
    where text.bytes[index] != text.source[begin + offset] {
      return false
    }
    return true
  }

  private mutating func skipInvisible(_ text: borrowing FoldedText) {
    while position < text.source.count {
      let (scalar, width) = text.scalar(at: position)
      guard ScalarClass(scalar) == .invisible else { return }
      position += width
    }
  }

  /// A pause as short as a comma, unless there is a longer one already.
  mutating func pauseBriefly() { if case .none = pause { pause = .comma } }

  mutating func mark(_ scalar: UInt32, _ width: Int, into text: inout FoldedText) {
    switch scalar {
    case 0x3A, 0x3B, 0x3C, 0x3D:
      if emoticon(into: &text) { return }
      if scalar == 0x3A { pauseBriefly() } else if scalar == 0x3B { pause = .sentence }
    case 0x40:
      at(&text)
      if text.isLetter(at: position + 1) { return handle(into: &text) }
    case 0x23 where text.isLetter(at: position + 1): return tag(into: &text)
    case 0x24: text.hasMoneySign = true
    case 0x2E where isEllipsis(text):
      pauseBriefly()
      text.lastEllipsis = position + width
    case 0x2E: pause = .sentence
    case 0x2026:
      pauseBriefly()
      text.lastEllipsis = position + width
    case 0x21, 0xA1:
      if scalar == 0x21 {
        text.exclamationMarks += 1
        text.lastExclamation = position + width
      }
      pause = .sentence
    case 0x3F, 0xBF:
      if scalar == 0x3F {
        text.questionMarks += 1
        text.lastQuestion = position + width
      }
      pause = .sentence
    case 0x7C: pause = .sentence
    case 0x2C, 0x2013, 0x2014: pauseBriefly()
    default: break
    }
    position += width
  }

  private func isEllipsis(_ text: borrowing FoldedText) -> Bool {
    text.source.peek(position + 1) == UInt8(ascii: ".")
      || (position > 0 && text.source.peek(position - 1) == UInt8(ascii: "."))
  }

  private mutating func handle(into text: inout FoldedText) {
    if recall(known: 1, into: &text) { return }
    let begin = position
    var word = WordBuilder(start: text.bytes.count, collapses: false)
    text.bytes.append(UInt8(ascii: "@"))
    position += 1
    consumeLetters(&word, into: &text)
    while text.source.peek(position) == UInt8(ascii: "."), text.isLetter(at: position + 1) {
      text.bytes.append(UInt8(ascii: "."))
      position += 1
      consumeLetters(&word, into: &text)
    }
    if text.source.peek(position) == UInt8(ascii: "@"), text.isLetter(at: position + 1) {
      text.hasMail = true
      skipHost(text)
    }
    // They are part of a name, no number.
    word.digits = 0
    finish(word, .handle, from: begin, into: &text)
  }

  /// Passes over the server's name in `@ana@example.social`.
  private mutating func skipHost(_ text: borrowing FoldedText) {
    position += 1
    while text.isLetter(at: position) || isHostMark(text) {
      position += text.isLetter(at: position) ? text.scalar(at: position).width : 1
    }
  }

  private func isHostMark(_ text: borrowing FoldedText) -> Bool {
    let byte = text.source.peek(position)
    return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"))
      && text.isLetter(at: position + 1)
  }

  private mutating func tag(into text: inout FoldedText) {
    let begin = position
    let before = pause
    if !recall(known: 1, into: &text) {
      var word = WordBuilder(start: text.bytes.count, collapses: false)
      text.bytes.append(UInt8(ascii: "#"))
      position += 1
      consumeLetters(&word, into: &text)
      finish(word, .tag, from: begin, into: &text)
    }
    if text.firstTag < 0 { text.firstTag = text.words.count - 1 }
    let end = text.words.last.map { $0.end } ?? position
    parts(from: begin + 1, to: end, into: &text)
    position = end
    if text.words.last?.kind == .tag { return }
    let last = text.words.count - 1
    if before.rawValue > text.words[last].pause.rawValue { text.words[last].pause = before }
  }

  /// Adds the words of `#SinSeñal`, told by their capitals; nothing for a tag of one word.
  private mutating func parts(from begin: Int, to end: Int, into text: inout FoldedText) {
    var cut = begin
    while cut < end {
      let limit = nextCapital(after: cut, end, text)
      guard cut > begin || limit < end else { return }
      position = cut
      cut = limit
      if text.wordEnd(from: position) >= limit, recall(upTo: limit, into: &text) { continue }
      var word = WordBuilder(start: text.bytes.count, collapses: true)
      let begin = position
      while position < limit {
        let (scalar, width) = text.scalar(at: position)
        word.append(scalar, to: &text.bytes)
        position += width
      }
      finish(word, .word, from: begin, into: &text)
    }
  }

  /// Where the next capital follows a letter that is none; the end when there is none.
  private func nextCapital(after begin: Int, _ end: Int, _ text: borrowing FoldedText) -> Int {
    var index = begin
    var wasSmall = false
    while index < end {
      let (scalar, width) = text.scalar(at: index)
      let isCapital = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
      if isCapital, wasSmall { return index }
      wasSmall = !isCapital
      index += width
    }
    return end
  }

  // MARK: Emoticons

  /// Takes `:)`, `:-(`, `;D`, `=/`, `<3`; false when there is none here.
  private mutating func emoticon(into text: inout FoldedText) -> Bool {
    let eyes = text.source.peek(position)
    if eyes == UInt8(ascii: "<") {
      guard text.source.peek(position + 1) == UInt8(ascii: "3"),
        !ByteClass.isDigit(text.source.peek(position + 2))
      else {
        return false
      }
      return face(eyes, UInt8(ascii: "3"), width: 2, into: &text)
    }
    guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=") else {
      return false
    }
    let hasNose =
      text.source.peek(position + 1) == UInt8(ascii: "-")
      || text.source.peek(position + 1) == UInt8(ascii: "'")
    let place = position + (hasNose ? 2 : 1)
    switch text.source.peek(place) {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "|"):
      return face(eyes, text.source.peek(place), width: place + 1 - position, into: &text)
    case UInt8(ascii: "/")
    where text.source.peek(place + 1) != UInt8(ascii: "/") && !text.isLetter(at: place + 1):
      return face(eyes, text.source.peek(place), width: place + 1 - position, into: &text)
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "S"),
      UInt8(ascii: "s"), UInt8(ascii: "O"), UInt8(ascii: "o"):
      let isAlone = position == 0 || ScalarClass(UInt32(text.source.peek(position - 1))) != .letter
      guard isAlone, !text.isLetter(at: place + 1) else { return false }
      return face(eyes, text.source.peek(place), width: place + 1 - position, into: &text)
    default: return false
    }
  }

  private mutating func face(
    _ eyes: UInt8, _ mouth: UInt8, width: Int, into text: inout FoldedText
  ) -> Bool {
    let begin = position
    let folded = text.bytes.count
    position += width
    if mouth == UInt8(ascii: "3") { text.digitsOfSigns += 1 }
    while mouth != UInt8(ascii: "3"), text.source.peek(position) == mouth { position += 1 }
    text.bytes.append(eyes == UInt8(ascii: "=") ? UInt8(ascii: ":") : eyes)
    text.bytes.append((0x41...0x5A).contains(mouth) ? mouth | 0x20 : mouth)
    text.hasFaces = true
    sign(.emoticon, from: begin, folded: folded, into: &text)
    pauseBriefly()
    return true
  }
}
