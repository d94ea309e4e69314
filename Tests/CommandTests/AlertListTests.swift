import Model
import Testing

@testable import vigia

@Suite("An alert in a list")
struct AlertListTests {
  private static func line(_ members: JSON.Member...) throws -> String {
    let alert: [JSON.Member] = [.init("id", "a1f3c92b10"), .init("level", "warning")]
    return RemoteText.alert(.object(alert + members), try Terminal(color: "never"))
  }

  @Test("says how much and how many")
  func counted() throws {
    let line = try Self.line(
      .init("title", "Señal caída"), .init("ratio", .number(6.2)), .init("expected", .number(8.1)),
      .init("voices", 1), .init("verdict", "organic"), .init("acknowledged_by", "Ana"),
      .init("state", "acknowledged"))
    #expect(line == "a1f3c9  ALTA  Señal caída  ×6,2 · 1 voz, orgánico · tomada por Ana")
  }

  @Test("of a suspected account or a blind source says nothing that was not counted")
  func uncounted() throws {
    let suspected = try Self.line(
      .init("title", "Posible suplantación"), .init("ratio", 0), .init("expected", 0),
      .init("voices", 1), .init("verdict", "organic"), .init("account", ["handle": "andina_ayuda"]))
    #expect(suspected == "a1f3c9  ALTA  Posible suplantación  sin tomar")
    let blind = try Self.line(
      .init("title", "Fuente ciega"), .init("ratio", 0), .init("voices", 0), .init("account", .null)
    )
    #expect(blind == "a1f3c9  ALTA  Fuente ciega  sin tomar")
  }
}
