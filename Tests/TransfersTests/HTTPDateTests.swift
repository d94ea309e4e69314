import Model
import Testing

@testable import Transfers

@Suite("Dates and waits of HTTP") struct HTTPDateTests {
  @Test(
    "The three forms of RFC 9110 name the same second",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
  func forms(text: String) {
    #expect(HTTPDate.instant(text)?.rfc3339 == "1994-11-06T08:49:37Z")
  }

  @Test("A two-digit year is of this century when it can be") func years() {
    #expect(HTTPDate.instant("Mon, 02-Mar-26 00:00:00 GMT")?.rfc3339 == "2026-03-02T00:00:00Z")
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "mañana", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 ART",
      "Sun, 29 Feb 2026 00:00:00 GMT", "2026-03-02T11:04:09Z",
    ])
  func nonsense(text: String) { #expect(HTTPDate.instant(text) == nil) }

  @Test(
    "Retry-After is read as seconds or as a date",
    arguments: [
      ("120", 120), ("0", 0), ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
      ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("99999999999999999999", 1 << 32), ("-5", nil),
      ("pronto", nil), ("", nil),
    ] as [(String, Int64?)])
  func retryAfter(text: String, seconds: Int64?) throws {
    let now = try #require(HTTPDate.instant("Sun, 06 Nov 1994 08:49:37 GMT"))
    let response = HTTPResponse(
      status: 503, headers: [("retry-after", text)], body: [], finalURL: "")
    #expect(response.retryAfter(at: now) == seconds.map(Instant.Span.seconds))
  }
}
