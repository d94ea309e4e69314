import Model
import Testing

@testable import Monitor

@Suite("History before the start")
struct HistoryTests {
  private let start = Instant(seconds: 1_772_000_000)

  private func line(_ key: SeriesKey, _ counts: [Int?]) -> HistoryLine {
    HistoryLine(series: key, start: start, stepSeconds: 3600, counts: counts)
  }

  @Test("a brand of which only sources have counts gets their sum")
  func sum() {
    let lines = History.completed([
      line(SeriesKey(brand: "a", source: "x"), [1, nil, 3]),
      line(SeriesKey(brand: "a", source: "y"), [10, 20, nil]),
    ])
    #expect(lines.last == line(SeriesKey(brand: "a"), [11, 20, 3]))
  }

  @Test("a brand's own counts are not added to")
  func own() {
    let lines = [
      line(SeriesKey(brand: "a"), [5]), line(SeriesKey(brand: "a", source: "x"), [5]),
    ]
    #expect(History.completed(lines) == lines)
  }

  @Test("ten thousand invented sources are remembered, the next stays new")
  func bound() {
    var memory = SourceMemory()
    for number in 0..<10_000 { _ = memory.meet("s\(number)", brands: [], at: start) }
    let dayLater = start + .hours(24)
    _ = memory.meet("una más", brands: [], at: start)
    let isStillNew = memory.meet("una más", brands: [], at: dayLater)
    let isKnown = !memory.meet("s9999", brands: [], at: dayLater)
    #expect(isStillNew && isKnown)
  }

  @Test("a source is new for a day, unless history knows it")
  func youth() {
    var memory = SourceMemory()
    let now = start + .hours(100)
    let first = memory.meet("foro", brands: [], at: now)
    let dayLater = memory.meet("foro", brands: [], at: now + .hours(24))
    #expect(first && !dayLater)
    memory.know("plaza", since: start)
    let known = memory.meet("plaza", brands: [], at: now)
    let nowhere = memory.meet(nil, brands: [], at: now)
    #expect(!known && !nowhere)
  }
}
