import Model
import Testing
import Transfers

@testable import Polling

@Suite("The schedule of a source") struct PollScheduleTests {
  let source = Source(id: "diario", url: "https://d.example/rss", interval: .seconds(60))
  let now = Instant(seconds: 1_772_000_000)

  func answer(
    _ status: SourceStatus, _ code: Int, _ headers: [(name: String, value: String)] = [],
    body: String = "<rss/>", at: Instant? = nil, moved: String? = nil
  ) -> (PollVerdict, SourceStatus) {
    let plan = PollPlan(source, status)
    let response = HTTPResponse(
      status: code, headers: headers, body: Array(body.utf8), finalURL: plan.url,
      permanentRedirect: moved)
    return PollSchedule.answered(
      status, PollAnswer(plan: plan, response: response, digest: body, at: at ?? now))
  }

  func known() -> SourceStatus {
    let (_, status) = answer(
      SourceStatus(id: "diario"), 200,
      [("ETag", "W/\"a b\""), ("Last-Modified", "Mon, 02 Mar 2026 08:00:00 GMT")])
    return PollSchedule.accepted(status, source: source, mentions: [], hints: nil, at: now)
  }

  func wait(_ status: SourceStatus) -> Double { ((status.nextAttempt ?? now) - now).seconds }

  @Test func `the first request is unconditional, the next repeats both validators to the byte`() {
    #expect(!PollPlan(source, SourceStatus(id: "diario")).isConditional)
    let plan = PollPlan(source, known())
    #expect(plan.etag == "W/\"a b\"")
    #expect(plan.lastModified == "Mon, 02 Mar 2026 08:00:00 GMT")
  }

  @Test func `another address under the same id is asked anew`() {
    let moved = Source(id: "diario", url: "https://d.example/atom", interval: .seconds(60))
    #expect(!PollPlan(moved, known()).isConditional)
  }

  @Test func `the interval varies by a tenth, and the same past gives the same future`() {
    let next = wait(known())
    #expect((54...66).contains(next))
    #expect(next == wait(known()))
    let waits = (0..<50).map {
      PollSchedule.jittered(.seconds(60), "s\($0)", now).seconds
    }
    #expect(Set(waits).count > 40)
  }

  @Test(arguments: [
    ("ttl of an hour", 60, 3600.0), ("ttl of a month", 43_200, 86_400.0), ("no ttl", 0, 54.0),
  ])
  func `a document's ttl is a lower bound, a day at most`(
    _ story: String, _ minutes: Int, _ least: Double
  ) {
    let hints = FeedHints(ttlMinutes: minutes)
    let status = PollSchedule.accepted(known(), source: source, mentions: [], hints: hints, at: now)
    #expect(wait(status) >= least && wait(status) <= max(least, 66))
  }

  @Test func `max-age delays, at most five hours`() {
    let (_, hour) = answer(known(), 304, [("Cache-Control", "public, max-age=3600")])
    #expect(wait(hour) == 3600)
    let (_, week) = answer(known(), 304, [("Cache-Control", "max-age=604800")])
    #expect(wait(week) == 18_000)
    let (_, never) = answer(known(), 304, [("Cache-Control", "no-cache, max-age=600")])
    #expect(wait(never) < 67)
  }

  @Test func `the same body is not read again`() {
    #expect(answer(known(), 200).0 == .unchanged)
    #expect(answer(known(), 200, body: "<rss>new</rss>").0 == .document)
  }

  @Test func `a 304 nobody asked for is a failure`() {
    #expect(answer(SourceStatus(id: "diario"), 304).1.failures == 1)
  }

  @Test func `validators are dropped after eight days of nothing but 304`() {
    let (_, week) = answer(known(), 304, at: now + .hours(24 * 7))
    #expect(PollPlan(source, week).isConditional)
    let (_, later) = answer(week, 304, at: now + .hours(24 * 9))
    #expect(!PollPlan(source, later).isConditional)
  }

  @Test func `two failures make a source blind, one success heals it`() {
    let (verdict, once) = answer(known(), 404)
    #expect(verdict == .failed(reason: "responde 404"))
    #expect(once.health == .slow)
    let (_, twice) = answer(once, 500, at: now + .seconds(60))
    #expect(twice.health == .blind)
    #expect(twice.blindSince == now + .seconds(60))
    let (_, healed) = answer(twice, 304, at: now + .seconds(180))
    #expect(healed.health == .ok && healed.reason == nil && healed.blindSince == nil)
  }

  @Test func `back-off doubles up to an hour and never gives up`() {
    var status = known()
    var waits: [Double] = []
    for _ in 0..<40 {
      status = PollSchedule.failed(status, source: source, reason: "x", at: now)
      waits.append(wait(status))
    }
    #expect((54...66).contains(waits[0]))
    #expect((108...132).contains(waits[1]))
    #expect((3240...3960).contains(waits[39]))
  }

  @Test(arguments: [
    ("seconds", 429, "120", 120.0), ("a date", 503, "Mon, 02 Mar 2026 08:05:00 GMT", 300.0),
    ("nothing", 429, "", 600.0), ("nonsense", 503, "soon", 600.0),
    ("two days", 429, "172800", 172_800.0), ("a year", 429, "31536000", 2_678_400.0),
  ])
  func `Retry-After is never undercut`(
    _ story: String, _ code: Int, _ header: String, _ least: Double
  ) {
    var headers = [(name: "Date", value: "Mon, 02 Mar 2026 08:00:00 GMT")]
    if !header.isEmpty { headers.append(("Retry-After", header)) }
    let (_, status) = answer(known(), code, headers)
    #expect(wait(status) >= least && wait(status) <= least * 1.1)
    #expect(status.held(at: now) != nil)
  }

  @Test func `a gone source is asked no more, until its address changes`() {
    let (_, status) = answer(known(), 410)
    #expect(status.health == .retired)
    #expect(PollSchedule.nextAttempt(of: source, status, index: 0, at: now) == nil)
    let other = Source(id: "diario", url: "https://d.example/new", interval: .seconds(60))
    #expect(PollSchedule.nextAttempt(of: other, status, index: 0, at: now) != nil)
  }

  @Test func `a permanent move is adopted the third time, and given up when it fails`() {
    var status = known()
    for _ in 0..<2 { status = answer(status, 304, moved: "https://new.example/rss").1 }
    #expect(PollPlan(source, status).url == source.url)
    status = answer(status, 304, moved: "https://new.example/rss").1
    #expect(PollPlan(source, status).url == "https://new.example/rss")
    status = answer(status, 404).1
    #expect(PollPlan(source, status).url == source.url)
  }

  @Test func `a hotel's door is no new address`() {
    var status = known()
    for _ in 0..<5 { status = answer(status, 304, moved: "https://wifi.example/login").1 }
    #expect(PollPlan(source, status).url == source.url)
  }

  @Test func `a page for people is not a feed`() {
    let (verdict, _) = answer(known(), 200, body: "\n<!DOCTYPE HTML><title>Espere")
    #expect(verdict == .failed(reason: "entregó una página HTML en vez de un feed"))
  }

  @Test func `an unreadable document makes the next request unconditional`() {
    let (_, fetched) = answer(known(), 200, [("ETag", "\"2\"")], body: "x")
    let status = PollSchedule.parseFailed(fetched, source: source, reason: "vacío", at: now)
    #expect(!PollPlan(source, status).isConditional)
    #expect(status.failures == 1)
  }

  @Test func `a restart asks no earlier than was planned`() {
    var status = known()
    status.nextAttempt = now + .minutes(30)
    let next = PollSchedule.nextAttempt(of: source, status, index: 0, at: now + .minutes(1))
    #expect(next == now + .minutes(30))
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `the three forms of a date in HTTP are one instant`(_ text: String) {
    #expect(HTTPDate.parse(text) == Instant(seconds: 784_111_777))
  }
}
