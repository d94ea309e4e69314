import Foundation
import Model
import Parsing
import Rehearsal
import Testing
import Transfers

@testable import Polling

@Suite("A day of polling") struct DayOfPollingTests {
  private struct Turn {
    var source: Source
    var status: SourceStatus
  }

  private func poller() -> Poller {
    Poller(
      client: HTTPClient(
        userAgent: PollPlan.userAgent(version: "test", contact: "mailto:guardia@andina.example")),
      allowPrivate: ["127.0.0.1"])
  }

  private func turn(
    _ turn: inout Turn, _ poller: Poller, _ clock: TurnableClock, _ mentions: inout Set<String>
  ) async {
    let (result, asked) = await poller.poll(turn.source, turn.status, at: { clock.now() })
    turn.status = asked
    guard case .document(let document) = result else { return }
    do throws(Fault) {
      let feed = try FeedDocument.parse(document.bytes, FeedContext(source: turn.source.id))
      mentions.formUnion(feed.mentions.map(\.id))
      turn.status = PollSchedule.accepted(
        asked, source: turn.source, mentions: feed.mentions,
        hints: Polling.FeedHints(ttlMinutes: feed.hints.ttlMinutes, quiet: feed.hints.quiet),
        at: clock.now())
    } catch {
      turn.status = PollSchedule.parseFailed(
        asked, source: turn.source, reason: error.what, at: clock.now())
    }
  }

  @Test func `breaks no rule of a strict site, over a restart, and loses nothing`() async throws {
    let clock = TurnableClock(StrictSite.start)
    let site = StrictSite(clock: clock)
    let crowded = StrictSite(clock: clock)
    let server = try ScriptedServer { site.reply(to: $0) }
    let second = try ScriptedServer { crowded.reply(to: $0) }
    let paths = [
      "etag", "dated", "fresh", "ttl", "same", "quiet", "gone", "moved", "absent", "broken",
    ]
    let urls =
      paths.map { server.url("/" + $0) } + ["busy", "full", "beside"].map { second.url("/" + $0) }
    var turns = urls.enumerated().map { index, url in
      let source = Source(id: "s\(index)", url: url, interval: .minutes(10))
      var status = SourceStatus(id: source.id)
      status.nextAttempt = PollSchedule.nextAttempt(
        of: source, status, index: index, at: StrictSite.start)
      return Turn(source: source, status: status)
    }
    var poller = poller()
    var mentions: Set<String> = []
    var isRestarted = false
    let end = StrictSite.start + .hours(24)
    while let due = turns.indices.filter({ turns[$0].status.nextAttempt != nil }).min(by: {
      (turns[$0].status.nextAttempt ?? end) < (turns[$1].status.nextAttempt ?? end)
    }), let next = turns[due].status.nextAttempt, next < end {
      clock.turn(to: next)
      if !isRestarted, next > StrictSite.start + .minutes(555) {
        // In the middle of a hold.
        isRestarted = true
        poller = self.poller()
        for index in turns.indices {
          let kept = try JSONEncoder().encode(turns[index].status)
          var status = try JSONDecoder().decode(SourceStatus.self, from: kept)
          status.nextAttempt = PollSchedule.nextAttempt(
            of: turns[index].source, status, index: index, at: next)
          turns[index].status = status
        }
        await poller.resume(turns.map { ($0.source, $0.status) }, at: next)
      }
      await turn(&turns[due], poller, clock, &mentions)
    }
    let books = [site.ledger, crowded.ledger]
    let violations = books.flatMap(\.violations)
    let kinds = books.flatMap(\.kinds).reduce(into: [String: Int]()) {
      $0[$1.key, default: 0] += $1.value
    }
    let all = kinds.values.reduce(0, +)
    let line = kinds.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    print(
      "a day, \(turns.count) feeds at 10 min: \(all) requests (\(line.joined(separator: ", "))), "
        + "304 of the conditional feeds' \(kinds["304"] ?? 0), violations \(violations.count)")
    #expect(violations.isEmpty, "\(violations.prefix(5))")
    #expect(kinds["304"] ?? 0 > 100)
    #expect(kinds["410"] == 1 && kinds["301"] == 3)
    // A version every 45 minutes: all seen where nothing was in the way.
    #expect(mentions.count { $0.hasPrefix("s0:") } == 32)
    let states = turns.map(\.status.health)
    #expect(states[6] == .retired)
    #expect(states.enumerated().allSatisfy { $0.offset == 6 || $0.element == .ok }, "\(states)")
  }
}

@Suite("Manners read off documents") struct MannersTests {
  let now = Instant(rfc3339: "2026-03-02T02:58:00Z") ?? Instant(seconds: 0)

  func dated(_ minutesAgo: [Int64]) -> [Mention] {
    minutesAgo.map { ago in
      var mention = Mention(id: "\(ago)", text: "")
      mention.publishedAt = now - .minutes(ago)
      mention.fetchedAt = now
      return mention
    }
  }

  @Test func `a lively feed is asked more often than a sleepy one, within bounds`() {
    var source = Source(id: "a", url: "https://a.example", interval: .minutes(5))
    source.rhythm = .minutes(5)...(.minutes(60))
    func wait(_ ago: [Int64]) -> Double {
      let status = PollSchedule.accepted(
        SourceStatus(id: "a"), source: source, mentions: dated(ago), hints: nil, at: now)
      return PollSchedule.interval(of: source, status).seconds / 60
    }
    #expect(wait([1, 2, 3, 4, 5, 6]) == 5)
    #expect(wait([40, 80, 120]) == 20)
    #expect(wait([600, 1200, 1800]) == 60)
    #expect(wait([60_000]) == 60)
  }

  @Test func `skipped hours and days are waited out`() {
    let hours = QuietHours(hours: [3, 4], days: [])
    let next = QuietClock.postponed(now + .minutes(10), hours, "a")
    #expect(next >= now + .minutes(122) && next < now + .minutes(133))
    // 2 March 2026 is a Monday.
    let days = QuietHours(hours: [], days: [1])
    #expect(QuietClock.postponed(now, days, "a") >= now + .minutes(21 * 60 + 2))
    #expect(QuietClock.postponed(now, QuietHours(hours: Array(0..<24), days: []), "a") == now)
  }

  @Test func `a ttl counts for the answers after it too`() {
    let source = Source(id: "a", url: "https://a.example", interval: .minutes(5))
    let status = PollSchedule.accepted(
      SourceStatus(id: "a"), source: source, mentions: [], hints: Polling.FeedHints(ttlMinutes: 60),
      at: now
    )
    #expect(PollSchedule.afterSuccess(of: source, status, at: now, wish: nil) == now + .minutes(60))
  }

  @Test func `YouTube's false 404 does not blind it for six hours`() {
    var source = Source(id: "a", url: "https://y.example", interval: .minutes(5))
    source.hasFalseNotFound = true
    var status = PollSchedule.accepted(
      SourceStatus(id: "a"), source: source, mentions: [], hints: nil, at: now)
    for hour: Int64 in [1, 2, 5] {
      let response = HTTPResponse(status: 404, headers: [], body: [], finalURL: source.url)
      let answer = PollAnswer(
        plan: PollPlan(source, status), response: response, digest: "", at: now + .hours(hour))
      status = PollSchedule.answered(status, answer).1
      #expect(status.health == .slow && status.nextAttempt != nil)
    }
  }

  @Test func `an answer that takes long is told until one does not`() {
    let source = Source(id: "a", url: "https://a.example", interval: .minutes(5))
    var status = SourceStatus(id: "a")
    for (seconds, health) in [(11, SourceStatus.Health.slow), (2, .ok)] {
      let response = HTTPResponse(status: 200, headers: [], body: [60], finalURL: source.url)
      let answer = PollAnswer(
        plan: PollPlan(source, status), response: response, digest: "\(seconds)", at: now,
        elapsed: .seconds(Int64(seconds)))
      status = PollSchedule.accepted(
        PollSchedule.answered(status, answer).1, source: source, mentions: [], hints: nil, at: now)
      #expect(status.health == health)
      #expect((status.reason == nil) == (health == .ok))
    }
  }

  @Test func `the delay and the usual hour are learned from what is new`() {
    let source = Source(id: "a", url: "https://a.example", interval: .minutes(5))
    var status = PollSchedule.accepted(
      SourceStatus(id: "a"), source: source, mentions: dated([1, 2, 3]), hints: nil, at: now)
    #expect(status.pulse?.lags == [] && status.mentions == 3)
    status = PollSchedule.accepted(
      status, source: source, mentions: dated([0, 4, 1, 2]), hints: nil, at: now)
    #expect(status.pulse?.lags == [0, 240] && status.mentions == 5)
    #expect(status.pulse?.lag(0.95) == 240)
    status = PollSchedule.accepted(
      status, source: source, mentions: [], hints: nil, at: now + .hours(2))
    #expect(status.pulse?.count == 0 && (status.pulse?.usual ?? 0) > 1.9)
  }
}
