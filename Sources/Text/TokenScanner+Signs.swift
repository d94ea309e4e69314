extension TokenScanner {
  mutating func emoji(_ scalar: UInt32, _ width: Int, into text: inout FoldedText) {
    let begin = position
    let folded = text.bytes.count
    let isJoined = begin >= 3 && isJoiner(before: begin)
    position += width
    skipInvisible()
    pause = max(pause, .comma)
    if let last = text.signs.last, last.kind == .emoji, Int(last.sourceEnd) == begin,
      isJoined || isSkinTone(scalar) || isSame(last, begin, width, text)
    {
      text.signs[text.signs.count - 1].sourceEnd = Int32(position)
      return
    }
    Folding.append(scalar, to: &text.bytes)
    sign(.emoji, from: begin, folded: folded, into: &text)
  }

  private func isSkinTone(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

  private func isJoiner(before index: Int) -> Bool {
    source[index - 3] == 0xE2 && source[index - 2] == 0x80 && source[index - 1] == 0x8D
  }

  private func isSame(
    _ token: FoldedText.Token, _ begin: Int, _ width: Int, _ text: FoldedText
  ) -> Bool {
    guard token.range.count == width else { return false }
    for (offset, index) in token.range.enumerated()
    where text.bytes[index] != source[begin + offset] {
      return false
    }
    return true
  }

  private mutating func skipInvisible() {
    while position < source.count {
      let (scalar, width) = scalar(at: position)
      guard ScalarClass(scalar) == .invisible else { return }
      position += width
    }
  }

  mutating func mark(_ scalar: UInt32, _ width: Int, into text: inout FoldedText) {
    if scalar == 0x40 { text.hasDigitOrAt = true }
    if emoticon(into: &text) { return }
    switch scalar {
    case 0x40 where isLetter(at: position + 1): return handle(into: &text)
    case 0x23 where isLetter(at: position + 1): return tag(into: &text)
    case 0x2E where isEllipsis:
      pause = max(pause, .comma)
      text.lastEllipsis = position + width
    case 0x2E: pause = .sentence
    case 0x2026:
      pause = max(pause, .comma)
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
    case 0x3B, 0x7C: pause = .sentence
    case 0x2C, 0x3A, 0x2013, 0x2014: pause = max(pause, .comma)
    default: break
    }
    position += width
  }

  private var isEllipsis: Bool {
    byte(position + 1) == UInt8(ascii: ".")
      || (position > 0 && source[position - 1] == UInt8(ascii: "."))
  }

  private mutating func handle(into text: inout FoldedText) {
    let begin = position
    var word = WordBuilder(start: text.bytes.count, collapses: false)
    text.bytes.append(UInt8(ascii: "@"))
    position += 1
    consumeLetters(&word, into: &text)
    while byte(position) == UInt8(ascii: "."), isLetter(at: position + 1) {
      text.bytes.append(UInt8(ascii: "."))
      position += 1
      consumeLetters(&word, into: &text)
    }
    if byte(position) == UInt8(ascii: "@"), isLetter(at: position + 1) { skipHost() }
    finish(word, .handle, from: begin, into: &text)
  }

  /// Passes over the server's name in `@ana@example.social`.
  private mutating func skipHost() {
    position += 1
    while isLetter(at: position)
      || ([UInt8(ascii: "."), UInt8(ascii: "-")].contains(byte(position))
        && isLetter(at: position + 1))
    {
      position += isLetter(at: position) ? scalar(at: position).width : 1
    }
  }

  private mutating func tag(into text: inout FoldedText) {
    let begin = position
    let before = pause
    var word = WordBuilder(start: text.bytes.count, collapses: false)
    text.bytes.append(UInt8(ascii: "#"))
    position += 1
    consumeLetters(&word, into: &text)
    let end = position
    finish(word, .tag, from: begin, into: &text)
    parts(from: begin + 1, to: end, into: &text)
    position = end
    if text.words.last?.kind == .tag { return }
    text.words[text.words.count - 1].pause = max(before, text.words[text.words.count - 1].pause)
  }

  /// Adds the words of `#SinSeñal`, told by their capitals; nothing for a tag of one word.
  private mutating func parts(from begin: Int, to end: Int, into text: inout FoldedText) {
    var cuts = [begin]
    var index = begin
    var wasSmall = false
    while index < end {
      let (scalar, width) = scalar(at: index)
      let isCapital = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
      if isCapital, wasSmall { cuts.append(index) }
      wasSmall = !isCapital
      index += width
    }
    guard cuts.count > 1 else { return }
    for (number, cut) in cuts.enumerated() {
      let limit = number + 1 < cuts.count ? cuts[number + 1] : end
      var word = WordBuilder(start: text.bytes.count, collapses: true)
      position = cut
      while position < limit {
        let (scalar, width) = scalar(at: position)
        word.append(scalar, to: &text.bytes)
        position += width
      }
      finish(word, .word, from: cut, into: &text)
    }
  }

  // MARK: Emoticons

  /// Takes `:)`, `:-(`, `;D`, `=/`, `<3`; false when there is none here.
  private mutating func emoticon(into text: inout FoldedText) -> Bool {
    let eyes = byte(position)
    if eyes == UInt8(ascii: "<") {
      guard byte(position + 1) == UInt8(ascii: "3"), !isDigit(byte(position + 2)) else {
        return false
      }
      return face(eyes, UInt8(ascii: "3"), width: 2, into: &text)
    }
    guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=") else {
      return false
    }
    let hasNose = byte(position + 1) == UInt8(ascii: "-") || byte(position + 1) == UInt8(ascii: "'")
    let place = position + (hasNose ? 2 : 1)
    switch byte(place) {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "|"):
      return face(eyes, byte(place), width: place + 1 - position, into: &text)
    case UInt8(ascii: "/") where byte(place + 1) != UInt8(ascii: "/") && !isLetter(at: place + 1):
      return face(eyes, byte(place), width: place + 1 - position, into: &text)
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "S"),
      UInt8(ascii: "s"), UInt8(ascii: "O"), UInt8(ascii: "o"):
      let isAlone = position == 0 || ScalarClass(UInt32(source[position - 1])) != .letter
      guard isAlone, !isLetter(at: place + 1) else { return false }
      return face(eyes, byte(place), width: place + 1 - position, into: &text)
    default: return false
    }
  }

  private mutating func face(
    _ eyes: UInt8, _ mouth: UInt8, width: Int, into text: inout FoldedText
  ) -> Bool {
    let begin = position
    let folded = text.bytes.count
    position += width
    while mouth != UInt8(ascii: "3"), byte(position) == mouth { position += 1 }
    text.bytes.append(eyes == UInt8(ascii: "=") ? UInt8(ascii: ":") : eyes)
    text.bytes.append((0x41...0x5A).contains(mouth) ? mouth | 0x20 : mouth)
    sign(.emoticon, from: begin, folded: folded, into: &text)
    pause = max(pause, .comma)
    return true
  }
}
