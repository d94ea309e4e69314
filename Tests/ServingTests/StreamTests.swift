import Model
import Testing
import Transfers

@testable import Serving

@Suite("The event streams", .timeLimit(.minutes(1)))
struct StreamTests {
  private static func item(
    _ number: Int64, brand: String = "andina", level: Alert.Level = .warning
  ) -> StreamItem {
    StreamItem(
      sequence: number, event: "alert.updated", data: #"{"n":\#(number)}"#, brand: brand,
      level: level)
  }

  /// The numbers of the events in a stream's text, in order.
  private static func numbers(_ text: String) -> [Int] {
    text.split(separator: "\n").compactMap { $0.hasPrefix("id: ") ? Int($0.dropFirst(4)) : nil }
  }

  private static func has(_ number: Int) -> @Sendable (String) -> Bool {
    { text in text.contains("data: {\"n\":\(number)}\n\n") }
  }

  @Test(
    "After a cut, the stream goes on behind the last number, without loss or repeat",
    arguments: [["Last-Event-ID": "3"], [:]])
  func resumes(headers: [String: String]) async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { state in
        state.items = (1...450).map { Self.item($0) }
        // Committed while the backlog is read: it is in the backlog and comes live as well.
        state.meanwhile = [Self.item(451), Self.item(452)]
      }
      let path = "/api/v1/alerts/stream" + (headers.isEmpty ? "?since=3" : "")
      let text = try await site.stream(path, headers, until: Self.has(452))
      #expect(Self.numbers(text) == Array(4...452))
    }
  }

  @Test("Who names no number hears only what comes from now on")
  func fromNow() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.items = [Self.item(1)] }
      let text = try await site.stream("/api/v1/mentions/stream") { [desk = site.desk] text in
        if text.hasSuffix("retry: 2000\n") { desk.publish(Self.item(2)) }
        return Self.has(2)(text)
      }
      #expect(Self.numbers(text) == [2])
      #expect(text.contains("event: alert.updated\ndata: {\"n\":2}\n\n"))
    }
  }

  @Test("A number from another archive's future means from now on, not silence for years")
  func future() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set {
        $0.items = [Self.item(1)]
        $0.meanwhile = [Self.item(2)]
      }
      let headers = ["Last-Event-ID": "999999"]
      let text = try await site.stream("/api/v1/alerts/stream", headers, until: Self.has(2))
      #expect(Self.numbers(text) == [2])
    }
  }

  @Test("Only the brand and the levels asked for are told")
  func filters() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set {
        $0.items = [
          Self.item(1, level: .watch), Self.item(2), Self.item(3, brand: "pampa"),
          Self.item(4, level: .critical),
        ]
      }
      let path = "/api/v1/alerts/stream?since=0&brand=andina&level=warning"
      let text = try await site.stream(path, until: Self.has(4))
      #expect(Self.numbers(text) == [2, 4])
    }
  }

  @Test("A quiet stream shows by a comment that it is alive")
  func heartbeat() async throws {
    try await OpenSite.open(heartbeat: Instant.Span(milliseconds: 20)) { site async throws in
      let text = try await site.stream("/api/v1/alerts/stream") { text in
        text.split(separator: "\n").count { $0 == ": latido" } >= 3
      }
      #expect(text.hasPrefix(": vigia\nretry: 2000\n"))
      #expect(!text.contains("data:"))
    }
  }

  @Test("Unless told otherwise, the comment comes every 15 s")
  func usualHeartbeat() {
    #expect(MonitorSite(desk: FakeDesk(), access: AccessRules()).heartbeat.pause == .seconds(15))
  }

  @Test("Line breaks that only some alphabets know stay inside the JSON text")
  func foreignBreaks() {
    let item = StreamItem(sequence: 7, event: "mention", data: "{\"text\":\"a\u{2028}b\u{85}c\"}")
    let text = String(decoding: item.frame, as: UTF8.self)
    #expect(text == "id: 7\nevent: mention\ndata: {\"text\":\"a\u{2028}b\u{85}c\"}\n\n")
  }

  @Test("A stream is never kept by a cache and says what it is")
  func headers() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.items = [Self.item(5)] }
      let answer = try await site.ask("HEAD", "/api/v1/alerts/stream")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "text/event-stream")
      #expect(answer.header("Cache-Control") == "no-store")
    }
  }

  @Test("A follower that has gone away is forgotten")
  func leaving() async throws {
    try await OpenSite.open(heartbeat: Instant.Span(milliseconds: 20)) { site async throws in
      _ = try await site.stream("/api/v1/alerts/stream") { $0.contains("retry") }
      while site.desk.fan.count > 0 { await Task.yield() }
      #expect(site.desk.fan.count == 0)
    }
  }
}
