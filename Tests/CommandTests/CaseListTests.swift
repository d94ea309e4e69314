import Model
import Testing

@testable import vigia

@Suite("A case in a list")
struct CaseListTests {
  private static let now = Instant(seconds: 1_772_491_827)

  private static func line(_ state: String, _ members: JSON.Member...) throws -> String {
    let item: [JSON.Member] = [
      .init("id", "5be0c1aa01"), .init("state", .string(state)), .init("author", "@ana"),
      .init("drivers", ["signal"]), .init("driver_titles", ["Señal"]),
      .init(
        "due",
        [
          "first_response": JSON(now - .hours(6)), "close": JSON(now + .minutes(12)),
        ]),
    ]
    let terminal = try Terminal(color: "never")
    return RemoteText.careCase(.object(item + members), at: now, terminal)
  }

  @Test("says what is owed and how late it is, by the monitor's own clock, in Spanish")
  func owed() throws {
    #expect(
      try Self.line("pending") == "5be0c1  @ana  Señal  respuesta vencida hace 6 h · pendiente")
    let answered = try Self.line(
      "answered", .init("answered_at", JSON(Self.now)), .init("assignee", "G. Luna"))
    #expect(answered == "5be0c1  @ana  Señal  cierre en 12 min · respondido, G. Luna")
  }

  @Test("that is finished owes nothing")
  func finished() throws {
    #expect(try Self.line("closed") == "5be0c1  @ana  Señal  cerrado")
  }
}
