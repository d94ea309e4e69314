import Model
import Parsing
import Testing

@Suite("Streams of mentions")
struct MentionLinesTests {
  @Test("A bad line is told by its number and spoils only itself")
  func badLine() {
    let text =
      "\u{FEFF}{\"id\":\"1\",\"text\":\"hola\"}\r\n\n{roto\n{\"id\":\"2\"}\n"
      + "{\"control\":\"gap\"}\n{\"id\":\"3\",\"text\":\"chau\"}"
    let lines = MentionLines.numbered(Array(text.utf8), file: "día.ndjson")
    #expect(lines.map(\.number) == [1, 3, 4, 5, 6])
    guard case .mention(let first) = lines[0].line, case .fault(let broken) = lines[1].line,
      case .fault(let missing) = lines[2].line, case .control(let control) = lines[3].line,
      case .mention(let last) = lines[4].line
    else {
      Issue.record("líneas de otra clase: \(lines)")
      return
    }
    #expect(first.text == "hola" && last.id == "3")
    #expect(broken.place == FilePlace(file: "día.ndjson", line: 3))
    #expect(missing.description.contains("día.ndjson:4: falta «text»"))
    #expect(control["control"] == "gap")
  }

  @Test("The lines of a recording that are no mentions are read by kind")
  func controls() throws {
    let history: JSON = [
      "control": "history", "series": ["brand": "andina", "driver": "signal"],
      "start": "2026-03-02T00:00:00Z", "step_s": 3600, "counts": [3, nil, 5],
    ]
    var key = SeriesKey(brand: "andina")
    key.driver = "signal"
    let start = try #require(Instant(rfc3339: "2026-03-02T00:00:00Z"))
    #expect(
      try RecordingControl(json: history)
        == .history(HistoryLine(series: key, start: start, stepSeconds: 3600, counts: [3, nil, 5])))
    let gap: JSON = [
      "control": "gap", "source": "diario", "from": "2026-03-02T00:00:00Z",
      "to": "2026-03-02T00:00:00Z",
    ]
    #expect(try RecordingControl(json: gap) == .gap(source: "diario", from: start, to: start))
    let calendar: JSON = [
      "control": "calendar", "id": "clasico", "title": "Clásico", "kind": "match",
      "from": "2026-03-02T21:00:00Z", "to": "2026-03-02T23:00:00Z", "terms": ["clásico"],
    ]
    var entry = CalendarEntry(
      id: "clasico", title: "Clásico", kind: .match, from: Instant(seconds: 1_772_485_200),
      to: Instant(seconds: 1_772_492_400))
    entry.terms = ["clásico"]
    #expect(try RecordingControl(json: calendar) == .calendar(entry))
    #expect(entry.effect == .raise)
    #expect(throws: Fault.self) { try RecordingControl(json: ["control": "calendar"]) }
    let fault = #expect(throws: Fault.self) {
      try RecordingControl(json: ["control": "otra"])
    }
    #expect(fault?.what.contains("«otra»") == true)
    #expect(throws: Fault.self) {
      try RecordingControl(json: ["control": "history", "series": ["brand": "a"], "step_s": 0])
    }
  }
}
