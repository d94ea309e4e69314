/// Walks once over a text's UTF-8 and cuts it into the tokens of a `FoldedText`.
struct TokenScanner {
  var position = 0
  var pause = FoldedText.Pause.none

  mutating func scan(into text: inout FoldedText) {
    while position < text.source.count {
      let first = text.source.peek(position)
      if ByteClass.isPlainLetter(first) || first == 0xC3 {
        if !plainWord(into: &text) { other(first, into: &text) }
      } else if first == 0x20 {
        position &+= 1
      } else {
        other(first, into: &text)
      }
    }
  }

  @inline(never)
  private mutating func other(_ first: UInt8, into text: inout FoldedText) {
    if first < 0x80 {
      switch first {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: word(into: &text)
      case 0...0x20, 0x7F:
        if first == 0x0A { pause = .sentence }
        position += 1
      default: mark(UInt32(first), 1, into: &text)
      }
      return
    }
    let (scalar, width) = text.scalar(at: position)
    switch ScalarClass(scalar) {
    case .letter: word(into: &text)
    case .space, .invisible: position += width
    case .emoji: emoji(scalar, width, into: &text)
    case .mark: mark(scalar, width, into: &text)
    }
  }

  // MARK: Words

  /// Takes a word of Spanish letters that no digit, link or address goes on with, eight bytes a step;
  /// false, and nothing is taken, when it is anything else.
  @inline(__always)
  private mutating func plainWord(into text: inout FoldedText) -> Bool {
    let start = text.bytes.count
    var at = position
    var out = start
    var (letters, capitals) = (0, 0)
    var beginsCapital = false
    while true {
      let chunk = text.source.chunk(at)
      let marks = ByteClass.letters(chunk)
      let length = ByteClass.run(marks)
      text.bytes.put(chunk | ByteClass.cases, at: out)
      if (~chunk & ByteClass.cases) &<< 2 & marks != 0 {
        let large = ByteClass.capitals(chunk, length)
        if letters == 0, large & 0x80 != 0 { beginsCapital = true }
        capitals &+= large.nonzeroBitCount
      }
      (at, out, letters) = (at &+ length, out &+ length, letters &+ length)
      if length == 8 { continue }
      let next = text.source.peek(at)
      guard next >= 0x80 else {
        if next &- 0x30 < 0x0B || next == 0x40 || next == 0x5F {
          if next != 0x3A || text.source.peek(at &+ 1) == 0x2F { return false }
        } else if next == 0x2E, out == start &+ 1 {
          return false
        }
        if at &- position == length {
          // All of it lay in these eight bytes.
          if ByteClass.repeats(chunk | ByteClass.cases, length) { return false }
        } else if repeats(text.bytes, start, out) {
          return false
        }
        break
      }
      guard next == 0xC3 else { return false }
      let second = text.source.peek(at &+ 1)
      let letter = ByteClass.accented(second | 0x20)
      if letter != 0 {
        text.bytes.put(UInt64(letter), at: out)
        out &+= 1
      } else if second | 0x20 == 0xB1 {
        text.bytes.put(0xB1C3, at: out)
        out &+= 2
      } else {
        return false
      }
      if second < 0xA0 {
        if letters == 0 { beginsCapital = true }
        capitals &+= 1
      }
      (at, letters) = (at &+ 2, letters &+ 1)
    }
    text.bytes.extend(to: out)
    text.words.append(
      FoldedText.Token(
        kind: .word, pause: pause, isCapitalised: beginsCapital,
        isShouted: capitals > 1 && capitals == letters,
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: out),
        sourceStart: Int32(truncatingIfNeeded: position),
        sourceEnd: Int32(truncatingIfNeeded: at)))
    pause = .none
    position = text.source.peek(at) == 0x20 ? at &+ 1 : at
    return true
  }

  /// True when three equal bytes follow each other.
  @inline(__always)
  private func repeats(_ bytes: borrowing Tray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index &+ 2 < end {
      if ByteClass.repeats(bytes.chunk(index), min(8, end &- index)) { return true }
      index &+= 6
    }
    return false
  }

  private mutating func word(into text: inout FoldedText) {
    let begin = position
    var word = WordBuilder(start: text.bytes.count, collapses: true)
    consumeLetters(&word, into: &text)
    if text.source.peek(position) == UInt8(ascii: "@"), text.isLetter(at: position + 1) {
      text.hasMail = true
      return address(.address, from: begin, folded: word.start, into: &text)
    }
    if isLinkHead(text, word.start) {
      return address(.link, from: begin, folded: word.start, into: &text)
    }
    finish(word, .word, from: begin, into: &text)
  }

  /// Takes letters, and points and commas between digits.
  mutating func consumeLetters(_ word: inout WordBuilder, into text: inout FoldedText) {
    while position < text.source.count {
      let first = text.source.peek(position)
      if first &- 0x61 < 26 {
        word.append(small: first, to: &text.bytes)
        position += 1
        continue
      }
      if ByteClass.isDigit(first) {
        text.digits += 1
        word.append(digit: first, to: &text.bytes)
        position += 1
        continue
      }
      if first &- 0x41 < 26 {
        word.append(capital: first | 0x20, to: &text.bytes)
        position += 1
        continue
      }
      if first == 0x20 { return }
      if first == 0xC3 {
        let letter = ByteClass.accented(text.source.peek(position + 1))
        if letter != 0 {
          word.append(small: letter, to: &text.bytes)
          position += 2
          continue
        }
      }
      let (scalar, width) = text.scalar(at: position)
      switch ScalarClass(scalar) {
      case .letter: word.append(scalar, to: &text.bytes)
      case .invisible: Folding.append(scalar, to: &text.bytes)
      case .mark where isDecimalMark(scalar, text):
        text.bytes.append(first)
        word.endRun()
      default: return
      }
      position += width
    }
  }

  private func isDecimalMark(_ scalar: UInt32, _ text: borrowing FoldedText) -> Bool {
    (scalar == 0x2E || scalar == 0x2C) && position > 0
      && ByteClass.isDigit(text.source.peek(position - 1))
      && ByteClass.isDigit(text.source.peek(position + 1))
  }

  mutating func finish(
    _ word: WordBuilder, _ kind: FoldedText.Kind, from begin: Int, into text: inout FoldedText
  ) {
    guard text.bytes.count > word.start else { return }
    text.words.append(
      FoldedText.Token(
        kind: kind, pause: pause, isCapitalised: word.isCapitalised,
        isShouted: word.capitals > 1 && word.capitals == word.letters,
        isElongated: word.isElongated, start: Int32(word.start), end: Int32(text.bytes.count),
        sourceStart: Int32(begin), sourceEnd: Int32(position)))
    pause = .none
  }

  // MARK: Addresses

  private func isLinkHead(_ text: borrowing FoldedText, _ start: Int) -> Bool {
    switch text.source.peek(position) {
    case UInt8(ascii: ":"):
      return text.source.peek(position + 1) == UInt8(ascii: "/")
        && text.source.peek(position + 2) == UInt8(ascii: "/")
    case UInt8(ascii: "."):
      // "www" has lost two of its letters on the way.
      return text.bytes.count == start + 1 && text.bytes[start] == UInt8(ascii: "w")
        && text.isLetter(at: position + 1)
    default: return false
    }
  }

  private mutating func address(
    _ kind: FoldedText.Kind, from begin: Int, folded: Int, into text: inout FoldedText
  ) {
    text.bytes.shorten(to: folded)
    while position < text.source.count {
      if kind == .link, ByteClass.isPlainSign(text.source.chunk(position)) {
        position += 8
        continue
      }
      let byte = text.source.peek(position)
      if byte &- 0x21 < 0x5E {
        if byte == UInt8(ascii: "@") { at(&text) }
        if kind == .address, ByteClass.isDigit(byte) { text.digits += 1 }
        position += 1
        continue
      }
      let (scalar, width) = text.scalar(at: position)
      if ScalarClass(scalar) == .space { break }
      position += width
    }
    if kind == .link, text.firstLink < 0 { text.firstLink = text.signs.count }
    sign(kind, from: begin, folded: folded, into: &text)
  }

  /// Takes note of a `@` that may stand in an address of mail.
  func at(_ text: inout FoldedText) {
    guard position > 0 else { return }
    switch text.source.peek(position - 1) {
    case 0x2E, 0x5F, 0x25, 0x2B, 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: text.hasMail = true
    default: break
    }
  }

  func sign(
    _ kind: FoldedText.Kind, from begin: Int, folded: Int, into text: inout FoldedText
  ) {
    text.signs.append(
      FoldedText.Token(
        kind: kind, pause: pause, start: Int32(folded), end: Int32(text.bytes.count),
        sourceStart: Int32(begin), sourceEnd: Int32(position)))
  }
}

extension FoldedText {
  /// The scalar at a byte, and how many bytes it takes.
  func scalar(at index: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(source.peek(index))
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(index + 1), 2) }
    if first < 0xF0 {
      return ((first & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2), 3)
    }
    let high = (first & 0x07) << 18 | tail(index + 1) << 12
    return (high | tail(index + 2) << 6 | tail(index + 3), 4)
  }

  private func tail(_ index: Int) -> UInt32 { UInt32(source.peek(index) & 0x3F) }

  func isLetter(at index: Int) -> Bool {
    index < source.count && ScalarClass(scalar(at: index).value) == .letter
  }
}
