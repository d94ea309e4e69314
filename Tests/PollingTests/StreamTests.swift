import Model
import Testing

@testable import Polling

@Suite("A stream")
struct StreamTests {
  private static let events = """
    :thump\r
    event: update\r
    data: {"id":1,\r
    data: "a":2}\r
    \r
    event: delete\r
    data: 7\r
    \r
    data: sin clase

    :thump

    """

  @Test func `of events is cut alike however it comes`() throws {
    let bytes = Array(Self.events.utf8)
    for size in 1...bytes.count {
      var decoder = EventDecoder(.sse)
      var all: [EventDecoder.Happening] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        all += try decoder.take(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(
        all == [
          .heartbeat, .item(kind: "update", bytes: Array("{\"id\":1,\n\"a\":2}".utf8)),
          .item(kind: "delete", bytes: Array("7".utf8)),
          .item(kind: nil, bytes: Array("sin clase".utf8)), .heartbeat,
        ])
    }
  }

  @Test func `of lines has empty ones as signs of life`() throws {
    var decoder = EventDecoder(.ndjson)
    let all = try decoder.take(Array("\r\n{\"a\":1}\r\n\n{\"b".utf8))
    #expect(all == [.heartbeat, .item(kind: nil, bytes: Array("{\"a\":1}".utf8)), .heartbeat])
  }

  @Test(arguments: Source.Stream.Form.allCases)
  func `without an end of anything is given up`(form: Source.Stream.Form) {
    var decoder = EventDecoder(form)
    #expect(throws: Fault.self) {
      for _ in 0..<40 { _ = try decoder.take([UInt8](repeating: 65, count: 65_536)) }
    }
    var other = EventDecoder(.sse)
    #expect(throws: Fault.self) {
      for _ in 0..<40_000 { _ = try other.take(Array("data: 0123456789012345678901234567\n".utf8)) }
    }
  }

  @Test func `faster than it is taken is of no more use`() {
    let buffer = StreamBuffer(most: 100)
    buffer.put([UInt8](repeating: 1, count: 60))
    #expect(buffer.take()?.count == 60)
    buffer.put([UInt8](repeating: 1, count: 60))
    buffer.put([UInt8](repeating: 1, count: 60))
    #expect(buffer.take() == nil && buffer.received == 180)
  }

  @Test func `that is cut is opened again later and later, and never before it may be`() {
    var source = Source(id: "s", kind: .stream, url: "https://x", interval: .minutes(5))
    source.stream = .init(form: .sse)
    let now = Instant(seconds: 1_772_460_000)
    var status = SourceStatus(id: "s")
    var waits: [Double] = []
    for _ in 0..<12 {
      let (after, wait) = PollSchedule.cut(
        status, source: source, .failed("no"), wasAlive: false, shortLives: 0, at: now)
      status = after
      waits.append(wait.seconds)
    }
    #expect(waits[0] < 1.2 && waits[1] > 1.7 && waits[4] > 14 && waits[4] < 18)
    #expect(waits.allSatisfy { $0 <= 352 } && waits[11] > 280)
    #expect(status.health == .blind && status.blindSince == now)
    // After a sign of life a cut is news.
    let alive = PollSchedule.alive(status, at: now)
    #expect(alive.health == .ok && alive.blindSince == nil)
    let cut = PollSchedule.cut(
      alive, source: source, .closed, wasAlive: true, shortLives: 0, at: now)
    #expect(cut.status.health == .slow && cut.wait.seconds < 1.2)
    let thrown = PollSchedule.cut(
      alive, source: source, .closed, wasAlive: true, shortLives: 5, at: now)
    #expect(thrown.status.health == .slow && thrown.wait.seconds > 28)
    let limited = PollSchedule.cut(
      alive, source: source, .refused(429, wait: .seconds(700)), wasAlive: false, shortLives: 0,
      at: now)
    #expect(limited.wait.seconds >= 700)
    let closed = PollSchedule.cut(
      alive, source: source, .refused(401, wait: nil), wasAlive: false, shortLives: 0, at: now)
    #expect(closed.status.health == .needsCredentials && closed.wait.seconds > 500)
  }
}
