/// Walks once over a text's UTF-8 and cuts it into the tokens of a `FoldedText`.
struct TokenScanner {
  var position = 0
  var pause = TextToken.Pause.none
  /// The spelling that was last found to be new.
  private var unknown = 0..<0

  mutating func scan(into text: inout FoldedText) {
    while position < text.source.count {
      takeKnown(into: &text)
      guard position < text.source.count else { return }
      let first = text.source.peek(position)
      if !ByteClass.isPlainLetter(first) {
        other(first, into: &text)
      } else if !recall(into: &text) {
        word(into: &text)
      }
    }
  }

  /// Takes words for as long as they are what most words are: of one to sixteen bytes, seen before, with a
  /// space, a comma or a full stop behind; stops before anything else.
  ///
  /// What has been learned holds letters, digits and `_` only, and `@` before a handle; so whatever else
  /// stands among the bytes up to the next space or mark makes them a spelling that is not found.
  @inline(never)
  private mutating func takeKnown(into text: inout FoldedText) {
    var (place, pause) = (position, pause)
    // Behind anything but a space it may stand in an address of mail.
    if text.source.peek(place) == UInt8(ascii: "@"), place > 0,
      text.source.peek(place &- 1) != 0x20
    {
      return
    }
    while place < text.source.count {
      let chunk = text.source.chunk(place)
      // What comes before "0": controls, spaces, most marks. The first one found is right.
      var stops = ByteScan.less(chunk, UInt8(ascii: "0"))
      var (end, key) = (place, Spellings.Key(low: chunk, high: 0))
      if stops == 0 {
        end &+= 8
        let rest = text.source.chunk(end)
        stops = ByteScan.less(rest, UInt8(ascii: "0"))
        if stops == 0 { break }
        key.high = rest & ByteClass.before(stops)
      } else if stops & 0xFF == 0 {
        key.low = chunk & ByteClass.before(stops)
      } else {
        if chunk & 0xFF != 0x20 { break }
        place &+= 1
        continue
      }
      end &+= ByteScan.offset(of: stops)
      guard let known = text.spellings.slot(of: key) else { break }
      let next = text.source.peek(end)
      var (behind, nextPause) = (end &+ 1, TextToken.Pause.none)
      if next != 0x20 {
        if next == 0x2C || next == 0x2E {
          let after = text.source.peek(behind)
          if after > 0x20 { break }
          if after == 0x20 { behind &+= 1 }
          nextPause = next == 0x2C ? .comma : .sentence
        } else {
          behind = end
        }
      }
      take(known, place, end, pause, into: &text)
      (place, pause) = (behind, nextPause)
    }
    (position, self.pause) = (place, pause)
  }

  @inline(never)
  private mutating func other(_ first: UInt8, into text: inout FoldedText) {
    if first < 0x80 {
      switch first {
      case 0x30...0x39, 0x5F: if !recall(into: &text) { word(into: &text) }
      case 0...0x20, 0x7F:
        if first == 0x0A { pause = .sentence }
        position += 1
      default: mark(UInt32(first), 1, into: &text)
      }
      return
    }
    let (scalar, width) = text.scalar(at: position)
    switch ScalarClass(scalar) {
    case .letter: if first != 0xC3 || !recall(into: &text) { word(into: &text) }
    case .space, .invisible: position += width
    case .emoji: emoji(scalar, width, into: &text)
    case .mark: mark(scalar, width, into: &text)
    }
  }

  // MARK: Words

  /// Takes a word, handle or hashtag whose spelling has been learned, and a space behind it; false, and
  /// nothing is taken, when it is new or when something goes on with it.
  ///
  /// The first so many bytes are known to belong to it.
  @inline(never)
  mutating func recall(known: Int = 0, into text: inout FoldedText) -> Bool {
    let end = text.wordEnd(from: position &+ known)
    let next = text.source.peek(end)
    if next > 0x20, text.isJoined(position, end) { return false }
    guard recall(upTo: end, into: &text) else { return false }
    if next == 0x20 { position &+= 1 }
    return true
  }

  /// Takes the bytes up to an index when their spelling has been learned.
  @inline(__always)
  mutating func recall(upTo end: Int, into text: inout FoldedText) -> Bool {
    guard end &- position <= Spellings.Key.most else { return false }
    guard let known = text.spellings.slot(of: text.source.key(position, end &- position)) else {
      unknown = position..<end
      return false
    }
    take(known, position, end, pause, into: &text)
    (position, pause) = (end, .none)
    return true
  }

  /// Adds a word by the slot of its spelling, where it begins and ends, and the pause before it.
  @inline(__always)
  private func take(
    _ known: Int, _ begin: Int, _ end: Int, _ pause: TextToken.Pause, into text: inout FoldedText
  ) {
    text.words.append(
      text.spellings.token(inSlot: known).again(after: pause, from: begin, to: end))
  }

  private mutating func word(into text: inout FoldedText) {
    let begin = position
    let end = text.wordEnd(from: position)
    if text.isLinkMark(at: end) {
      position = end
      return address(.link, from: begin, folded: text.bytes.count, into: &text)
    }
    var word = WordBuilder(start: text.bytes.count, collapses: true)
    consumeLetters(&word, into: &text)
    if text.source.peek(position) == UInt8(ascii: "@"), text.isLetter(at: position + 1) {
      text.hasMail = true
      return address(.address, from: begin, folded: word.start, into: &text)
    }
    if isSite(text, word.start) || text.isLinkMark(at: position) {
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

  /// Adds the word that has been folded, and learns its spelling when it is one that can be recalled.
  mutating func finish(
    _ word: WordBuilder, _ kind: TextToken.Kind, from begin: Int, into text: inout FoldedText
  ) {
    guard text.bytes.count > word.start else { return }
    var token = TextToken(
      kind, pause: pause, isCapitalised: word.isCapitalised,
      isShouted: word.capitals > 1 && word.capitals == word.letters, isElongated: word.isElongated,
      digits: word.digits, from: begin, to: position)
    let key = unknown == begin..<position ? text.source.key(begin, position - begin) : nil
    text.spellings.add(&token, key, from: word.start, text.bytes)
    text.words.append(token)
    pause = .none
  }

  // MARK: Addresses

  /// True when what has been folded is the "www" before a site's name; two of its letters are lost on the way.
  private func isSite(_ text: borrowing FoldedText, _ start: Int) -> Bool {
    text.source.peek(position) == UInt8(ascii: ".") && text.bytes.count == start + 1
      && text.bytes[start] == UInt8(ascii: "w") && text.isLetter(at: position + 1)
  }

  private mutating func address(
    _ kind: TextToken.Kind, from begin: Int, folded: Int, into text: inout FoldedText
  ) {
    text.bytes.shorten(to: folded)
    while position < text.source.count {
      if kind == .link {
        let ends = ByteClass.signEnds(text.source.chunk(position))
        position += ends == 0 ? 8 : ByteScan.offset(of: ends)
        if ends == 0 { continue }
      }
      let byte = text.source.peek(position)
      if byte <= 0x20 { break }
      if byte < 0x7F {
        if byte == UInt8(ascii: "@") { at(&text) }
        if kind == .address, ByteClass.isDigit(byte) { text.digitsOfSigns += 1 }
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
    _ kind: TextToken.Kind, from begin: Int, folded: Int, into text: inout FoldedText
  ) {
    let width = text.bytes.count - folded
    var token = TextToken(kind, pause: pause, from: begin, to: position)
    if (1..<Spellings.Key.most).contains(width) {
      let key = text.bytes.key(folded, width).ofSign
      if let known = text.spellings.slot(of: key) {
        token.spelling = text.spellings.token(inSlot: known).spelling
      } else {
        text.spellings.add(&token, key, from: folded, text.bytes)
      }
    }
    text.signs.append(token)
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

  /// True when `://` stands there.
  func isLinkMark(at index: Int) -> Bool {
    source.peek(index) == UInt8(ascii: ":") && source.peek(index + 1) == UInt8(ascii: "/")
      && source.peek(index + 2) == UInt8(ascii: "/")
  }

  func isLetter(at index: Int) -> Bool {
    let byte = source.peek(index)
    if byte < 0x80 {
      return ByteClass.isPlainLetter(byte) || ByteClass.isDigit(byte) || byte == 0x5F
    }
    return index < source.count && ScalarClass(scalar(at: index).value) == .letter
  }

  /// Where the letters of Spanish, digits and `_` from an index on end.
  @inline(__always)
  func wordEnd(from start: Int) -> Int {
    var end = start
    while true {
      let length = ByteClass.run(ByteClass.letters(source.chunk(end)))
      end &+= length
      if length == 8 { continue }
      let next = source.peek(end)
      if next <= 0x20 { return end }
      if next == 0xC3, ByteClass.isLetter(afterC3: source.peek(end &+ 1)) {
        end &+= 2
      } else if ByteClass.isDigit(next) || next == 0x5F {
        end &+= 1
      } else {
        return end
      }
    }
  }

  /// True when what follows a word, handle or hashtag may belong to it: a decimal, the rest of an address, a
  /// letter of another script.
  @inline(never)
  func isJoined(_ begin: Int, _ end: Int) -> Bool {
    switch source.peek(end) {
    case 0x2C:
      return ByteClass.isDigit(source.peek(end - 1)) && ByteClass.isDigit(source.peek(end + 1))
    case 0x2E:
      if ByteClass.isDigit(source.peek(end - 1)), ByteClass.isDigit(source.peek(end + 1)) {
        return true
      }
      let first = source.peek(begin) | 0x20
      return (first == UInt8(ascii: "w") || first == 0x60) && isLetter(at: end + 1)
    case 0x3A: return source.peek(end + 1) == 0x2F
    case 0x40: return isLetter(at: end + 1)
    case 0x80...:
      switch ScalarClass(scalar(at: end).value) {
      case .letter, .invisible: return true
      default: return false
      }
    default: return false
    }
  }
}
