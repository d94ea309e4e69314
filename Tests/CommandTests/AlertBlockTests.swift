import Foundation
import Model
import Testing

@testable import vigia

@Suite("An alert in the terminal")
struct AlertBlockTests {
  private static let zone = ZoneTable(name: "prueba", initialOffset: -3 * 3600)

  private static func envelope(_ type: String, _ more: [JSON.Member] = []) -> JSON {
    var alert: [JSON.Member] = [
      .init("id", "a1f3c92b10"), .init("level", "critical"),
      .init("title", "Señal caída en Rosario"),
      .init("started_at", "2026-03-02T23:06:00Z"), .init("opened_at", "2026-03-02T23:10:00Z"),
      .init("observed", 50), .init("expected", .number(8.1)), .init("ratio", .number(6.2)),
      .init("window_s", 60), .init("voices", 612), .init("verdict", "organic"),
      .init("negative_share", .number(0.71)), .init("mentions", 1904),
      .init("places", [["name": "Centro", "count": 81], ["name": "Fisherton", "count": 50]]),
      .init(
        "posts_text",
        [
          [
            "text":
              "2 horas sin señal \u{1B}[2Jen pleno centro\nde rosario, nadie atiende el 611 y nadie dice nada, mañana me paso a otra",
            "author": "@vero.k", "followers": 48_300,
          ]
        ]),
    ]
    alert.removeAll { member in more.contains { $0.name == member.name } }
    return [
      "type": .string("alert." + type), "timestamp": "2026-03-02T23:10:06Z",
      "data": .object(alert + more),
    ]
  }

  private static func lines(_ envelope: JSON, color: String = "never") throws -> [String] {
    let block = try #require(AlertBlock(envelope: envelope, zone: zone))
    return try block.text(Terminal(color: color)).split(separator: "\n").map(String.init)
  }

  @Test("what, how much, where, in whose words, and how to take it: one line each")
  func opened() throws {
    let lines = try Self.lines(Self.envelope("opened"))
    try #require(lines.count == 5)
    #expect(lines[0].hasPrefix("20:10:06  CRÍTICA    Señal caída en Rosario"))
    #expect(lines[0].hasSuffix("×6,2"))
    #expect(
      lines[1].hasSuffix(
        "desde 20:06 · 50 por minuto, esperadas 8,1 · 612 voces, orgánico · 71 % negativas"))
    #expect(lines[2].hasSuffix("Centro 81 · Fisherton 50"))
    #expect(lines[3].contains("«2 horas sin señal [2Jen pleno centro de rosario"))
    #expect(lines[3].hasSuffix("…» @vero.k (48 mil)") && lines[3].count <= 120)
    #expect(lines[4].hasSuffix("a1f3c9 · sin tomar · vigia alerts ack a1f3c9"))
  }

  @Test("what follows is one line that names the alert again")
  func tied() throws {
    let taken: [JSON.Member] = [
      .init("acknowledged_by", "L. Ferreyra"), .init("acknowledged_at", "2026-03-02T23:13:00Z"),
    ]
    #expect(
      try Self.lines(Self.envelope("acknowledged", taken))
        == ["20:10:06  ↳ a1f3c9 tomada por L. Ferreyra · Señal caída en Rosario"])
    let ended = taken + [.init("resolved_at", "2026-03-02T23:44:00Z")]
    #expect(
      try Self.lines(Self.envelope("resolved", ended)) == [
        "20:10:06  ↳ a1f3c9 restablecida · duró 38 min · 1.904 menciones"
          + " · tomada en 3 min por L. Ferreyra · Señal caída en Rosario"
      ])
    #expect(
      try Self.lines(Self.envelope("resolved")).allSatisfy { $0.contains("nadie la tomó") })
    let changes: [JSON.Member] = [.init("changes", ["pasa de alta a crítica"])]
    let louder = try Self.lines(Self.envelope("escalated", changes)).joined()
    #expect(louder.contains("escala") && louder.contains("pasa de alta a crítica"))
  }

  @Test("an alert without counts gives its reason instead of zeros")
  func uncounted() throws {
    let lines = try Self.lines(
      Self.envelope(
        "opened",
        [
          .init("observed", 0), .init("expected", 0), .init("ratio", 0),
          .init("reason", "el foro no responde desde hace 12 min"), .init("places", []),
          .init("posts_text", []),
        ]))
    #expect(lines.count == 3)
    #expect(lines[1].hasSuffix("desde 20:06 · el foro no responde desde hace 12 min"))
    #expect(!lines.joined().contains("×"))
  }

  @Test("colour goes by level, and nothing foreign colours")
  func colour() throws {
    let text = try Self.lines(Self.envelope("opened"), color: "always").joined()
    #expect(text.contains("\u{1B}[1;97;41mCRÍTICA\u{1B}[0m"))
    #expect(!text.contains("\u{1B}[2J"))
  }

  @Test("on a narrow terminal lines break between words, under the text, colours or not")
  func narrow() throws {
    for color in ["never", "always"] {
      let terminal = try Terminal(color: color, columns: 60)
      for type in ["opened", "resolved", "updated"] {
        let more: [JSON.Member] = [
          .init("title", "No logran comunicarse: la atención estaría saturada · Andina Móvil"),
          .init("resolved_at", "2026-03-02T23:44:00Z"),
        ]
        let block = try #require(
          AlertBlock(envelope: Self.envelope(type, more), zone: Self.zone))
        let lines = block.text(terminal).split(separator: "\n").map { line in
          line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        }
        let below = lines.dropFirst()
        #expect(lines.allSatisfy { $0.count <= 60 }, "\(lines)")
        #expect(!below.isEmpty && below.allSatisfy { $0.count <= 60 }, "\(lines)")
        #expect(below.allSatisfy { $0.hasPrefix("        ") })
        #expect(lines.joined(separator: " ").contains("saturada"))
      }
    }
  }

  @Test("what is the only reason is not said twice")
  func onlyReason() throws {
    let lines = try Self.lines(
      Self.envelope(
        "opened",
        [
          .init("expected", 0), .init("reason", "sin leerla hace 10 min"), .init("places", []),
          .init("evidence", [["points": 1, "text": "sin leerla hace 10 min"]]),
        ]))
    #expect(lines.joined().components(separatedBy: "sin leerla").count == 2)
  }

  @Test(
    "the ratio stays on the screen however long the title is", arguments: [30, 50, 55, 57, 59, 80])
  func ratioFits(length: Int) throws {
    let title = String(repeating: "señal ", count: length).prefix(length - 1) + "."
    let envelope = Self.envelope("opened", [.init("title", .string(String(title)))])
    let block = try #require(AlertBlock(envelope: envelope, zone: Self.zone))
    let lines = try block.text(Terminal(color: "never", columns: 80)).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    let heading = lines.prefix { !$0.contains("▌") }
    #expect(heading.last?.hasSuffix("×6,2") == true, "\(heading)")
  }

  @Test("a level that rose and a ratio that grew are said once")
  func saidOnce() throws {
    let louder: [JSON.Member] = [.init("changes", ["sube a crítica", "lo cuenta la prensa"])]
    #expect(
      try Self.lines(Self.envelope("escalated", louder)) == [
        "20:10:06  ↳ a1f3c9 escala: CRÍTICA ×6,2 · lo cuenta la prensa · Señal caída en Rosario"
      ])
    let only: [JSON.Member] = [.init("changes", ["sube a crítica"])]
    #expect(
      try Self.lines(Self.envelope("escalated", only)) == [
        "20:10:06  ↳ a1f3c9 escala: CRÍTICA ×6,2 · 50 por minuto · 612 voces, orgánico"
          + " · Señal caída en Rosario"
      ])
    let grew: [JSON.Member] = [.init("changes", ["crece de ×3,8 a ×6,2"])]
    #expect(
      try Self.lines(Self.envelope("updated", grew)) == [
        "20:10:06  ↳ a1f3c9 sigue CRÍTICA · crece de ×3,8 a ×6,2 · Señal caída en Rosario"
      ])
  }
}
