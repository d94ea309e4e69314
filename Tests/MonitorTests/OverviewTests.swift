import Model
import Testing

@testable import Monitor

@Suite("What the page shows first")
struct OverviewTests {
  private static func alert(_ id: String, _ level: Alert.Level, minute: Int64) -> Alert {
    let opened = Evening().start + .minutes(minute)
    return Alert(
      id: id, brand: "prueba", kind: .spike, level: level, title: id, reason: "",
      startedAt: opened, openedAt: opened, observed: 1, expected: 1, windowSeconds: 60, voices: 1)
  }

  @Test("A critical alert stands above a watch that is older, and a silenced one below both")
  func urgency() {
    var silenced = Self.alert("callada", .critical, minute: 9)
    silenced.silenced = true
    let alerts = [
      silenced, Self.alert("vieja", .watch, minute: 0), Self.alert("grave", .critical, minute: 5),
      Self.alert("nueva", .watch, minute: 8),
    ]
    #expect(Overview.byUrgency(alerts).map(\.id) == ["grave", "nueva", "vieja", "callada"])
  }
}
