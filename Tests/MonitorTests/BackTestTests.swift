import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("Trying a change on recorded history")
struct BackTestTests {
  private static let zone = ZoneTable(
    name: "America/Argentina/Buenos_Aires", initialOffset: -10_800)

  /// The evening replayed by two configurations, each the usual one with a line more.
  private func compare(
    old: String = "", new: String = "", expected: String? = nil
  ) throws -> BackTest {
    let evening = Evening()
    let folder = try TemporaryFolder()
    try folder.write(evening.history, to: "historia.ndjson")
    try folder.write(evening.lines.joined(separator: "\n") + "\n", to: "noche.ndjson")
    let usual = evening.configuration(feed: nil, hook: nil)
    try folder.write(usual + old + "\n", to: "actual.yaml")
    try folder.write(usual + new + "\n", to: "nueva.yaml")
    if let expected { try folder.write(expected, to: "esperado.json") }
    let data = try DataFolder(named: World.root)
    var run = try BackTestRun(
      files: [folder.path("noche.ndjson")], new: (folder.path("nueva.yaml"), data),
      old: (folder.path("actual.yaml"), data),
      expected: expected.map { _ in folder.path("esperado.json") })
    return run.run(until: nil)
  }

  /// What should come of the evening: the outage, told in its first quarter of an hour.
  private static let outage = """
    {"raise": [{"id": "corte", "why": "se cae la señal", "brand": "prueba", "kinds": ["spike", "crisis"],
      "from": "2026-03-02T23:20:00Z", "until": "2026-03-02T23:35:00Z"}]}
    """

  @Test("the same configuration twice changes nothing")
  func same() throws {
    let result = try compare(expected: Self.outage)
    #expect(result.added.isEmpty && result.removed.isEmpty)
    #expect(result.pairs.count == 1)
    #expect(result.pairs.allSatisfy { !$0.isChanged })
    #expect(result.falsePerWeek(result.new) == 0)
    #expect(result.json["same"]?.integer == 1)
  }

  /// A calendar that explains everything away.
  private static let works =
    "calendar: [{title: Obras, kind: works, from: 2026-03-02T22:00:00Z, to: 2026-03-03T05:00:00Z}]"

  @Test(
    "a calendar that explains too much is seen to lose the outage; taken back, to find it again")
  func lost() throws {
    let result = try compare(new: Self.works, expected: Self.outage)
    #expect(result.new.isEmpty)
    #expect(result.removed.map(\.brand) == ["prueba"])
    #expect(result.text(zone: Self.zone).contains("Dejaría de avisar: 1\n  − 2/3 20:2"))
    let item = try #require(result.json["expected"]?.array?.first)
    #expect(item["old_opened_at"]?.instant != nil)
    #expect(item["new_opened_at"]?.instant == nil)
    let back = try compare(old: Self.works, expected: Self.outage)
    #expect(back.added.count == 1 && back.removed.isEmpty)
  }

  @Test("a higher threshold tells the same outage minutes later")
  func later() throws {
    let result = try compare(new: "threshold: 14", expected: Self.outage)
    let pair = try #require(result.pairs.first)
    #expect(pair.minutes > 0)
    #expect(result.added.isEmpty && result.removed.isEmpty)
    #expect(result.text(zone: Self.zone).contains("\(pair.minutes) min después"))
  }

  @Test("what answers to nothing that was expected is a false alarm, reckoned by the week")
  func falseAlarms() throws {
    let result = try compare(expected: #"{"raise": []}"#)
    #expect(result.new.count == 1)
    // One in 200 minutes.
    #expect(abs(result.falsePerWeek(result.new) - 7 * 1440 / 200) < 1)
    #expect(try compare().falsePerWeek(result.new) == 0)
  }

  private static func event(
    _ kind: Event.Kind, _ id: String, _ sort: Alert.Kind, minute: Int64, driver: String? = nil,
    until: Int64? = nil
  ) -> Event {
    let start = Evening().start
    var alert = Alert(
      id: id, brand: "prueba", kind: sort, level: .warning, title: id, reason: "",
      startedAt: start + .minutes(minute), openedAt: start + .minutes(minute), observed: 1,
      expected: 1, windowSeconds: 60, voices: 1)
    alert.drivers = driver.map { [.init(id: $0, share: 1)] } ?? []
    alert.resolvedAt = until.map { start + .minutes($0) }
    return Event(kind, subject: id, at: alert.openedAt, brand: "prueba", data: alert.json)
  }

  @Test("of two happenings at once each finds its like, and a spike that grew is the same")
  func pairs() {
    let old = ToldAlert.all(in: [
      Self.event(.alertOpened, "a", .spike, minute: 0, driver: "signal"),
      Self.event(.alertOpened, "b", .spike, minute: 5, driver: "billing"),
      Self.event(.alertResolved, "a", .crisis, minute: 0, driver: "signal", until: 60),
      Self.event(.alertOpened, "c", .silence, minute: 9, until: 20),
    ])
    let new = ToldAlert.all(in: [
      Self.event(.alertOpened, "x", .crisis, minute: 4, driver: "signal"),
      Self.event(.alertOpened, "y", .spike, minute: 6, driver: "billing"),
      Self.event(.alertOpened, "z", .silence, minute: 90),
    ])
    let start = Evening().start
    let result = BackTest(old: old, new: new, from: start, to: start + .minutes(200))
    #expect(old.count == 3)
    #expect(result.pairs.map { $0.old.id + $0.new.id } == ["ax", "by"])
    #expect(result.pairs.map(\.minutes) == [4, 1])
    #expect(result.added.map(\.id) == ["z"])
    #expect(result.removed.map(\.id) == ["c"])
  }
}
