internal import Model
internal import Text

/// Finds what must not leave the house unmasked: mail addresses and numbers that identify somebody.
///
/// Each search begins with what it cannot do without (a `@`, six digits, the word "alias"), so that a text
/// with nothing to hide costs next to nothing.
struct PersonalDataScanner {
  /// Adds the spans of one member of a mention, in their order.
  static func find(
    in field: borrowing FieldReading, into spans: inout [Finding.PersonalData]
  ) {
    let begin = spans.count
    findAddresses(in: field, &spans)
    let aliases = spans.count
    findAliases(in: field, &spans)
    findNumbers(in: field, begin, aliases, &spans)
    PlateScanner.find(in: field) { addFree($0, .plate, field.field, begin, &spans) }
    StreetAddress.find(in: field) { addFree($0, .address, field.field, begin, &spans) }
    if spans.count > begin + 1 { spans[begin...].sort { $0.start < $1.start } }
  }

  private static func add(
    _ range: Range<Int>, _ kind: Finding.PersonalData.Kind, _ field: Finding.Field,
    _ spans: inout [Finding.PersonalData]
  ) {
    spans.append(
      Finding.PersonalData(
        field: field, start: range.lowerBound, end: range.upperBound, kind: kind))
  }

  /// Adds a span that touches none before it.
  private static func addFree(
    _ range: Range<Int>, _ kind: Finding.PersonalData.Kind, _ field: Finding.Field, _ begin: Int,
    _ spans: inout [Finding.PersonalData]
  ) {
    for index in begin..<spans.count
    where spans[index].start < range.upperBound && range.lowerBound < spans[index].end {
      return
    }
    add(range, kind, field, &spans)
  }

  // MARK: Alias

  /// The name of a bank account: "mi alias es casa.perro.luna".
  private static func findAliases(
    in field: borrowing FieldReading, _ spans: inout [Finding.PersonalData]
  ) {
    guard field.cues.contains(.alias) else { return }
    let count = field.text.source.count
    for word in 0..<field.judged where field.traits(word).cues.contains(.alias) {
      var start = field.text.words[word].end
      if start + 4 <= count, field.text.source.spells(" es ", start..<(start + 4)) { start += 4 }
      while start < count,
        field.text.source[start] == 0x20 || field.text.source[start] == UInt8(ascii: ":")
      {
        start += 1
      }
      var end = start
      while end < count, isDomain(field.text.source[end]) { end += 1 }
      while end > start, field.text.source[end - 1] == 0x2E { end -= 1 }
      if (6...20).contains(end - start), lastDot(field.text.source, start..<end) >= start {
        add(start..<end, .account, field.field, &spans)
      }
    }
  }

  // MARK: Mail

  private static func findAddresses(
    in field: borrowing FieldReading, _ spans: inout [Finding.PersonalData]
  ) {
    guard field.text.hasMail else { return }
    let count = field.text.source.count
    var reached = 0
    for index in 1..<max(1, count) where field.text.source[index] == UInt8(ascii: "@") {
      guard index >= reached, index > reached, isLocal(field.text.source[index - 1]) else {
        continue
      }
      var start = index
      while start > reached, index - start < 64, isLocal(field.text.source[start - 1]) {
        start -= 1
      }
      var end = index + 1
      var dot = 0
      while end < count, end - index < 255, isDomain(field.text.source[end]) {
        if field.text.source[end] == UInt8(ascii: ".") { dot = end }
        end += 1
      }
      if dot == end - 1 {
        end -= 1
        dot = lastDot(field.text.source, index..<end)
      }
      guard dot > index + 1, end - dot > 2 else { continue }
      add(start..<end, .email, field.field, &spans)
      reached = end
    }
  }

  private static func lastDot(_ source: borrowing Tray<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.upperBound - 1
    while index >= range.lowerBound {
      if source[index] == UInt8(ascii: ".") { return index }
      index -= 1
    }
    return -1
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x5F, 0x25, 0x2B, 0x2D: true
    default: isAlphanumeric(byte)
    }
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  // MARK: Numbers

  /// Finds numbers outside links, handles, tags and the spans from `begin` on; from `aliases` on they
  /// begin anew from the left.
  private static func findNumbers(
    in field: borrowing FieldReading, _ begin: Int, _ aliases: Int,
    _ spans: inout [Finding.PersonalData]
  ) {
    guard field.digits >= 6 else { return }
    var closed = ClosedRanges(mail: begin..<aliases, names: aliases..<spans.count)
    var index = 0
    while index < field.text.source.count {
      let byte = field.text.source[index]
      guard byte &- 0x30 < 10 else {
        index += 1
        continue
      }
      if let end = closed.end(at: index, field, spans) {
        index = end
        continue
      }
      let number = DigitRun(field.text.source, from: index)
      if index == 0 || !isLetter(field.text.source[index - 1]) { judge(number, field, &spans) }
      index = number.range.upperBound
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == 0x5F || (byte | 0x20) &- 0x61 < 26
  }

  /// Judges a run of digits as a whole, else part by part.
  private static func judge(
    _ run: DigitRun, _ field: borrowing FieldReading, _ spans: inout [Finding.PersonalData]
  ) {
    guard run.count >= 6 else { return }
    if let kind = run.kind(NumberContext(field.text, at: run.range)) {
      return add(run.range, kind, field.field, &spans)
    }
    guard run.spaces > 0 else { return }
    var index = run.range.lowerBound
    while index < run.range.upperBound {
      guard field.text.source[index] &- 0x30 < 10 else {
        index += 1
        continue
      }
      let part = DigitRun(field.text.source, from: index, crossesSpaces: false)
      if part.count >= 6, let kind = part.kind(NumberContext(field.text, at: part.range)) {
        add(part.range, kind, field.field, &spans)
      }
      index = part.range.upperBound
    }
  }
}

/// Walks along the stretches of a text in which no number is looked for: links, handles and tags, and what
/// has been found already.
private struct ClosedRanges {
  private var sign = 0
  private var word = 0
  private var mail: Range<Int>
  private var names: Range<Int>

  init(mail: Range<Int>, names: Range<Int>) { (self.mail, self.names) = (mail, names) }

  /// The end of the stretch that holds a byte, nil when none does; bytes are asked for from the left.
  mutating func end(
    at index: Int, _ field: borrowing FieldReading, _ spans: [Finding.PersonalData]
  ) -> Int? {
    while sign < field.text.signs.count, field.text.signs[sign].end <= index {
      sign += 1
    }
    if sign < field.text.signs.count {
      let token = field.text.signs[sign]
      if token.kind == .link, token.source.contains(index) { return token.end }
    }
    while word < field.text.words.count, isBehind(field.text.words[word], index) { word += 1 }
    if word < field.text.words.count, field.text.words[word].source.contains(index) {
      return field.text.words[word].end
    }
    while let first = mail.first, spans[first].end <= index { mail.removeFirst() }
    if let first = mail.first, spans[first].start <= index { return spans[first].end }
    while let first = names.first, spans[first].end <= index { names.removeFirst() }
    if let first = names.first, spans[first].start <= index { return spans[first].end }
    return nil
  }

  /// True for what ends before a byte and for words, which close nothing.
  private func isBehind(_ token: TextToken, _ index: Int) -> Bool {
    switch token.kind {
    case .handle, .tag: token.end <= index
    default: true
    }
  }
}
