import Testing

@testable import Monitor

@Suite("Reading an event stream")
struct FollowingTests {
  @Test("events come out whole however the bytes are cut")
  func anyCut() {
    let stream = Array(
      ": latido\n\nretry: 3000\nid: 7\nevent: alert.opened\ndata: {\"a\":1}\n\nid: 8\r\ndata: x\r\ndata: y\r\n\r\n"
        .utf8)
    for size in [1, 2, 3, 7, stream.count] {
      var parser = EventStreamParser()
      var events: [EventStreamParser.Event] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        events += parser.take(Array(stream[start..<min(start + size, stream.count)]))
      }
      #expect(events == [.init(id: "7", data: "{\"a\":1}"), .init(id: "8", data: "x\ny")])
    }
  }
}
