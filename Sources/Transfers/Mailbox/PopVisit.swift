internal import Model

/// What is said on a visit by POP3 (RFC 1939): which letters there are, and each new one.
///
/// Letters are fetched by TOP, because RETR marks them as read on many servers, and none is deleted. POP3
/// has no dates and no numbers that last: what was read is known by the ids (UIDL) of the last letters.
/// Such a mailbox begins with its newest letters, as many as one visit takes.
struct PopVisit {
  /// More lines than any letter has.
  private static let allLines = 99_999
  /// Of a letter too large to be read whole, so many lines.
  private static let someLines = 2000
  /// So many letters are remembered: as long as one of them is there, it is known what came after it.
  private static let memory = 64

  private let request: MailboxRequest
  private let session: MailSession

  init(_ request: MailboxRequest, _ session: MailSession) {
    self.request = request
    self.session = session
  }

  /// A letter in the server's list.
  private struct Entry {
    var number: Int
    var mark: UInt64
    var size: Int
  }

  func run() throws(MailboxError) -> MailboxAnswer {
    var dialogue = PopDialogue(session)
    let all = try list(&dialogue)
    let last = request.position.flatMap { position in
      all.lastIndex { position.recent.contains($0.mark) }
    }
    var first = last.map { $0 + 1 } ?? max(0, all.count - request.maximumLetters)
    // What was empty the last time is read whole.
    if last == nil, request.position?.recent.isEmpty == true { first = 0 }
    let fresh = Array(all[first...].prefix(request.maximumLetters))
    var done = first
    var letters: [Letter] = []
    var left = request.maximumBytes
    for entry in fresh where left > 0 {
      do throws(MailboxError) {
        if let letter = try fetch(entry, &dialogue) {
          letters.append(letter)
          left -= letter.bytes.count
        }
        done += 1
      } catch {
        // What came stays; the next visit begins with the one at which it broke.
        guard letters.isEmpty else { return answer(letters, all, done) }
        guard request.passesOver else { throw error }
        var answer = answer([], all, done + 1)
        answer.passedOver = 1
        answer.isWhole = false
        return answer
      }
    }
    _ = try? dialogue.ask("QUIT")
    return answer(letters, all, done)
  }

  private func answer(_ letters: [Letter], _ all: [Entry], _ done: Int) -> MailboxAnswer {
    var position = MailboxPosition(validity: 0, uid: 0)
    position.recent = all[..<done].suffix(Self.memory).map(\.mark)
    return MailboxAnswer(letters: letters, position: position, isWhole: done == all.count)
  }

  /// The letters there are, the oldest first.
  private func list(_ dialogue: inout PopDialogue) throws(MailboxError) -> [Entry] {
    var sizes: [Int: Int] = [:]
    for line in try dialogue.lines("LIST") ?? [] {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count >= 2, let number = Int(words[0]), let size = Int(words[1]) else { continue }
      sizes[number] = size
    }
    guard let ids = try dialogue.lines("UIDL") else {
      throw .dialogue(MailboxTexts.refused("UIDL", ""))
    }
    return ids.compactMap { line in
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count == 2, let number = Int(words[0]) else { return nil }
      return Entry(
        number: number, mark: ContentHash(String(words[1])).value, size: sizes[number] ?? 0)
    }
  }

  private func fetch(
    _ entry: Entry, _ dialogue: inout PopDialogue
  ) throws(MailboxError) -> Letter? {
    let most = request.maximumLetterBytes
    let lines = entry.size > most ? Self.someLines : Self.allLines
    // A server that cannot give one letter still gives the others.
    guard let text = try dialogue.lines("TOP \(entry.number) \(lines)", most: most) else {
      return nil
    }
    let bytes = Array(text.joined(separator: [0x0D, 0x0A])) + [0x0D, 0x0A]
    return Letter(
      uid: 0, arrivedAt: nil, bytes: Array(bytes.prefix(most)),
      isCut: entry.size > most || bytes.count > most)
  }
}

/// Questions and answers of POP3 on an open session.
struct PopDialogue {
  /// Neither a list nor a letter has so many.
  private static let mostLines = 200_000

  private let session: MailSession
  private var reader = LineCutter()

  init(_ session: MailSession) { self.session = session }

  /// The first line of an answer, when it is a good one.
  mutating func ask(_ command: String) throws(MailboxError) -> Bool {
    try session.send(Array((command + "\r\n").utf8))
    let line = try line()
    guard line.first == UInt8(ascii: "+") || line.first == UInt8(ascii: "-") else {
      throw .dialogue(MailboxTexts.noAnswer)
    }
    return line.first == UInt8(ascii: "+")
  }

  /// The lines of an answer up to the lone point; nil when the server refuses.
  ///
  /// Beyond `most` bytes they are read and dropped.
  mutating func lines(_ command: String, most: Int = .max) throws(MailboxError) -> [[UInt8]]? {
    guard try ask(command) else { return nil }
    var lines: [[UInt8]] = []
    var size = 0
    var count = 0
    while true {
      var line = try line()
      if line.first == UInt8(ascii: ".") {
        if line.count == 1 { return lines }
        line.removeFirst()
      }
      if size <= most { lines.append(line) }
      size += line.count + 2
      count += 1
      guard count < Self.mostLines else { throw .dialogue(MailboxTexts.tooMuch) }
    }
  }

  private mutating func line() throws(MailboxError) -> [UInt8] {
    while true {
      if let line = try reader.line() { return Array(line) }
      reader.feed(try session.receive())
    }
  }
}
