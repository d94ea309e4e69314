import Model
import Rehearsal
import Testing
import Transfers

@testable import Polling

@Suite("A stream over a WebSocket") struct SocketStreamTests {
  private static let now = Instant(seconds: 1_772_460_000)

  private static func line(_ server: WebSocketServer) -> StreamLine {
    var source = Source(
      id: "cielo", kind: .stream, url: server.url("/subscribe?a=b"), interval: .minutes(5))
    source.stream = .init(form: .websocket)
    source.stream?.cursor = "cursor"
    return StreamLine(
      source, client: HTTPClient(userAgent: "x"), sockets: WebSocketClient(userAgent: "x"),
      allowPrivate: ["127.0.0.1"], lookUp: { (_, _) throws(Fault) in "" },
      clock: TurnableClock(now))
  }

  /// What a connection brought, and how it ended.
  private static func follow(
    _ line: StreamLine, from place: StreamPlace? = nil
  ) async -> (happenings: [EventDecoder.Happening], end: StreamEnd) {
    let heard = Watched<[EventDecoder.Happening]>([])
    let end = await line.follow(from: place) { happenings in
      heard.update { $0 += happenings }
      return true
    }
    return (heard.value, end)
  }

  @Test
  func `brings a message as one thing, whatever breaks are in it, and pongs as signs of life`()
    async throws
  {
    let server = try WebSocketServer { link in
      link.accept()
      guard link.listen(for: .ping) else { return }
      link.send(WebSocketFrame(.pong, []))
      link.send("{\"a\":\n1}")
      link.send("{\"b\":2}")
      link.close(1001, "mantenimiento")
      link.listen()
    }
    let (happenings, end) = await Self.follow(
      Self.line(server), from: StreamPlace(Self.now))
    #expect(
      happenings == [
        .heartbeat, .item(kind: nil, bytes: Array("{\"a\": 1}".utf8)),
        .item(kind: nil, bytes: Array("{\"b\":2}".utf8)),
      ])
    #expect(end == .failed("cerró la transmisión (1001: mantenimiento)"))
    // A little is asked for again, lest anything be missed between two clocks.
    #expect(
      server.record.requests.map(\.path) == ["/subscribe?a=b&cursor=1772459995000000"])
  }

  @Test func `ends as the server means it`() async throws {
    let server = try WebSocketServer { link in
      switch link.request.number {
      case 0: link.answer(.text(#"{"error":"CursorTooOld","message":"x"}"#, status: 400))
      case 1: link.answer(.text(#"{"error":"InvalidRequest"}"#, status: 400))
      case 2: link.answer(Reply(429, headers: [("Retry-After", "90")]))
      case 3: link.answer(.redirect(to: "wss://otro.example/"))
      case 4: link.accept(proof: "x")
      case 5:
        link.accept()
        link.close(1000)
      default: link.accept(then: [0xFF, 0xFF])
      }
      // Whoever is taken in asks for a sign, and is left.
      link.listen(for: .ping)
    }
    let line = Self.line(server)
    var ends: [StreamEnd] = []
    for _ in 0..<7 { ends.append(await Self.follow(line).end) }
    #expect(ends[0] == .forgotten && ends[1] == .refused(400, wait: nil))
    #expect(ends[2] == .refused(429, wait: .seconds(90)))
    #expect(
      ends[3] == .failed("responde 302 y manda a wss://otro.example/, adonde no se lo sigue"))
    guard case .failed(let proof) = ends[4], case .failed(let frames) = ends[6] else {
      Issue.record("\(ends)")
      return
    }
    #expect(proof.contains("Sec-WebSocket-Accept") && ends[5] == .closed)
    #expect(frames == "manda tramas mal formadas")
    #expect(server.record.requests.allSatisfy { $0.path == "/subscribe?a=b" })
  }

  @Test func `is left when what it brings cannot be kept`() async throws {
    let server = try WebSocketServer { link in
      link.accept()
      link.send("{}")
      link.listen()
    }
    #expect(await Self.line(server).follow { _ in false } == .unkept)
    try await server.wait { $0.ended == 1 }
  }

  @Test func `that sends faster than is taken has to wait, and is not cut for it`() async throws {
    let count = 12_000
    let server = try WebSocketServer { link in
      link.accept()
      for number in 0..<count { link.send("\(number)" + String(repeating: " ", count: 995)) }
      link.close(1000)
      link.listen()
    }
    let taken = Watched(0)
    // The first is looked at until the server has had time to fill every buffer there is.
    let end = await Self.line(server).follow { happenings in
      let items = happenings.count { $0 != .heartbeat }
      let before = taken.update { count in
        defer { count += items }; return count
      }
      if before == 0 {
        for _ in 0..<200_000 { await Task.yield() }
      }
      return true
    }
    #expect(end == .closed && taken.value == count)
  }

  @Test func `that refuses who needs no credential is blind, not in want of one`() {
    var source = Source(id: "s", kind: .stream, url: "wss://x", interval: .minutes(5))
    source.stream = .init(form: .websocket)
    source.connector = Connector(id: "c", title: "C", network: "c", items: [])
    var status = SourceStatus(id: "s")
    for _ in 0..<2 {
      status =
        PollSchedule.cut(
          status, source: source, .refused(403, wait: nil), wasAlive: false, shortLives: 0,
          at: Self.now
        ).status
    }
    #expect(status.health == .blind && status.reason?.hasPrefix("responde 403") == true)
  }
}

@Suite("The place of a stream") struct StreamPlaceTests {
  private let now = Instant(seconds: 1_772_460_000)

  @Test func `is an instant of our time or none`() {
    #expect(StreamPlace("1772460000123456")?.text == "1772460000123456")
    #expect(StreamPlace("1772460000123456")?.instant == now + .init(milliseconds: 123))
    for text in ["", "1:2:3:", "17", "-1772460000123456", "99999999999999999", nil] {
      #expect(StreamPlace(text) == nil)
    }
    #expect(StreamPlace(now) < StreamPlace(now + .seconds(1)))
  }

  @Test func `leaves a gap where a whole network is silent, or where the cut was long`() {
    let place = StreamPlace(now - .hours(30))
    func gap(_ first: Instant, isWhole: Bool, alive: Instant?) -> Bool {
      place.leavesGap(
        before: StreamPlace(first), ofWholeNetwork: isWhole, alive: alive, at: now)
    }
    #expect(!gap(now - .hours(30) - .seconds(5), isWhole: true, alive: nil))
    #expect(!gap(now - .hours(30) + .minutes(5), isWhole: true, alive: nil))
    #expect(gap(now - .hours(30) + .minutes(6), isWhole: true, alive: now))
    // A few accounts may have been silent all that time, and heard.
    #expect(!gap(now, isWhole: false, alive: now - .hours(1)))
    #expect(gap(now, isWhole: false, alive: now - .hours(25)))
    #expect(gap(now, isWhole: false, alive: nil))
  }

  @Test func `that is refused gives way to what every server keeps, and then to now`() {
    let kept = StreamPlace(now - .hours(30)).afterRefusal(at: now)
    #expect(kept == StreamPlace(now - .hours(24)))
    #expect(kept?.afterRefusal(at: now + .minutes(6)) == nil)
    #expect(StreamPlace(now - .hours(2)).afterRefusal(at: now) == nil)
    #expect(kept?.isBehind(at: now) == true && !StreamPlace(now).isBehind(at: now))
  }
}
