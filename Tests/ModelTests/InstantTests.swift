import Model
import Testing

@Suite("Instants and civil time")
struct InstantTests {
  @Test(
    "RFC 3339 is read and written the same",
    arguments: [
      ("2026-03-02T11:04:09Z", "2026-03-02T11:04:09Z"),
      ("2026-03-02 08:04:09-03:00", "2026-03-02T11:04:09Z"),
      ("2026-03-02T11:04:09.25+0000", "2026-03-02T11:04:09.250Z"),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
      ("2024-02-29T00:00:00", "2024-02-29T00:00:00Z"),
    ])
  func roundTrip(text: String, written: String) throws {
    let instant = try #require(Instant(rfc3339: text))
    #expect(instant.rfc3339 == written)
  }

  @Test(
    "a day that does not exist is refused",
    arguments: ["2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "ayer", ""])
  func refusal(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test("the local week of Buenos Aires starts three hours after UTC's")
  func weekStart() throws {
    let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -3 * 3600)
    let monday = try #require(Instant(rfc3339: "2024-01-01T03:00:00Z"))
    #expect(zone.minuteOfWeek(monday) == 0)
    #expect(zone.minuteOfWeek(monday - .minutes(1)) == 10_079)
    #expect(zone.clockText(monday) == "00:00")
  }
}
