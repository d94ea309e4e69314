import Configuring
import Model
import Testing

@Suite("Calendar")
struct CalendarTests {
  private func read(_ entries: String) throws -> [CalendarEntry] {
    try CalendarFile.read(Array("format: vigia-calendar/1\n\(entries)\n".utf8), file: "cal.yaml")
  }

  @Test("an entry has its kind's usual effect unless it says another")
  func effects() throws {
    let entries = try read(
      """
      calendar:
        - {title: Sorteo, kind: contest, from: 2026-03-02T16:00:00-03:00, to: 2026-03-02T18:00:00-03:00, terms: ["#sorteo"]}
        - {id: obra, title: Obras, kind: works, effect: annotate, from: 2026-03-02T03:00:00Z, to: 2026-03-02T06:00:00Z, places: [rosario]}
      """)
    #expect(entries.map(\.id).first == "obra")
    #expect(entries.map(\.effect) == [.annotate, .inhibit])
  }

  @Test("mistakes are told by line and column")
  func faults() {
    let text = """
      calendar:
        - {title: Sorteo, kind: contst, from: 2026-03-02T18:00:00Z, to: 2026-03-02T16:00:00Z}
        - {title: Otra, from: mañana, to: 2026-03-02T16:00:00Z}
        - {title: Nada, from: 2026-03-02T16:00:00Z, to: 2026-03-02T16:00:00Z}
      """
    let faults = #expect(throws: Faults.self) { _ = try read(text) }
    #expect(faults?.list.map(\.place?.line) == [3, 3, 4, 5])
    #expect(faults?.list.allSatisfy { ($0.place?.column ?? 0) > 0 } == true)
  }
}
