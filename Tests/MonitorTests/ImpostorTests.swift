import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing
import Transfers

@Suite("Impostors, as they are told")
struct ImpostorTests {
  private func replay(
    _ night: ImpostorNight, history: Bool = true
  ) throws -> [(type: String, at: Instant, data: JSON)] {
    let folder = try night.folder(history: history)
    var lines: [(type: String, at: Instant, data: JSON)] = []
    var run = try ReplayRun(
      files: [folder.path("noche.ndjson")], configuration: folder.path("vigia.yaml"),
      data: DataFolder(named: World.root))
    try run.run(until: nil) { line in
      let json = try JSONDecoder().decode(JSON.self, from: Data(line.utf8))
      lines.append(
        (
          json["type"]?.string ?? "", json["timestamp"]?.instant ?? ImpostorNight.start,
          json["data"] ?? .null
        ))
    }
    return lines
  }

  @Test("an impostor is an alert within five minutes of its first answer, with whom it reached")
  func alert() throws {
    let told = try replay(.story)
    let opened = told.filter { $0.type == "alert.opened" && $0.data["kind"]?.string == "impostor" }
    try #require(opened.count == 1)
    let alert = opened[0]
    #expect(alert.at <= ImpostorNight.start + .seconds(240) + .minutes(5))
    #expect(alert.data["account"]?["handle"]?.string == "PruebaMovil_Ayuda")
    #expect(
      alert.data["account"]?["exposed"]?.array?.compactMap { $0["author"]?.string } == ["@ana"])
    #expect(alert.data["level"]?.string == "warning")
    #expect(alert.data["posts"]?.strings == ["e1"])
    let points = alert.data["evidence"]?.array?.reduce(0.0) { $0 + ($1["points"]?.number ?? 0) }
    let account = alert.data["account"]?["impersonation"]?["points"]?.number
    #expect(points == account)
    // Two customers reached is news, the question and the confession are evidence.
    let last = try #require(
      told.last { $0.type.hasPrefix("alert.") && $0.data["kind"]?.string == "impostor" })
    #expect(last.data["observed"]?.number == 2)
    let said = (last.data["evidence"]?.array ?? []).compactMap { $0["text"]?.string }
    #expect(said.contains { $0.contains("cuenta oficial") })
    #expect(said.contains { $0.contains("ya le mandó algo") })
  }

  @Test("the brand's guard and every customer it reached get a case, who gave data comes first")
  func cases() throws {
    let told = try replay(.story)
    let suspected = told.filter { $0.type == "account.suspected" }
    #expect(suspected.first?.data["handle"]?.string == "PruebaMovil_Ayuda")
    let alert = told.first { $0.data["kind"]?.string == "impostor" }?.data["id"]?.string
    #expect(told.contains { $0.type == "case.opened" && $0.data["alert"]?.string == alert })
    func last(of author: String) -> JSON? {
      told.last { $0.type.hasPrefix("case.") && $0.data["author"]?.string == author }?.data
    }
    let ana = try #require(last(of: "@ana"))
    let luis = try #require(last(of: "@luis"))
    func reasons(_ care: JSON) -> [String] {
      (care["priority"]?["evidence"]?.array ?? []).compactMap { $0["text"]?.string }
    }
    #expect(reasons(ana).contains { $0.contains("ya le mandó algo") })
    #expect(reasons(luis).contains { $0.contains("@PruebaMovil_Ayuda") })
    #expect(!reasons(luis).contains { $0.contains("ya le mandó algo") })
  }

  @Test("several impostors of one brand are one happening, told when another one joins")
  func several() throws {
    var night = ImpostorNight.story
    night.say(
      "f1", at: 1_400, by: "Soporte_Prueba_24", ImpostorNight.trap, name: "Soporte Prueba Móvil",
      to: "q1")
    night.say("z2", at: 1_800, by: "teo", "gracias @PruebaMovil, volvió")
    let told = try replay(night).filter { $0.data["kind"]?.string == "impostor" }
    #expect(told.count { $0.type == "alert.opened" } == 1)
    let changes = told.flatMap { $0.data["changes"]?.strings ?? [] }
    #expect(changes.contains { $0.contains("@Soporte_Prueba_24") })
    let title = told.last { $0.type == "alert.updated" }?.data["title"]?.string ?? ""
    #expect(title.contains("y 1 más"))
  }

  @Test("on the first evening of a new source an impostor is named as on any other")
  func newSource() throws {
    let told = try replay(.story, history: false)
    let opened = told.filter { $0.type == "alert.opened" && $0.data["kind"]?.string == "impostor" }
    #expect(opened.map { $0.data["account"]?["handle"]?.string } == ["PruebaMovil_Ayuda"])
  }

  @Test(
    "what a first fetch brings of last week alarms nobody, but its customers may be answered now")
  func firstFetch() throws {
    var night = ImpostorNight()
    let late = 8 * 86_400
    night.say(
      "q1", at: 60, by: "ana", "@PruebaMovil sin señal desde las ocho, nadie responde",
      fetched: late)
    night.say(
      "e1", at: 240, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q1", fetched: late)
    night.say("z1", at: late + 60, by: "teo", "gracias @PruebaMovil, volvió")
    #expect(!(try replay(night, history: false)).contains { $0.type == "account.suspected" })
    night.say(
      "e2", at: late + 90, by: "PruebaMovil_Soporte", ImpostorNight.trap,
      name: "Prueba Móvil Atención", to: "q1")
    let told = try replay(night, history: false).filter { $0.type == "account.suspected" }
    #expect(told.map { $0.data["handle"]?.string } == ["PruebaMovil_Soporte"])
    #expect(told.first?.data["exposed_count"]?.integer == 1)
  }

  @Test("a crowd of customers who answer one another names nobody")
  func bystanders() throws {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "ana", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say("r1", at: 90, by: "luis", "a mí me pidieron el DNI por DM, cuidado", to: "q1")
    night.say("r2", at: 95, by: "hinchas_prueba", "igual, llamá al soporte técnico", to: "q1")
    night.say("r3", at: 99, by: "PruebaMovil", "Pasanos por DM tu DNI así te ayudamos", to: "q1")
    #expect(
      !(try replay(night)).contains {
        $0.type == "account.suspected" || $0.data["kind"]?.string == "impostor"
      })
  }

  @Test("no text of ours calls an account a bot")
  func words() throws {
    let sources = URL(fileURLWithPath: World.root).appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var texts = 0
    for case let file as String in files where file.hasSuffix(".swift") {
      let code = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      for line in code.split(separator: "\n") where !line.contains("///") {
        // A name of a member has no blank in it; what people read has.
        for text in line.split(separator: "\"").enumerated().filter({ $0.offset % 2 == 1 })
        where text.element.contains(" ") {
          texts += 1
          let words = text.element.lowercased().split { !$0.isLetter }
          #expect(!words.contains { ["bot", "bots"].contains($0) }, "\(line)")
        }
      }
    }
    #expect(texts > 1_000)
  }
}
