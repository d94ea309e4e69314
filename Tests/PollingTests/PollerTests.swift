import Model
import Polling
import Rehearsal
import Synchronization
import Testing
import Transfers

@Suite("The poller on a real server") struct PollerTests {
  let now = Instant(seconds: 1_772_000_000)

  func poller() -> Poller {
    Poller(client: HTTPClient(userAgent: "Vigia/test"), allowPrivate: ["127.0.0.1"])
  }

  @Test func `a document, then not modified, with the manners of a good reader`() async throws {
    let server = try ScriptedServer { exchange in
      exchange.header("if-none-match") == "\"uno\""
        ? Reply(304) : .text("<rss/>", headers: [("ETag", "\"uno\"")])
    }
    let source = Source(id: "a", url: server.url("/rss"), interval: .seconds(60))
    let poller = poller()
    let (first, fetched) = await poller.poll(source, SourceStatus(id: "a"), at: { now })
    guard case .document(let document) = first else {
      Issue.record("no document but \(first)")
      return
    }
    #expect(document.bytes == Array("<rss/>".utf8))
    let status = PollSchedule.accepted(fetched, source: source, mentions: [], hints: nil, at: now)
    let (second, _) = await poller.poll(source, status, at: { now + .seconds(60) })
    guard case .notModified = second else {
      Issue.record("not 304 but \(second)")
      return
    }
    let sent = try #require(server.exchanges.first)
    #expect(sent.header("accept")?.hasPrefix("application/atom+xml") == true)
    #expect(sent.header("user-agent") == "Vigia/test")
    #expect(sent.header("if-none-match") == nil && sent.header("cookie") == nil)
  }

  @Test func `a 429 closes the host for its other sources too, also after a restart`() async throws
  {
    let server = try ScriptedServer { _ in Reply(429, headers: [("Retry-After", "300")]) }
    let one = Source(id: "a", url: server.url("/a"), interval: .seconds(60))
    let two = Source(id: "b", url: server.url("/b"), interval: .seconds(60))
    let poller = poller()
    let (_, limited) = await poller.poll(one, SourceStatus(id: "a"), at: { now })
    let (_, other) = await poller.poll(two, SourceStatus(id: "b"), at: { now + .seconds(1) })
    #expect(server.exchanges.count == 1)
    #expect(other.failures == 0)
    #expect(try #require(other.nextAttempt) >= now + .seconds(300))

    let restarted = self.poller()
    await restarted.resume([(one, limited)], at: now + .seconds(2))
    _ = await restarted.poll(two, SourceStatus(id: "b"), at: { now + .seconds(3) })
    #expect(server.exchanges.count == 1)
  }

  @Test func `a server that slams the door is a failure with its reason`() async throws {
    let server = try ScriptedServer { _ in Reply(manner: .slam) }
    let source = Source(id: "a", url: server.url("/a"), interval: .seconds(60))
    let (result, status) = await poller().poll(source, SourceStatus(id: "a"), at: { now })
    guard case .failed(let reason) = result else {
      Issue.record("no failure but \(result)")
      return
    }
    #expect(reason == status.reason && !reason.isEmpty)
    #expect(status.failures == 1)
  }

  @Test func `a private address that is not allowed is not asked`() async throws {
    let server = try ScriptedServer { _ in .text("secret") }
    let source = Source(id: "a", url: server.url("/a"), interval: .seconds(60))
    let poller = Poller(client: HTTPClient(userAgent: "Vigia/test"), allowPrivate: [])
    let (_, status) = await poller.poll(source, SourceStatus(id: "a"), at: { now })
    #expect(status.reason?.contains("privada") == true)
    #expect(server.exchanges.isEmpty)
  }

  @Test func `an answer that took long by the caller's clock is told, however fast it really was`()
    async throws
  {
    let clock = Mutex(now)
    let server = try ScriptedServer { exchange in
      guard exchange.header("if-none-match") != nil else {
        return .text("<rss/>", headers: [("ETag", "\"uno\"")])
      }
      clock.withLock { $0 = now + .seconds(72) }
      return Reply(304)
    }
    let source = Source(id: "a", url: server.url("/a"), interval: .seconds(60))
    let poller = poller()
    let (_, fetched) = await poller.poll(source, SourceStatus(id: "a"), at: { now })
    let known = PollSchedule.accepted(fetched, source: source, mentions: [], hints: nil, at: now)
    clock.withLock { $0 = now + .seconds(60) }
    let (_, status) = await poller.poll(source, known, at: { clock.withLock { $0 } })
    #expect(status.lastAttempt == now + .seconds(72))
    #expect(status.health == .slow)
  }
}
