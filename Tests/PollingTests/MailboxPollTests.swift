import Foundation
import Model
import Rehearsal
import Testing
import Transfers

@testable import Polling

@Suite(
  "What lies in a mailbox when it is first visited",
  .enabled(if: MailServer.isInstalled, "install dovecot-imapd and openssl (make test does)"))
struct MailboxPollTests {
  private let start = Instant(seconds: 1_772_460_000)

  @Test func `is history, over as many visits as it takes; what comes later is news`() async throws
  {
    let server = try MailServer()
    func deliver(_ numbers: ClosedRange<Int>) throws {
      for number in numbers {
        try server.deliver("From: a@x\nMessage-ID: <\(number)@x>\n\nhola\n", at: start - .hours(1))
      }
    }
    var source = Source(id: "buzon", kind: .mailbox, url: server.url, interval: .seconds(60))
    source.mailbox = .init(user: "ana")
    let poller = Poller(
      client: HTTPClient(userAgent: "test"), allowPrivate: ["127.0.0.1"],
      lookUp: { (_, _) throws(Fault) in "clave" })
    var status = SourceStatus(id: "buzon")
    var now = start
    func visit() async throws -> (count: Int, isHistory: Bool)? {
      let moment = now
      let (result, asked) = await poller.poll(source, status, at: { moment })
      status = PollSchedule.accepted(asked, source: source, mentions: [], hints: nil, at: now)
      status = try JSONDecoder().decode(
        SourceStatus.self, from: try JSONEncoder().encode(status))
      now = now + .minutes(1)
      guard case .letters(let letters, _, let isHistory) = result else { return nil }
      return (letters.count, isHistory)
    }
    try deliver(1...60)
    let first = try #require(try await visit())
    #expect(first == (50, true))
    let second = try #require(try await visit())
    #expect(second == (10, true))
    try deliver(61...61)
    let third = try #require(try await visit())
    #expect(third == (1, false))
    // What came while nobody could look is no news either.
    try deliver(62...63)
    status.health = .blind
    let fourth = try #require(try await visit())
    #expect(fourth == (2, true))
  }
}
