import Model
import Testing

@testable import vigia

@Suite("An alert in a list")
struct AlertListTests {
  private static let zone = ZoneTable(name: "prueba", initialOffset: -3 * 3600)
  private static let now = Instant(seconds: 1_772_503_806)

  private static func line(_ members: JSON.Member...) throws -> String {
    let alert: [JSON.Member] = [.init("id", "a1f3c92b10"), .init("level", "warning")]
    return RemoteText.alert(
      .object(alert + members), at: now, zone: zone, try Terminal(color: "never"))
  }

  @Test("says how much and how many")
  func counted() throws {
    let line = try Self.line(
      .init("title", "Señal caída"), .init("ratio", .number(6.2)), .init("expected", .number(8.1)),
      .init("voices", 1), .init("verdict", "organic"), .init("acknowledged_by", "Ana"),
      .init("state", "acknowledged"))
    #expect(line == "a1f3c9  ALTA        Señal caída  ×6,2 · 1 voz, orgánico · tomada por Ana")
  }

  @Test("of a suspected account or a blind source says nothing that was not counted")
  func uncounted() throws {
    let suspected = try Self.line(
      .init("title", "Posible suplantación"), .init("ratio", 0), .init("expected", 0),
      .init("voices", 1), .init("verdict", "organic"), .init("account", ["handle": "andina_ayuda"]))
    #expect(suspected == "a1f3c9  ALTA        Posible suplantación  sin tomar")
    let blind = try Self.line(
      .init("title", "Fuente ciega"), .init("ratio", 0), .init("voices", 0), .init("account", .null)
    )
    #expect(blind == "a1f3c9  ALTA        Fuente ciega  sin tomar")
  }

  @Test("says since when, on the monitor's clock, with the day where it is another")
  func since() throws {
    let today = try Self.line(.init("title", "Señal"), .init("started_at", "2026-03-02T23:06:00Z"))
    #expect(today == "a1f3c9  ALTA        Señal  desde 20:06 · sin tomar")
    let before = try Self.line(.init("title", "Señal"), .init("started_at", "2026-03-02T02:59:00Z"))
    #expect(before == "a1f3c9  ALTA        Señal  desde 1/3 23:59 · sin tomar")
  }

  @Test("by itself gives a reason once where nothing was counted")
  func reasonOnce() throws {
    let alert: JSON = [
      "id": "a1f3c92b10", "level": "watch", "state": "resolved", "title": "Fuente ciega",
      "reason": "sin leerla hace 10 min", "started_at": "2026-03-02T23:06:00Z", "expected": 0,
    ]
    let text = RemoteText.wholeAlert(
      alert, at: Self.now, zone: Self.zone, try Terminal(color: "never"))
    #expect(text.ranges(of: "sin leerla").count == 1, "\(text)")
  }

  @Test("by itself is for people: its reasons with their points, and how to take it")
  func whole() throws {
    let alert: JSON = [
      "id": "a1f3c92b10", "level": "critical", "state": "open", "title": "Señal caída",
      "reason": "50 menciones en 1 min, esperadas 8,1", "started_at": "2026-03-02T23:06:00Z",
      "observed": 50, "expected": .number(8.1), "window_s": 60, "mentions": 1904,
      "evidence": [
        ["points": 3, "text": "6,2 veces lo esperado"], ["points": -2, "text": "pocas de más"],
        ["points": 0, "text": "orgánico"],
      ],
    ]
    let text = RemoteText.wholeAlert(
      alert, at: Self.now, zone: Self.zone, try Terminal(color: "never"))
    #expect(
      text.split(separator: "\n") == [
        "a1f3c9  CRÍTICA     Señal caída  desde 20:06 · sin tomar",
        "        desde 20:06 · 50 por minuto, esperadas 8,1",
        "        50 menciones en 1 min, esperadas 8,1", "        1.904 menciones",
        "        · 6,2 veces lo esperado +3", "        · pocas de más −2", "        · orgánico",
        "        vigia alerts ack a1f3c9",
      ])
  }
}
