import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("Pictures of suspected accounts")
struct AvatarTests {
  private static let logo = Drawing(logo: 7)

  /// What a night's suspect is told of at its end, when both accounts show pictures of a site.
  private func suspect(_ site: ScriptedServer, own: String) async throws -> JSON {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "ana", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say(
      "o1", at: 90, by: "PruebaMovil", "Hola Ana, ya lo vemos", to: "q1",
      avatar: site.url("/oficial.png"))
    night.say(
      "e1", at: 120, by: "gestion_prueba_77", "Hola, somos Prueba Móvil", name: "Prueba",
      avatar: own)
    let clock = TurnedClock(ImpostorNight.start)
    let folder = try night.folder()
    let path = folder.path("vigia.yaml")
    let configuration = try Configuration.read(
      Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    for line in night.lines {
      let json = try JSONDecoder().decode(JSON.self, from: Data(line.utf8))
      let at = try #require(json["published_at"]?.instant)
      await monitor.turn(to: at, advance: { clock.turn(to: $0) })
      try await monitor.take([try Mention(json: json)])
    }
    for minute in 3..<8 {
      await monitor.turn(
        to: ImpostorNight.start + .minutes(Int64(minute)), advance: { clock.turn(to: $0) })
    }
    let told = await monitor.eventLines().filter { $0.contains(#""account.suspected""#) }
    await monitor.stop()
    let last = try #require(told.last)
    return try JSONDecoder().decode(JSON.self, from: Data(last.utf8))["data"] ?? .null
  }

  @Test("the official picture in another size is evidence, fetched once and kept")
  func same() async throws {
    let site = try ScriptedServer { request in
      Reply(
        headers: [("Content-Type", "image/png"), ("ETag", "\"1\"")],
        body: request.path == "/oficial.png" ? Self.logo.png : Drawing(logo: 7, side: 80).png)
    }
    let suspect = try await suspect(site, own: site.url("/otra.png"))
    #expect(suspect["avatar_bits"]?.integer.map { $0 <= 10 } == true)
    let evidence = suspect["impersonation"]?["evidence"]?.array ?? []
    #expect(evidence.contains { $0["text"]?.string?.contains("avatar") == true })
    let points = evidence.reduce(0.0) { $0 + ($1["points"]?.number ?? 0) }
    #expect(points == suspect["impersonation"]?["points"]?.number)
    #expect(site.exchanges.count == 2)
  }

  @Test(
    "pictures that lie, never end, or are not there are no evidence and stop nobody",
    arguments: ["lie", "endless", "missing", "private"])
  func hostile(kind: String) async throws {
    let site = try ScriptedServer { request in
      if request.path == "/oficial.png" { return Reply(body: Self.logo.png) }
      switch kind {
      case "lie":
        return Reply(
          headers: [("Content-Type", "image/png")], body: Array("<html>no soy</html>".utf8))
      case "endless":
        return Reply(
          headers: [("Content-Type", "image/png")],
          body: Array(repeating: 0x41, count: 65_536), manner: .endless)
      default: return Reply(404)
      }
    }
    let own =
      kind == "private" ? "http://10.0.0.1/avatar.png" : site.url("/mala.png")
    let suspect = try await suspect(site, own: own)
    #expect(suspect["handle"]?.string == "gestion_prueba_77")
    #expect(suspect["avatar_bits"] == .null || suspect["avatar_bits"] == nil)
    #expect(site.exchanges.count { $0.path == "/mala.png" } <= 1)
  }
}
