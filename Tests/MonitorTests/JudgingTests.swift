import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("Judging suspected accounts")
struct JudgingTests {
  /// A monitor that hears the impostor's night.
  private struct Room {
    let folder: TemporaryFolder
    let clock = TurnedClock(ImpostorNight.start)

    init() throws { folder = try ImpostorNight().folder() }

    func open() async throws -> LiveMonitor {
      let path = folder.path("vigia.yaml")
      let configuration = try Configuration.read(
        Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
      return try await LiveMonitor(
        configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    }

    /// Hands lines in at their times.
    func say(_ lines: [String], to monitor: LiveMonitor) async throws {
      for line in lines {
        let json = try JSONDecoder().decode(JSON.self, from: Data(line.utf8))
        let at = try #require(json["published_at"]?.instant)
        await monitor.turn(to: at, advance: { clock.turn(to: $0) })
        try await monitor.take([try Mention(json: json)])
      }
    }

    func turn(_ monitor: LiveMonitor, to second: Int64) async {
      await monitor.turn(
        to: ImpostorNight.start + .seconds(second), advance: { clock.turn(to: $0) })
    }
  }

  @Test("a suspect is shown beside the real account, confirmed, and stays so after a restart")
  func confirm() async throws {
    let room = try Room()
    var monitor = try await room.open()
    try await room.say(ImpostorNight.story.lines, to: monitor)
    let list = try await monitor.ask("GET", "/api/v1/accounts?state=suspected")
    let account = try #require(list.json.array?.first)
    #expect(account["handle"]?.string == "PruebaMovil_Ayuda")
    #expect(account["official"]?["handle"]?.string == "PruebaMovil")
    #expect(account["official"]?["followers"]?.integer == 310_000)
    #expect(account["report"]?["text"]?.string?.contains("2 personas") == true)
    let id = try #require(account["id"]?.string)
    let answer = try await monitor.ask(
      "POST", "/api/v1/accounts/\(id.prefix(6))/confirm", #"{"by":"Ana"}"#)
    #expect(answer.status == 200 && answer.json["state"]?.string == "confirmed")
    await monitor.stop()

    monitor = try await room.open()
    let again = try await monitor.ask("GET", "/api/v1/accounts/\(id)")
    #expect(again.json["state"]?.string == "confirmed")
    #expect(again.json["judged_by"]?.string == "Ana")
    let shown = try await monitor.ask("GET", "/api/v1/overview")
    #expect(shown.json["accounts"]?.array?.count == 1)
    let quoted = shown.json["alerts"]?.array?.first { $0["kind"]?.string == "impostor" }?[
      "posts_text"]
    let words = try #require(quoted?.array?.first?["words"])
    #expect(words.array?.isEmpty == true, "how an impostor feels marks nothing: \(words)")
    let alert = try await monitor.ask("GET", "/api/v1/alerts?kind=impostor")
    let said = alert.json.array?.first?["evidence"]?.array?.compactMap { $0["text"]?.string }
    #expect(said?.contains { $0.contains("confirmada") && $0.contains("Ana") } == true)
    await monitor.stop()
  }

  @Test("a dismissed account ends its alert, frees its customers' cases and is not told of again")
  func dismiss() async throws {
    let room = try Room()
    var monitor = try await room.open()
    try await room.say(ImpostorNight.story.lines, to: monitor)
    let list = try await monitor.ask("GET", "/api/v1/accounts")
    let id = try #require(list.json.array?.first?["id"]?.string)
    let wrong = try await monitor.ask(
      "POST", "/api/v1/accounts/ffffffffff/dismiss", #"{"by":"Ana"}"#)
    #expect(wrong.status == 404)
    let answer = try await monitor.ask(
      "POST", "/api/v1/accounts/\(id)/dismiss", #"{"by":"Ana","as":"sibling"}"#)
    #expect(answer.json["state"]?.string == "dismissed")
    let alert = try await monitor.ask("GET", "/api/v1/alerts?kind=impostor")
    #expect(alert.json.array?.first?["state"]?.string == "resolved")
    let cases = try await monitor.ask("GET", "/api/v1/cases")
    let begins = (cases.json.array ?? []).map { $0["summary"]?.string ?? "" }
    #expect(!begins.isEmpty && begins.allSatisfy { !$0.isEmpty }, "\(begins)")
    let reasons = (cases.json.array ?? []).flatMap {
      ($0["priority"]?["evidence"]?.array ?? []).compactMap { $0["text"]?.string }
    }
    #expect(reasons.contains { $0.contains("resultó ser") })
    #expect(!reasons.contains { $0.contains("le respondió @PruebaMovil_Ayuda") })
    await monitor.stop()

    monitor = try await room.open()
    let before = await monitor.eventLines().count { $0.contains("account.suspected") }
    var later = ImpostorNight()
    later.say("q9", at: 1_100, by: "zoe", "@PruebaMovil sigo sin señal, nadie responde")
    later.say(
      "e9", at: 1_130, by: "PruebaMovil_Ayuda", ImpostorNight.trap, name: "Prueba Móvil Atención",
      to: "q9")
    try await room.say(later.lines, to: monitor)
    await room.turn(monitor, to: 1_300)
    let after = await monitor.eventLines().count { $0.contains("account.suspected") }
    #expect(after == before)
    let live = try await monitor.ask("GET", "/api/v1/alerts?kind=impostor&state=open")
    #expect(live.json.array?.isEmpty == true)
    await monitor.stop()
  }

  @Test("stopped and started in the middle, it says what one that never stopped says")
  func restart() async throws {
    var night = ImpostorNight.story
    for number in 0..<24 {
      night.say(
        "c\(number)", at: 1_100 + number * 20, by: "copia\(number)",
        "@PruebaMovil basta de robar, quiero la baja del servicio ya y nadie me responde")
    }
    night.say(
      "f1", at: 1_700, by: "Soporte_Prueba_24", ImpostorNight.trap, name: "Soporte Prueba Móvil",
      to: "q1")
    let steady = try Room()
    let whole = try await steady.open()
    try await steady.say(night.lines, to: whole)
    await steady.turn(whole, to: 8_000)
    let uninterrupted = await whole.eventLines()
    await whole.stop()

    let room = try Room()
    var lines: [String] = []
    for part in [0..<4, 4..<15, 15..<28, 28..<night.lines.count] {
      let monitor = try await room.open()
      try await room.say(Array(night.lines[part]), to: monitor)
      if part.upperBound == night.lines.count { await room.turn(monitor, to: 8_000) }
      lines = await monitor.eventLines()
      await monitor.stop()
    }
    let parting = zip(lines, uninterrupted).first { $0 != $1 }
    #expect(parting?.0 == parting?.1, "the first line that differs")
    #expect(lines.count == uninterrupted.count)
    #expect(lines.contains { $0.contains(#""kind":"coordinated""#) })
    #expect(lines.contains { $0.contains(#""kind":"impostor""#) })
  }
}
