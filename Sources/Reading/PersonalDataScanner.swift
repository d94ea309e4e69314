internal import Model
internal import Text

/// Finds what must not leave the house unmasked: mail addresses and numbers that identify somebody.
struct PersonalDataScanner {
  private let bytes: [UInt8]
  private let field: FieldReading
  private var spans: [Finding.PersonalData] = []

  /// The spans of one member of a mention, in their order.
  static func spans(in field: FieldReading) -> [Finding.PersonalData] {
    var scanner = PersonalDataScanner(field)
    scanner.findAddresses()
    scanner.findAliases()
    scanner.findNumbers()
    for plate in PlateScanner.find(in: field.text, scanner.bytes) { scanner.addFree(plate, .plate) }
    for home in StreetAddress.find(in: field.text) { scanner.addFree(home, .address) }
    return scanner.spans.sorted { $0.start < $1.start }
  }

  private init(_ field: FieldReading) {
    self.field = field
    bytes = Array(field.source.utf8)
  }

  private mutating func add(_ range: Range<Int>, _ kind: Finding.PersonalData.Kind) {
    spans.append(
      Finding.PersonalData(
        field: field.field, start: range.lowerBound, end: range.upperBound, kind: kind))
  }

  /// Adds a span that touches none before it.
  private mutating func addFree(_ range: Range<Int>, _ kind: Finding.PersonalData.Kind) {
    guard !spans.contains(where: { $0.start < range.upperBound && range.lowerBound < $0.end })
    else {
      return
    }
    add(range, kind)
  }

  // MARK: Alias

  /// The name of a bank account: "mi alias es casa.perro.luna".
  private mutating func findAliases() {
    for word in field.text.words.prefix(Matcher.reach) where word.range.count == 5 {
      guard field.text.bytes[word.range].elementsEqual("alias".utf8) else { continue }
      var start = Int(word.sourceEnd)
      if bytes[start...].starts(with: " es ".utf8) { start += 4 }
      while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: ":") {
        start += 1
      }
      var end = start
      while end < bytes.count,
        isAlphanumeric(bytes[end]) || bytes[end] == 0x2E || bytes[end] == 0x2D
      {
        end += 1
      }
      while end > start, bytes[end - 1] == 0x2E { end -= 1 }
      guard (6...20).contains(end - start), bytes[start..<end].contains(0x2E) else { continue }
      add(start..<end, .account)
    }
  }

  // MARK: Mail

  private mutating func findAddresses() {
    var reached = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") && index >= reached {
      var start = index
      while start > reached, index - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
      var end = index + 1
      var dot = 0
      while end < bytes.count, end - index < 255, isDomain(bytes[end]) {
        if bytes[end] == UInt8(ascii: ".") { dot = end }
        end += 1
      }
      if dot == end - 1 {
        end -= 1
        dot = bytes[index..<end].lastIndex(of: UInt8(ascii: ".")) ?? 0
      }
      guard start < index, dot > index + 1, end - dot > 2 else { continue }
      add(start..<end, .email)
      reached = end
    }
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }

  private func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Numbers

  private mutating func findNumbers() {
    let closed =
      field.text.signs.filter { $0.kind == .link }.map(\.source)
      + field.text.words.filter { $0.kind == .handle || $0.kind == .tag }.map(\.source)
      + spans.map { $0.start..<$0.end }
    let sorted = closed.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var index = 0
    while index < bytes.count {
      while next < sorted.count, sorted[next].upperBound <= index { next += 1 }
      if next < sorted.count, sorted[next].contains(index) {
        index = sorted[next].upperBound
      } else if isDigit(bytes[index]) {
        let number = DigitRun(bytes, from: index)
        if index == 0 || !isLetter(bytes[index - 1]) { judge(number) }
        index = number.range.upperBound
      } else {
        index += 1
      }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Judges a run of digits as a whole, else part by part.
  private mutating func judge(_ run: DigitRun) {
    guard run.digits.count >= 6 else { return }
    let context = NumberContext(field.text, at: run.range, bytes)
    if let kind = run.kind(context) { return add(run.range, kind) }
    guard run.spaces > 0 else { return }
    for part in run.parts(bytes) where part.digits.count >= 6 {
      if let kind = part.kind(NumberContext(field.text, at: part.range, bytes)) {
        add(part.range, kind)
      }
    }
  }
}
