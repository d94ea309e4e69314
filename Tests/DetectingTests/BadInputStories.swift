import Detecting
import Model
import Testing

@Suite("Input that is not what it should be")
struct BadInputStories {
  @Test(
    "a burst dated 1970, 2038, last year or an hour and a minute ago pages nobody",
    arguments: [0, 2_147_483_647_000, 1_740_000_000_000, -1])
  func dates(milliseconds: Int64) {
    var street = Street()
    street.play(120, perMinute: 2)
    let at = milliseconds < 0 ? street.now - .minutes(61) : Instant(milliseconds: milliseconds)
    guard at < street.now else {
      // From the future: counts when it is heard, as any mention of now would.
      let heard = Heard(brand: "andina", at: at, voice: 1)
      let signals = street.bank.count(heard, now: street.now, zone: street.zone)
      #expect(signals.isEmpty)
      return
    }
    for voice in 0..<3000 {
      let heard = Heard(brand: "andina", at: at, voice: UInt64(voice))
      street.signals += street.bank.count(heard, now: street.now, zone: street.zone)
    }
    street.play(60, perMinute: 2)
    #expect(street.opened.isEmpty)
  }

  @Test("a clock that jumps back or forward by days costs no work and pages nobody")
  func clockJumps() {
    var street = Street()
    street.play(120, perMinute: 2)
    let level = street.bank.expected(Street.brand, minute: street.minute - 1) ?? 0
    let here = street.minute
    for jump in [-3 * 1440, 40 * 1440, -30 * 1440] {
      street.minute = here + Int64(jump)
      street.play(3, perMinute: 2)
    }
    street.minute = here + 45 * 1440
    street.play(120, perMinute: 2)
    #expect(street.opened.isEmpty)
    let after = street.bank.expected(Street.brand, minute: street.minute - 1) ?? 0
    #expect(abs(after - level) < 0.6 * level)
  }

  @Test("a source that replays its whole history adds nothing to the present")
  func replayedHistory() {
    var street = Street()
    street.play(120, perMinute: 2)
    for index in 0..<20_000 {
      var heard = Heard(
        brand: "andina", at: street.now - .minutes(Int64(61 + index)), voice: UInt64(index))
      heard.source = "foro"
      _ = street.bank.count(heard, now: street.now, zone: street.zone)
    }
    street.play(120, perMinute: 2)
    #expect(street.opened.isEmpty)
    #expect(street.signals.allSatisfy { $0.role == .annotates })
  }

  @Test("thousands of new places are bounded, and the brand's own series stays")
  func tooManySeries() {
    var street = Street(settings: DetectorSettings(capacity: 100), usual: 10)
    street.play(30, perMinute: 10)
    for index in 0..<600 {
      var heard = Heard(brand: "andina", at: street.now, voice: UInt64(index % 50) + 5_000_000)
      heard.places = ["lugar-\(index)"]
      _ = street.bank.count(heard, now: street.now, zone: street.zone)
      street.play(1, perMinute: 10)
    }
    #expect(street.bank.keys.count <= 101)
    #expect(street.bank.keys.contains(Street.brand))
    #expect(street.opened.isEmpty)
  }

  @Test("the most useful of the series that annotate is the last to be forgotten")
  func leastUseful() {
    var street = Street(settings: DetectorSettings(capacity: 100))
    let busy = SeriesKey(brand: "andina", place: "rosario")
    for index in 0..<400 {
      street.play(1, perMinute: 2, extra: 1, extraAuthors: 100_000) { $0.places = ["rosario"] }
      var heard = Heard(brand: "andina", at: street.now, voice: UInt64(index) + 7_000_000)
      heard.places = ["lugar-\(index)"]
      _ = street.bank.count(heard, now: street.now, zone: street.zone)
    }
    #expect(street.bank.keys.contains(busy))
    #expect(!street.bank.keys.contains(SeriesKey(brand: "andina", place: "lugar-3")))
  }

  @Test("a hundred thousand distinct authors in an hour, as usual for the brand, page nobody")
  func flood() throws {
    var street = Street(usual: 1700)
    street.play(60, perMinute: 1700)
    #expect(street.opened.isEmpty)
    let voices = try #require(street.bank.voices(Street.brand, since: street.now - .minutes(60)))
    #expect(abs(voices - 102_000) < 12_000)
    #expect(street.bank.packed.count < 200_000)
  }
}
