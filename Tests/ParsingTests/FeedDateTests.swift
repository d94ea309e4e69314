import Model
import Testing

@testable import Parsing

@Suite("Dates of feeds")
struct FeedDateTests {
  @Test(
    "are read as the wild writes them",
    arguments: [
      ("Mon, 02 Mar 2026 11:04:09 +0530", "2026-03-02T05:34:09Z"),
      ("Mon, 02 Mar 2026 11:04:09 -0300", "2026-03-02T14:04:09Z"),
      ("2 Mar 26 11:04 ART", "2026-03-02T14:04:00Z"),
      ("2 Mar 99 11:04 GMT", "1999-03-02T11:04:00Z"),
      ("Mon Mar  2 11:04:09 NST 2026", "2026-03-02T14:34:09Z"),
      ("2026-03-02 11:04:09 -03:30", "2026-03-02T14:34:09Z"),
      ("2026-03-02T11:04:09.25Z", "2026-03-02T11:04:09.250Z"),
      ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z"),
      ("2026-03-02T24:00", "2026-03-03T00:00:00Z"),
      ("2026-061", "2026-03-02T00:00:00Z"), ("20260302T1104Z", "2026-03-02T11:04:00Z"),
      ("1772449449", "2026-03-02T11:04:09Z"), ("1772449449000", "2026-03-02T11:04:09Z"),
      ("20260302110409", "2026-03-02T11:04:09Z"),
      ("2 de marzo de 2026, 11:04", "2026-03-02T11:04:00Z"),
      ("lun, 2 mar 2026 11:04:09 GMT-3", "2026-03-02T14:04:09Z"),
      ("3/25/2026 9:00 p.m.", "2026-03-25T21:00:00Z"),
      ("2/3/2026 12:05 am", "2026-03-02T00:05:00Z"),
      ("29 Feb 2024 00:00:00 Z", "2024-02-29T00:00:00Z"),
    ])
  func read(text: String, instant: String) throws {
    let expected = try #require(Instant(rfc3339: instant))
    #expect(FeedDate.parse(text) == expected)
  }

  @Test(
    "that are none are nil, never a guess",
    arguments: [
      "", "ayer", "29 Feb 2026 00:00:00 Z", "2026-13-02", "2026-02-30", "2026-03-02T25:00:00Z",
      "2026-03-02T24:01:00Z", "Mon, 02 Mar 2026 11:61:00 +0000", "99999999999999999999",
      "00/00/0000", "2026-366",
    ])
  func none(text: String) { #expect(FeedDate.parse(text) == nil) }
}
