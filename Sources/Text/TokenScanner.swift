/// Walks once over a text's UTF-8 and cuts it into the tokens of a `FoldedText`.
struct TokenScanner {
  let source: [UInt8]
  private let classes = ByteClass.table
  var position = 0
  var pause = FoldedText.Pause.none

  init(source: [UInt8]) {
    self.source = source
  }

  mutating func scan(into text: inout FoldedText) {
    while position < source.count {
      switch classes[Int(source[position])] {
      case .small, .capital, .digit, .underscore:
        word(into: &text)
        continue
      case .blank:
        position += 1
        continue
      default: break
      }
      let (scalar, width) = scalar(at: position)
      switch ScalarClass(scalar) {
      case .letter: word(into: &text)
      case .space:
        if scalar == 0x0A { pause = .sentence }
        position += width
      case .invisible: position += width
      case .emoji: emoji(scalar, width, into: &text)
      case .mark: mark(scalar, width, into: &text)
      }
    }
  }

  /// The scalar at a byte, and how many bytes it takes.
  func scalar(at index: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(source[index])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(index + 1), 2) }
    if first < 0xF0 {
      return ((first & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2), 3)
    }
    let high = (first & 0x07) << 18 | tail(index + 1) << 12
    return (high | tail(index + 2) << 6 | tail(index + 3), 4)
  }

  private func tail(_ index: Int) -> UInt32 {
    index < source.count ? UInt32(source[index] & 0x3F) : 0
  }

  /// The byte at an index, 0 beyond the end.
  func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

  func isLetter(at index: Int) -> Bool {
    index < source.count && ScalarClass(scalar(at: index).value) == .letter
  }

  // MARK: Words

  private mutating func word(into text: inout FoldedText) {
    let begin = position
    var word = WordBuilder(start: text.bytes.count, collapses: true)
    consumeLetters(&word, into: &text)
    if byte(position) == UInt8(ascii: "@"), isLetter(at: position + 1) {
      text.hasDigitOrAt = true
      return address(.address, from: begin, folded: word.start, into: &text)
    }
    if isLinkHead(text.bytes, word.start) {
      return address(.link, from: begin, folded: word.start, into: &text)
    }
    finish(word, .word, from: begin, into: &text)
  }

  /// Takes letters, and points and commas between digits.
  mutating func consumeLetters(_ word: inout WordBuilder, into text: inout FoldedText) {
    while position < source.count {
      let first = source[position]
      switch classes[Int(first)] {
      case .small:
        let end = endOfPlainRun(word.last)
        if end > position {
          text.bytes.append(contentsOf: source[position..<end])
          word.append(run: end - position, endingIn: source[end - 1])
          position = end
        } else {
          word.append(small: first, to: &text.bytes)
          position += 1
        }
        continue
      case .capital:
        word.append(capital: first | 0x20, to: &text.bytes)
        position += 1
        continue
      case .digit:
        text.hasDigitOrAt = true
        word.append(digit: first, to: &text.bytes)
        position += 1
        continue
      case .blank: return
      case .latin:
        let letter = ByteClass.accented(byte(position + 1))
        if letter != 0 {
          word.append(small: letter, to: &text.bytes)
          position += 2
          continue
        }
      default: break
      }
      let (scalar, width) = scalar(at: position)
      switch ScalarClass(scalar) {
      case .letter: word.append(scalar, to: &text.bytes)
      case .invisible: Folding.append(scalar, to: &text.bytes)
      case .mark where isDecimalMark(scalar):
        text.bytes.append(byte(position))
        word.endRun()
      default: return
      }
      position += width
    }
  }

  /// The end of the small letters from here on of which none repeats the one before.
  @inline(__always)
  private func endOfPlainRun(_ last: UInt8) -> Int {
    let bytes = source.span
    var before = last
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x61 > 25 || byte == before { break }
      before = byte
      index &+= 1
    }
    return index
  }

  private func isDecimalMark(_ scalar: UInt32) -> Bool {
    (scalar == 0x2E || scalar == 0x2C) && position > 0 && isDigit(source[position - 1])
      && isDigit(byte(position + 1))
  }

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

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

  private func isLinkHead(_ folded: [UInt8], _ start: Int) -> Bool {
    switch byte(position) {
    case UInt8(ascii: ":"):
      return byte(position + 1) == UInt8(ascii: "/") && byte(position + 2) == UInt8(ascii: "/")
    case UInt8(ascii: "."):
      // "www" has lost two of its letters on the way.
      return folded.count == start + 1 && folded[start] == UInt8(ascii: "w")
        && isLetter(at: position + 1)
    default: return false
    }
  }

  private mutating func address(
    _ kind: FoldedText.Kind, from begin: Int, folded: Int, into text: inout FoldedText
  ) {
    text.bytes.removeSubrange(folded...)
    while position < source.count {
      let (scalar, width) = scalar(at: position)
      if ScalarClass(scalar) == .space { break }
      position += width
    }
    sign(kind, from: begin, folded: folded, into: &text)
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

/// What is known of a word while its letters come in.
struct WordBuilder {
  let start: Int
  let collapses: Bool
  var letters = 0
  var capitals = 0
  var isCapitalised = false
  var isElongated = false
  private var run = 0
  /// The letter before, 0 when there is none that could repeat.
  private(set) var last: UInt8 = 0

  init(start: Int, collapses: Bool) {
    self.start = start
    self.collapses = collapses
  }

  /// Appends a small letter without accent; `run` counts how often it stands in a row.
  @inline(__always)
  mutating func append(small letter: UInt8, to bytes: inout [UInt8]) {
    letters += 1
    guard letter == last, collapses else {
      last = letter
      run = 1
      bytes.append(letter)
      return
    }
    run += 1
    if run == 2 {
      bytes.append(letter)
    } else if run == 3 {
      bytes.removeLast()
      isElongated = true
    }
  }

  /// Notes small letters that have been appended, none of which repeats the one before.
  mutating func append(run length: Int, endingIn letter: UInt8) {
    letters += length
    last = letter
    run = 1
  }

  /// Appends the small form of a capital letter.
  mutating func append(capital letter: UInt8, to bytes: inout [UInt8]) {
    if letters == 0, bytes.count == start { isCapitalised = true }
    capitals += 1
    append(small: letter, to: &bytes)
  }

  /// What comes next repeats nothing.
  mutating func endRun() { last = 0 }

  /// Appends a digit, which is no letter.
  mutating func append(digit: UInt8, to bytes: inout [UInt8]) {
    last = 0
    bytes.append(digit)
  }

  /// Appends any scalar.
  mutating func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let isCapital = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
    if isCapital, letters == 0, bytes.count == start { isCapitalised = true }
    let folded = bytes.count
    Folding.append(scalar, to: &bytes)
    if bytes.count == folded + 1, let letter = bytes.last, (0x61...0x7A).contains(letter) {
      bytes.removeLast()
      if isCapital { capitals += 1 }
      return append(small: letter, to: &bytes)
    }
    if isCapital { capitals += 1 }
    if !(0x30...0x39).contains(scalar) { letters += 1 }
    last = 0
  }
}
