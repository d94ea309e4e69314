import Alerting
import Model
import Testing

@Suite("Spikes by copies and by people")
struct VoiceStories {
  private static let start = Instant(seconds: 1_772_420_400)

  /// A context in which so many of a hundred mentions are copies of one text.
  private func context(copies: Int) -> AlertContext {
    var context = AlertContext(
      brandTitle: { _ in "Andina Móvil" }, driverTitle: { $0 }, zone: .utc)
    context.voices = { ids, _ in
      BurstVoices(
        copying: copies >= 10 ? .much : copies >= 3 ? .some : .none, messages: 100, copies: copies,
        texts: copies > 0 ? 1 : 0, share: Double(copies) / 100, authors: 20,
        effectiveVoices: max(1, 20 * (100 - copies) / 100))
    }
    return context
  }

  private func opened(copies: Int) throws -> Alert {
    var book = AlertBook()
    for number in 0..<20 {
      var mention = Mention(id: "m\(number)", text: "sin servicio")
      mention.publishedAt = Self.start - .seconds(Int64(number))
      mention.author = Author()
      mention.author?.handle = "a\(number)"
      var finding = Finding()
      finding.brands = ["andina"]
      book.observe(ReadMention(mention: mention, finding: finding, receivedAt: Self.start))
    }
    let signal = Signal(
      series: SeriesKey(brand: "andina"), change: .opened, minute: Self.start, score: 12,
      observed: 100, expected: 10, windowSeconds: 900, learnedMinutes: 20_000)
    _ = book.take([signal], at: Self.start, context(copies: copies))
    return try #require(book.live.first)
  }

  private func says(_ alert: Alert, _ words: String) -> Bool {
    alert.evidence.contains { $0.text.contains(words) }
  }

  @Test("people with words of their own are organic, and nothing is taken from the level")
  func organic() throws {
    let alert = try opened(copies: 0)
    #expect(alert.verdict == .organic && alert.effectiveVoices == 20)
    #expect(alert.level >= .warning)
    #expect(says(alert, "voces efectivas 20: orgánico"))
    #expect(!says(alert, "sin contar copias"))
  }

  @Test("a spike that stands without its copies is mixed")
  func mixed() throws {
    let alert = try opened(copies: 20)
    #expect(alert.verdict == .mixed && alert.effectiveVoices == 16)
    #expect(says(alert, "el pico se sostiene"))
    #expect(alert.reason.contains("pico mixto: 20 de 100 mensajes"))
    // Its height and the ratio above differ, and it says why.
    #expect(says(alert, "veces lo esperado sin contar copias"))
  }

  @Test("a spike that copies made is artificial, and only as loud as the voices behind it")
  func artificial() throws {
    let alert = try opened(copies: 88)
    #expect(alert.verdict == .artificial && alert.effectiveVoices == 2)
    #expect(says(alert, "el pico no se sostiene"))
    #expect(alert.level == .watch)
    #expect(alert.observed == 100, "the count stays what was counted")
  }
}
