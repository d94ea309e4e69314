import Model
import Synchronization
import Testing
import Transfers

@testable import Serving

@Suite("The Atom feed and the figures", .timeLimit(.minutes(1)))
struct FeedAndFiguresTests {
  private static let alert: JSON = [
    "id": "b76c", "brand": "andina", "kind": "spike", "level": "critical", "state": "open",
    "title": "<script>alert(1)</script> & \"Señal\" \u{8}\u{FFFF}",
    "reason": "]]> ' </entry>", "opened_at": "2026-03-02T23:23:00Z",
    "updated_at": "2026-03-02T23:40:00Z",
  ]

  @Test("A hostile post cannot break out of the feed")
  func escaping() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.alerts = [Self.alert] }
      let feed = try await site.ask("GET", "/alerts.atom")
      #expect(feed.header("Content-Type") == "application/atom+xml; charset=utf-8")
      #expect(!feed.text.contains("<script>"))
      #expect(
        feed.text.contains(
          "<title>Crítica: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Señal&quot; </title>"))
      #expect(feed.text.contains("<summary>]]&gt; &#39; &lt;/entry&gt; (sin tomar)</summary>"))
      let scalars = feed.text.unicodeScalars
      #expect(scalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value < 0xFFFE })
    }
  }

  @Test("An entry keeps its id and tells when it changed")
  func identity() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.alerts = [Self.alert] }
      let feed = try await site.ask("GET", "/alerts.atom")
      #expect(feed.text.contains("<id>urn:vigia:alert:b76c</id>"))
      #expect(
        feed.text.contains("<published>2026-03-02T23:23:00.000Z</published>")
          || feed.text.contains("<published>2026-03-02T23:23:00Z</published>"))
      #expect(feed.header("Last-Modified") == "Mon, 02 Mar 2026 23:40:00 GMT")
      #expect(feed.text.contains("http://127.0.0.1:\(site.server.port)/alerts.atom"))
    }
  }

  @Test("A reader that has the feed is told so in one line")
  func unchanged() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.alerts = [Self.alert] }
      let tag = try #require(try await site.ask("GET", "/alerts.atom").header("ETag"))
      let again = try await site.ask("GET", "/alerts.atom", ["If-None-Match": "\"x\", W/\(tag)"])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
      site.desk.set { $0.alerts = [] }
      #expect(try await site.ask("GET", "/alerts.atom", ["If-None-Match": tag]).status == 200)
    }
  }

  @Test("Figures come in the text format of Prometheus, labels escaped")
  func figures() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set {
        $0.metrics = [
          Metric(
            "vigia_mentions_accepted_total", .counter, help: "Mentions\ncommitted \\ kept.",
            samples: [.init(12)]),
          Metric(
            "vigia_lag_seconds", .gauge, help: "Lag.",
            samples: [
              .init(0.25, [.init("source", "a\"b\\c\nd"), .init("brand", "ñ")]), .init(.infinity),
            ]),
        ]
      }
      let answer = try await site.ask("GET", "/metrics")
      #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
      #expect(
        answer.text == #"""
          # HELP vigia_mentions_accepted_total Mentions\ncommitted \\ kept.
          # TYPE vigia_mentions_accepted_total counter
          vigia_mentions_accepted_total 12
          # HELP vigia_lag_seconds Lag.
          # TYPE vigia_lag_seconds gauge
          vigia_lag_seconds{source="a\"b\\c\nd",brand="ñ"} 0.25
          vigia_lag_seconds +Inf

          """#)
    }
  }
}
