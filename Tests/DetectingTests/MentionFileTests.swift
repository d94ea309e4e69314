import Detecting
import Model
import Testing

@Suite("A brand's mentions in a file")
struct MentionFileTests {
  private static let zone = ZoneTable(
    name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)

  private func run(_ rows: [String]) throws(Fault) -> BudgetRun.Outcome {
    let text = ([MentionFile.header] + rows).joined(separator: "\n") + "\n"
    #expect(MentionFile.matches(Array(text.utf8)))
    let file = MentionFile(Array(text.utf8), name: "marca.csv")
    return try BudgetRun(alarmsPerMonth: 1, zone: Self.zone).run(file)
  }

  @Test("an outage of one driver opens that driver's series within the budget")
  func outage() throws {
    var rows: [String] = []
    for minute in 0..<5760 {
      let at = Street.start + .minutes(Int64(minute))
      for place in 0..<6 {
        let driver = (minute * 6 + place) % 10 == 0 ? "señal" : place == 1 ? "factura" : ""
        rows.append("\(at.rfc3339),\(rows.count),\(driver),,\(place % 2)")
      }
      if (5400..<5460).contains(minute) {
        for _ in 0..<4 { rows.append("\(at.rfc3339),\(rows.count),señal,rosario,1") }
      }
    }
    let outcome = try run(rows)
    #expect(outcome.budget.series == 4)
    let opening = try #require(
      outcome.signals.first { $0.change == .opened && $0.learnedMinutes >= 1440 })
    #expect(opening.series.driver == "señal")
    #expect((5400..<5415).contains(opening.minute.minute - Street.start.minute))
    #expect(opening.line["threshold"]?.number == outcome.budget.threshold)
  }

  @Test(
    "a line that cannot be read is refused with its number",
    arguments: ["2026-03-02T00:00:00Z,a,b,c", "ayer,a,b,c,1", "2026-01-01T00:00:00Z,a,b,c,1"])
  func faults(line: String) {
    let fault = #expect(throws: Fault.self) { try run(["2026-03-02T00:00:00Z,a,,,0", line]) }
    #expect(fault?.place?.line == 3)
    #expect(fault?.remedy != nil)
  }
}
