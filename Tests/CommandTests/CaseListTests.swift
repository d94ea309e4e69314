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

  @Test("says how the complaint begins, so that one knows what one takes")
  func begins() throws {
    let short = try Self.line("closed", .init("summary", "sin señal\ndesde ayer"))
    #expect(short == "5be0c1  @ana  Señal  cerrado  «sin señal desde ayer»")
    let long = try Self.line("closed", .init("summary", .string(.init(repeating: "a", count: 90))))
    #expect(long.hasSuffix("«" + String(repeating: "a", count: 59) + "…»"))
  }

  @Test("by itself is for people: the complaint, why it comes first, its mentions")
  func whole() throws {
    let item: JSON = [
      "id": "5be0c1aa01", "state": "pending", "author": "@ana", "driver_titles": ["Señal"],
      "due": ["first_response": JSON(Self.now - .hours(6))], "summary": "sin señal desde ayer",
      "url": "https://x.example/1",
      "priority": ["points": 4, "evidence": [["points": 4, "text": "sin servicio"]]],
      "mentions": ["x:1", "x:2"], "alert": "a1f3c92b10", "outcome": .null,
    ]
    #expect(
      RemoteText.wholeCase(item, at: Self.now, try Terminal(color: "never"))
        .split(separator: "\n") == [
          "5be0c1  @ana  Señal  respuesta vencida hace 6 h · pendiente",
          "        «sin señal desde ayer»", "        https://x.example/1",
          "        prioridad: sin servicio +4",
          "        menciones: x:1, x:2", "        de la alerta a1f3c9",
        ])
  }
}
