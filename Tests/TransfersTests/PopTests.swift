import Model
import Rehearsal
import Testing

@testable import Transfers

/// A visit to the rehearsal's mailbox by POP3.
private func visit(
  _ server: MailServer, from position: MailboxPosition? = nil,
  _ change: (inout MailboxRequest) -> Void = { _ in }
) async throws(MailboxError) -> MailboxAnswer {
  try await visit(server, from: position, at: PopTests.now) {
    $0.url = server.popURL
    change(&$0)
  }
}

extension MailboxAnswer {
  /// The numbers of the letters, by their subjects.
  fileprivate var numbers: [Int] {
    letters.compactMap { letter in
      let text = String(decoding: letter.bytes, as: UTF8.self)
      return text.firstRange(of: "carta ").flatMap { range in
        Int(text[range.upperBound...].prefix { $0.isNumber })
      }
    }
  }
}

@Suite(
  "A mailbox by POP3",
  .enabled(if: MailServer.speaksPOP3, "install dovecot-pop3d and openssl (make test does)"))
struct PopTests {
  static let now = Instant(seconds: 1_772_460_000)

  @Test func `gives what is new, byte for byte, and nothing is marked as read`() async throws {
    let server = try MailServer()
    let empty = try await visit(server)
    #expect(empty.letters.isEmpty && empty.isWhole)
    try server.deliver(letter(1, ".\n..dos\n+OK listo\n.fin"), at: Self.now)
    let first = try await visit(server, from: empty.position)
    #expect(first.numbers == [1] && first.isWhole)
    let text = try #require(first.letters.first.map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(text.hasSuffix("\r\n\r\n.\r\n..dos\r\n+OK listo\r\n.fin\r\n"))
    #expect(first.letters.first?.isCut == false)
    try server.deliver(letter(2), at: Self.now)
    let second = try await visit(server, from: first.position)
    #expect(second.numbers == [2])
    let third = try await visit(server, from: second.position)
    #expect(third.letters.isEmpty && third.position == second.position)
    #expect(!server.flags.contains("S"))
  }

  @Test func `begins with its newest, and is emptied in batches, a huge letter only begun`()
    async throws
  {
    let server = try MailServer()
    for number in 1...5 { try server.deliver(letter(number), at: Self.now) }
    let first = try await visit(server) { $0.maximumLetters = 3 }
    #expect(first.numbers == [3, 4, 5] && first.isWhole)
    for number in 6...9 { try server.deliver(letter(number), at: Self.now) }
    try server.deliver(letter(10, String(repeating: "larga\n", count: 60_000)), at: Self.now)
    var position: MailboxPosition? = first.position
    var numbers: [[Int]] = []
    var last: Letter?
    while numbers.count < 9 {
      let answer = try await visit(server, from: position) {
        $0.maximumLetters = 2
        $0.maximumLetterBytes = 10_000
      }
      numbers.append(answer.numbers)
      position = answer.position
      last = answer.letters.last
      if answer.isWhole { break }
    }
    #expect(numbers == [[6, 7], [8, 9], [10]])
    #expect(last?.bytes.count == 10_000 && last?.isCut == true)
  }

  @Test func `whose last letters were taken away by others goes on with what came after`()
    async throws
  {
    let server = try MailServer()
    for number in 1...4 { try server.deliver(letter(number), at: Self.now) }
    let first = try await visit(server)
    #expect(first.numbers == [1, 2, 3, 4])
    try server.remove(letter: "carta 4")
    try server.deliver(letter(5), at: Self.now)
    #expect(try await visit(server, from: first.position).numbers == [5])
  }

  @Test func `that was empty the last time is read from its first letter`() async throws {
    let server = try MailServer()
    let empty = try await visit(server)
    #expect(empty.letters.isEmpty && empty.isWhole)
    for number in 1...3 { try server.deliver(letter(number), at: Self.now) }
    let first = try await visit(server, from: empty.position) { $0.maximumLetters = 2 }
    #expect(first.numbers == [1, 2] && !first.isWhole)
    #expect(try await visit(server, from: first.position).numbers == [3])
  }

  @Test func `is entered with the right password only, and only where it may`() async throws {
    let server = try MailServer()
    let wrong = await #expect(throws: MailboxError.self) {
      try await visit(server) { $0.proof = .password("otra") }
    }
    #expect(wrong == .login)
    let wall = await #expect(throws: MailboxError.self) {
      try await visit(server) { $0.allowPrivate = [] }
    }
    guard case .transfer(.privateAddress)? = wall else { throw wall ?? .dialogue("") }
  }
}

@Suite("The words of a POP3 server")
struct PopWordsTests {
  /// What a server says to a command once somebody is logged in.
  private static let hostile: [String: @Sendable (String) -> String?] = [
    "hangs up": { _ in nil },
    "knows no UIDL": { $0 == "UIDL" ? "-ERR\r\n" : "+OK\r\n1 10\r\n.\r\n" },
    "answers something else": { _ in "220 hola\r\n" },
    "talks without end": { _ in "+OK\r\n" + String(repeating: "1 1\r\n", count: 4_000_000) },
    "writes one line without end": { _ in "+OK\r\n" + String(repeating: "a", count: 9 << 20) },
    "breaks at a letter": { line in
      line.hasPrefix("TOP") ? nil : line == "UIDL" ? "+OK\r\n1 a\r\n.\r\n" : "+OK\r\n1 9\r\n.\r\n"
    },
  ]

  @Test(arguments: hostile.keys.sorted())
  func `that make no sense end the visit`(what: String) async throws {
    let answer = try #require(Self.hostile[what])
    let server = try LineServer(greeting: "+OK hola\r\n") { line in
      switch line.prefix(4) {
      case "CAPA": "-ERR\r\n"
      case "USER", "PASS": "+OK\r\n"
      default: answer(line)
      }
    }
    var request = MailboxRequest(
      url: "pop3://127.0.0.1:\(server.port)", user: "a", proof: .password("b"),
      since: PopTests.now)
    request.allowPrivate = ["127.0.0.1"]
    request.timeout = .seconds(20)
    let error = await #expect(throws: MailboxError.self) {
      try await MailboxClient().visit(request)
    }
    #expect(error != .transfer(.timedOut) && error != .login)
    // A letter that breaks visit after visit does not lock the mailbox up.
    guard what == "breaks at a letter" else { return }
    request.passesOver = true
    let next = try await MailboxClient().visit(request)
    #expect(next.letters.isEmpty && next.passedOver == 1 && next.position.recent.count == 1)
  }

  @Test func `are the same however they are cut on the way`() throws {
    let bytes = Array("+OK\r\nuno\n..\r\n\r\n".utf8)
    for size in 1...bytes.count {
      var reader = LineCutter()
      var lines: [String] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        reader.feed(bytes[start..<min(start + size, bytes.count)])
        while let line = try reader.line() { lines.append(String(decoding: line, as: UTF8.self)) }
      }
      #expect(lines == ["+OK", "uno", "..", ""])
    }
  }
}
