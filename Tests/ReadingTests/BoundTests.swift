import Model
import Reading
import Testing

@Suite("Texts of any size")
struct BoundTests {
  /// Seconds that one reading takes, the best of two.
  private func seconds(_ text: String) throws -> Double {
    let reader = try Desk.plain.get()
    let mention = Mention(id: "1", text: text)
    let times = (0..<2).map { _ in
      ContinuousClock().measure { _ = reader.read(mention).score }
    }
    return times.map { Double($0.components.attoseconds) / 1e18 + Double($0.components.seconds) }
      .min() ?? 0
  }

  @Test(
    "twice the text takes about twice the time, up to a megabyte and 100,000 emoji",
    arguments: [
      ("se corta a cada rato y no anda ", 32_000), ("😡 ", 100_000), ("😡😢", 50_000),
      ("a", 1_000_000), ("1", 1_000_000), ("a@", 500_000), ("#A", 500_000), ("12 ", 300_000),
      ("((((", 250_000), ("no ", 300_000), ("\u{301}", 500_000), ("11 5555-4433 dni ", 60_000),
    ])
  func linear(piece: String, count: Int) throws {
    let half = try seconds(String(repeating: piece, count: count / 2))
    let whole = try seconds(String(repeating: piece, count: count))
    #expect(whole < half * 3.5 + 0.25, "\(half) s, then \(whole) s")
    #expect(whole < 20)
  }

  @Test("a flood stays one feeling with a bounded list of evidence")
  func bounded() throws {
    let finding = try Desk.read(String(repeating: "😡 ", count: 100_000))
    #expect(finding.label == .negative)
    #expect(finding.score >= -1)
    #expect(finding.evidence.count <= 4000)
  }

  @Test("masking many spans takes one pass")
  func masking() {
    let text = String(repeating: "12345678 ", count: 20_000)
    let spans = (0..<20_000).map {
      Finding.PersonalData(start: $0 * 9, end: $0 * 9 + 8, kind: .nationalID)
    }
    let time = ContinuousClock().measure {
      #expect(!Mention.mask(text, spans.reversed()).contains("1"))
    }
    #expect(time < .seconds(10))
  }
}
