import Model
import Testing

@testable import Detecting

@Suite("Voices, not posts")
struct VoiceTests {
  @Test("one author's thirty messages count three times an hour, and again the next hour")
  func cap() {
    var tally = VoiceTally()
    let counted = (0..<30).count { tally.hear(7, minute: 100 + Int64($0)) }
    #expect(counted == 3)
    #expect(tally.count(since: 100) == 1)
    let countsAgain = tally.hear(7, minute: 161)
    #expect(countsAgain)
  }

  @Test("up to 4,096 voices are counted exactly, the rest within a tenth, in bounded memory")
  func manyVoices() throws {
    var tally = VoiceTally()
    for voice in 0..<4096 { _ = tally.hear(UInt64(voice), minute: Int64(voice / 100)) }
    #expect(tally.count(since: 0) == 4096)
    #expect(!tally.isEstimate)
    for voice in 4096..<60_000 { _ = tally.hear(UInt64(voice), minute: 41 + Int64(voice / 6000)) }
    #expect(tally.isEstimate)
    #expect(abs(tally.count(since: 0) - 60_000) < 6000)
    var writer = PackWriter()
    tally.pack(into: &writer)
    #expect(writer.bytes.count < 100_000)
    var reader = PackReader(writer.bytes)
    #expect(try VoiceTally(unpacking: &reader) == tally)
    #expect(reader.isAtEnd)
  }

  @Test("a million distinct voices in an hour are estimated within a tenth, in bounded memory")
  func aMillion() {
    var tally = VoiceTally()
    for voice in 0..<1_000_000 { _ = tally.hear(UInt64(voice), minute: Int64(voice / 16_667)) }
    #expect(abs(tally.count(since: 0) - 1_000_000) < 100_000)
    var writer = PackWriter()
    tally.pack(into: &writer)
    #expect(writer.bytes.count < 100_000)
  }

  @Test("when the flood is over, voices are counted exactly again")
  func afterTheFlood() {
    var tally = VoiceTally()
    for voice in 0..<10_000 { _ = tally.hear(UInt64(voice), minute: 0) }
    for minute in 1...200 { _ = tally.hear(UInt64(20_000 + minute), minute: Int64(minute)) }
    #expect(!tally.isEstimate)
    #expect(tally.count(since: 151) == 50)
  }

  @Test("a storm by one author pages nobody; the same storm by many does")
  func storm() {
    for authors in [1, 60] {
      var street = Street()
      street.play(180, perMinute: 2)
      street.play(20, perMinute: 2, extra: 6, extraAuthors: authors)
      #expect(street.opened.isEmpty == (authors == 1))
    }
  }

  @Test("reposts are counted apart; articles count, and as press besides")
  func apart() {
    var street = Street()
    street.play(180, perMinute: 2)
    street.play(20, perMinute: 2, extra: 20, extraAuthors: 400) { $0.isRepost = true }
    #expect(street.opened.isEmpty)
    #expect(street.bank.keys.contains(SeriesKey(brand: "andina", echo: .reposts)))
    street.play(20, perMinute: 2, extra: 20, extraAuthors: 400) { $0.isPress = true }
    #expect(street.opened.contains { $0.series == SeriesKey(brand: "andina") })
    #expect(street.signals.contains { $0.series.echo == .press && $0.role == .annotates })
  }

  @Test("a signal says how many spoke in its window")
  func signalVoices() throws {
    var street = Street()
    street.play(180, perMinute: 2)
    street.play(20, perMinute: 2, extra: 10, extraAuthors: 400)
    let opening = try #require(street.opened.first)
    let voices = try #require(opening.voices)
    #expect(voices > 5 && Double(voices) <= opening.observed)
  }
}
