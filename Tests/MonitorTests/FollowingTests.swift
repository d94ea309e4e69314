import Model
import Rehearsal
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

  private static func monitor() throws -> ScriptedServer {
    let overview =
      #"{"timezone_offset_s":-10800,"alerts":[{"level":"watch","brand":"a"},{"level":"critical","brand":"b"}]}"#
    let post = #"{"id":"m1","text":"sin señal","author":{"handle":"vero.k","followers":48300}}"#
    let opened = #"{"type":"alert.opened","data":{"id":"a1","posts":["m1"]}}"#
    return try ScriptedServer { exchange in
      switch exchange.path {
      case "/api/v1/overview": .text(overview)
      case "/api/v1/mentions/m1": .text(post)
      case "/api/v1/alerts/stream": .text("id: 7\ndata: \(opened)\n\n")
      default: .text("{}", status: 404)
      }
    }
  }

  @Test("an alert that opens is shown with the post that says it best", arguments: [true, false])
  func quotes(asked: Bool) async throws {
    let monitor = try Self.monitor()
    var following = try Following(url: monitor.url(""), token: nil, mentions: false)
    following.quotes = asked
    let (shown, screen) = AsyncStream<JSON>.makeStream()
    let task = Task { [following] in
      try await following.run(show: { _, document in screen.yield(document) }, say: { _ in })
    }
    defer { task.cancel() }
    let opened = try #require(await shown.first { _ in true })
    let post = opened["data"]?["posts_text"]?.array?.first
    #expect(post?["text"]?.string == (asked ? "sin señal" : nil))
    #expect(post?["author"]?.string == (asked ? "@vero.k" : nil))
    #expect(post?["followers"]?.integer == (asked ? 48_300 : nil))
  }

  @Test("at the beginning it says what is on already, by the same filters")
  func standing() async throws {
    let monitor = try Self.monitor()
    var following = try Following(url: monitor.url(""), token: nil, mentions: false)
    let all = try await following.standing()
    #expect(all.alerts == 2 && all.zone.offsetSeconds(at: Instant(seconds: 0)) == -10_800)
    #expect(following.welcome(alerts: 2).contains("2 vivas ahora: véalas con «vigia alerts»"))
    #expect(following.welcome(alerts: 1).contains("1 viva ahora"))
    #expect(following.welcome(alerts: 0).contains("ninguna viva ahora"))
    following.level = .warning
    #expect(try await following.standing().alerts == 1)
    following.brand = "a"
    #expect(try await following.standing().alerts == 0)
  }
}
