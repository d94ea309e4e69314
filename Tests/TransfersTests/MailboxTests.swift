import Model
import Rehearsal
import Testing

@testable import Transfers

extension Letter {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

@Suite(
  "A mailbox",
  .enabled(if: MailServer.isInstalled, "install dovecot-imapd and openssl (make test does)"))
struct MailboxTests {
  private let now = Instant(seconds: 1_772_460_000)

  @Test func `gives what is new, and nothing is marked as read`() async throws {
    let server = try MailServer()
    try server.deliver(letter(1), at: now - .hours(200))
    try server.deliver(letter(2, "v4 OK listo\n* BYE\n"), at: now - .hours(2))
    let first = try await visit(server, at: now)
    #expect(first.letters.count == 1 && first.isWhole)
    #expect(first.letters.first?.text.contains("v4 OK listo\r\n* BYE") == true)
    #expect(first.letters.first?.arrivedAt == now - .hours(2))
    try server.deliver(letter(3), at: now - .hours(100))
    let second = try await visit(server, from: first.position, at: now)
    #expect(second.letters.map(\.text).first?.contains("carta 3") == true)
    #expect(second.letters.count == 1)
    let third = try await visit(server, from: second.position, at: now)
    #expect(third.letters.isEmpty && third.position == second.position)
    #expect(!server.flags.contains("S"))
  }

  @Test func `that is full is emptied in batches, a huge letter only begun`() async throws {
    let server = try MailServer()
    for number in 1...7 { try server.deliver(letter(number), at: now) }
    try server.deliver(letter(8, String(repeating: "larga\n", count: 60_000)), at: now)
    var position: MailboxPosition?
    var sizes: [Int] = []
    var isWhole = false
    var last: Letter?
    while !isWhole, sizes.count < 9 {
      let answer = try await visit(server, from: position, at: now) {
        $0.maximumLetters = 3
        $0.maximumLetterBytes = 10_000
      }
      sizes.append(answer.letters.count)
      position = answer.position
      isWhole = answer.isWhole
      last = answer.letters.last
    }
    #expect(sizes == [3, 3, 2])
    #expect(last?.bytes.count == 10_000 && last?.isCut == true)
  }

  @Test func `that was numbered anew is read from the day on`() async throws {
    let server = try MailServer()
    try server.deliver(letter(1), at: now - .hours(1))
    let first = try await visit(server, at: now)
    try server.renumber()
    try server.deliver(letter(2), at: now)
    let second = try await visit(server, from: first.position, at: now)
    #expect(second.position.validity != first.position.validity)
    #expect(second.letters.count == 2)
  }

  @Test func `with a folder named in Spanish is found`() async throws {
    let server = try MailServer()
    try server.deliver(letter(5), at: now, folder: ".Atenci&APM-n")
    let answer = try await visit(server, at: now) { $0.folder = "Atención" }
    #expect(answer.letters.count == 1)
    let failure = await #expect(throws: MailboxError.self) {
      try await visit(server, at: now) { $0.folder = "Otra" }
    }
    guard case .folder? = failure else { throw failure ?? .dialogue("") }
  }

  @Test func `is entered with the right password only, and over TLS only where it is known`()
    async throws
  {
    let server = try MailServer()
    try server.deliver(letter(1), at: now)
    let wrong = await #expect(throws: MailboxError.self) {
      try await visit(server, at: now) { $0.proof = .password("otra") }
    }
    #expect(wrong == .login)
    let known = try await visit(server, at: now) {
      $0.url = server.secureURL
      $0.certificates = server.certificate
    }
    #expect(known.letters.count == 1)
    let unknown = await #expect(throws: MailboxError.self) {
      try await visit(server, at: now) { $0.url = server.secureURL }
    }
    guard case .transfer(.tls)? = unknown else { throw unknown ?? .dialogue("") }
    let wall = await #expect(throws: MailboxError.self) {
      try await visit(server, at: now) { $0.allowPrivate = [] }
    }
    guard case .transfer(.privateAddress)? = wall else { throw wall ?? .dialogue("") }
  }
}

@Suite("The words of a mail server")
struct ImapWordsTests {
  private static let dialogue = """
    * 1 FETCH (UID 7 INTERNALDATE " 2-Mar-2026 10:00:00 -0300" BODY[]<0> {10}\r
    a\r
    v2 OK\r
     FLAGS (\\Seen))\r
    v2 OK listo\r

    """

  @Test func `are the same however they are cut on the way`() throws {
    let bytes = Array(Self.dialogue.utf8)
    for size in 1...bytes.count {
      var reader = ImapReader(longestLiteral: 100)
      var responses: [ImapResponse] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        reader.feed(bytes[start..<min(start + size, bytes.count)])
        while let response = try reader.next() { responses.append(response) }
      }
      #expect(responses.count == 2)
      let letter = try #require(responses.first.flatMap { MailboxVisit.letter($0, most: 100) })
      #expect(letter.uid == 7 && letter.arrivedAt == Instant(rfc3339: "2026-03-02T13:00:00Z"))
      #expect(String(decoding: letter.bytes, as: UTF8.self) == "a\r\nv2 OK\r\n")
    }
  }

  @Test func `hold their codes wherever they stand and however they are written`() {
    #expect(ImapResponse(line: "* OK [UIDVALIDITY 17] x").code("UIDVALIDITY") == 17)
    #expect(ImapResponse(line: "* OK Größe [uidvalidity 17]").code("UIDVALIDITY") == 17)
    #expect(ImapResponse(line: "* OK [UIDVALIDITY x]").code("UIDVALIDITY") == nil)
    #expect(ImapResponse(line: "* OK [UIDVALIDITY 4294967296]").code("UIDVALIDITY") == nil)
  }

  @Test func `that never end are not waited for`() throws {
    var reader = ImapReader(longestLiteral: 100)
    reader.feed(Array("* 1 FETCH (BODY[] {101}\r\n".utf8))
    #expect(throws: MailboxError.self) { try reader.next() }
    var other = ImapReader(longestLiteral: 100)
    #expect(throws: MailboxError.self) {
      for _ in 0..<100 {
        other.feed([UInt8](repeating: 65, count: 65_536))
        _ = try other.next()
      }
    }
  }

  @Test func `write names as IMAP wants them`() {
    #expect(ImapText.folder("Atención & más") == "Atenci&APM-n &- m&AOE-s")
    #expect(ImapText.quoted("a\"b\\c\r\nd") == #""a\"b\\cd""#)
    #expect(ImapText.day(Instant(seconds: 1_772_460_000)) == "2-Mar-2026")
  }

  /// What a server says to a command, its tag put in place of `TAG`.
  private static let hostile: [String: @Sendable (String) -> String?] = [
    "hangs up": { _ in nil },
    "knows no folder": { $0.contains("EXAMINE") ? "TAG NO nada\r\n" : "TAG OK\r\n" },
    "forgets UIDVALIDITY": { _ in "TAG OK\r\n" },
    "announces too much": {
      $0.contains("FETCH") ? "* 1 FETCH (UID 1 BODY[] {999999999}\r\n" : search($0)
    },
    "talks without end": { _ in String(repeating: "* 1 EXISTS\r\n", count: 200_000) },
    "leaves in between": { $0.contains("FETCH") ? "* BYE\r\n" : search($0) },
  ]

  private static func search(_ line: String) -> String {
    "* OK [UIDVALIDITY 1]\r\n* SEARCH 1\r\nTAG OK\r\n"
  }

  @Test(arguments: hostile.keys.sorted())
  func `that make no sense end the visit`(what: String) async throws {
    let answer = try #require(Self.hostile[what])
    let server = try LineServer(greeting: "* OK hola\r\n") { line in
      let words = line.split(separator: " ").map(String.init)
      let tag = words.first ?? ""
      let isLogin = ["CAPABILITY", "LOGIN"].contains(words.dropFirst().first ?? "")
      return isLogin ? tag + " OK\r\n" : answer(line)?.replacing("TAG", with: tag)
    }
    var request = MailboxRequest(
      url: "imap://127.0.0.1:\(server.port)", user: "a", proof: .password("b"),
      since: Instant(seconds: 1_772_460_000))
    request.allowPrivate = ["127.0.0.1"]
    request.timeout = .seconds(20)
    let error = await #expect(throws: MailboxError.self) {
      try await MailboxClient().visit(request)
    }
    #expect(error != .transfer(.timedOut) && error != .login)
    // A letter that breaks visit after visit does not lock the mailbox up.
    guard ["announces too much", "leaves in between"].contains(what) else { return }
    request.passesOver = true
    let next = try await MailboxClient().visit(request)
    #expect(next.letters.isEmpty && next.passedOver == 1)
    #expect(next.position == MailboxPosition(validity: 1, uid: 1) && !next.isWhole)
  }

  @Test func `are opened by a token where there is one`() async throws {
    let heard = Watched<[String]>([])
    let server = try LineServer(
      greeting: "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN] hola\r\n"
    ) { line in
      heard.update { $0.append(line) }
      let words = line.split(separator: " ").map(String.init)
      let tag = words.first ?? ""
      switch words.dropFirst().first {
      case "CAPABILITY":
        return "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN\r\n\(tag) OK\r\n"
      case "EXAMINE": return "* OK [UIDVALIDITY 9] x\r\n* OK [UIDNEXT 41] x\r\n\(tag) OK\r\n"
      case "UID": return "* SEARCH\r\n\(tag) OK\r\n"
      default: return "\(tag) OK\r\n"
      }
    }
    var request = MailboxRequest(
      url: "imap://127.0.0.1:\(server.port)", user: "ana@x", proof: .token("ficha"),
      since: Instant(seconds: 1_772_460_000))
    request.allowPrivate = ["127.0.0.1"]
    let answer = try await MailboxClient().visit(request)
    #expect(answer.position == MailboxPosition(validity: 9, uid: 40) && answer.isWhole)
    // user=ana@x^Aauth=Bearer ficha^A^A
    let proof = "dXNlcj1hbmFAeAFhdXRoPUJlYXJlciBmaWNoYQEB"
    #expect(heard.value.contains { $0.hasSuffix("AUTHENTICATE XOAUTH2 " + proof) })
  }

  @Test(arguments: ["imap://ana:clave@127.0.0.1", "http://127.0.0.1", "imap://", "127.0.0.1"])
  func `are not looked for at such an address`(url: String) async {
    var request = MailboxRequest(
      url: url, user: "a", proof: .password("b"), since: Instant(seconds: 0))
    request.allowPrivate = ["127.0.0.1"]
    await #expect(throws: MailboxError.self) { try await MailboxClient().visit(request) }
  }
}
