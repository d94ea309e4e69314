import Model
import Reading
import Rehearsal
import Testing

@Suite("Texts of any size", .serialized)
struct BoundTests {
  private func seconds(_ text: String) throws -> Double {
    let reader = try Desk.plain.get()
    let mention = Mention(id: "1", text: text)
    return ThreadTime.measure { reader.read(mention).score }.seconds
  }

  @Test(
    "eight times the text takes some eight times the time, up to a megabyte and 100,000 emoji",
    arguments: [
      ("se corta a cada rato y no anda ", 32_000), ("😡 ", 100_000), ("😡😢", 50_000),
      ("a", 400_000), ("1", 400_000), ("a@", 200_000), ("#A", 200_000), ("12 ", 100_000),
      ("((((", 100_000), ("no ", 20_000), ("\u{301}", 200_000), ("11 5555-4433 dni ", 20_000),
    ])
  func linear(piece: String, count: Int) throws {
    let part = try seconds(String(repeating: piece, count: count / 8))
    let whole = try seconds(String(repeating: piece, count: count))
    // Something quadratic would take 64 times as long.
    #expect(whole < part * 24 + 0.5, "\(part) s, then \(whole) s")
    #expect(whole < 30)
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
    let (masked, seconds) = ThreadTime.measure { Mention.mask(text, spans.reversed()) }
    #expect(!masked.contains("1"))
    #expect(seconds < 2)
  }
}
