import Model
import Testing

@testable import Monitor

@Suite("Words marked in a quote")
struct TellingWordsTests {
  private static func finding(_ label: Finding.Label) -> Finding {
    var finding = Finding()
    finding.label = label
    finding.evidence = [
      .init(start: 0, end: 4, text: "hola", kind: "word", weight: 0.03, rule: "hola"),
      .init(start: 6, end: 15, text: "vergüenza", kind: "word", weight: -0.4, rule: "vergüenza"),
      .init(start: 17, end: 28, text: "sin señal", kind: "driver", weight: 0, rule: "signal"),
      .init(start: 30, end: 31, text: "?", kind: "cue", weight: -0.2, rule: "question"),
    ]
    return finding
  }

  @Test("are those that speak for how it is read: a greeting tells nothing of a complaint")
  func side() {
    #expect(Self.finding(.negative).tellingWords == ["vergüenza", "sin señal"])
    #expect(Self.finding(.positive).tellingWords == ["sin señal"])
  }

  @Test("are all of them where neither side won")
  func undecided() {
    #expect(Self.finding(.neutral).tellingWords == ["vergüenza", "sin señal"])
  }

  @Test(
    "are never greetings, and a good word is none",
    arguments: [
      ("Hola", true), ("BUENAS", true), ("buen día", true), ("Buenas tardes a todos", true),
      ("saludos cordiales", true), ("buenas noticias", false), ("buenos", false),
      ("holgazanes", false), ("gracias", false),
    ])
  func greetings(text: String, greets: Bool) {
    var finding = Finding()
    finding.label = .positive
    finding.evidence = [
      .init(start: 0, end: 4, text: text, kind: "word", weight: 0.3, rule: "regla")
    ]
    #expect(finding.tellingWords == (greets ? [] : [text]))
  }
}
