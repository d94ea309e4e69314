import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing
import Transfers

@Suite("Pictures of suspected accounts")
struct AvatarTests {
  private static let logo = Drawing(logo: 7)

  /// What a night's suspect is told of at its end, when both accounts show pictures of a site.
  private func suspect(_ site: ScriptedServer, own: String) async throws -> JSON {
    let (folder, clock, monitor) = try await night(site, own: own)
    let told = await monitor.eventLines().filter { $0.contains(#""account.suspected""#) }
    await monitor.stop()
    withExtendedLifetime((folder, clock)) {}
    let last = try #require(told.last)
    return try JSONDecoder().decode(JSON.self, from: Data(last.utf8))["data"] ?? .null
  }

  /// A monitor after the night, still open.
  private func night(
    _ site: ScriptedServer, own: String
  ) async throws -> (TemporaryFolder, TurnedClock, LiveMonitor) {
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
    let monitor = try await open(folder, clock)
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
    return (folder, clock, monitor)
  }

  private func open(_ folder: TemporaryFolder, _ clock: TurnedClock) async throws -> LiveMonitor {
    let path = folder.path("vigia.yaml")
    let configuration = try Configuration.read(
      Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
    return try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
  }

  private func ask(_ monitor: LiveMonitor, _ path: String) async throws -> HTTPResponse {
    let client = HTTPClient(userAgent: "prueba")
    defer { client.close() }
    var request = HTTPRequest(url: "http://127.0.0.1:\(try #require(monitor.port))\(path)")
    request.allowPrivate = ["127.0.0.1"]
    return try await client.send(request)
  }

  @Test("the page is shown Vigía's own small copies of both, after a restart as well")
  func copies() async throws {
    let site = try ScriptedServer { request in
      Reply(
        headers: [("Content-Type", "text/html")],
        body: request.path == "/oficial.png" ? Self.logo.png : Drawing(logo: 9, side: 200).png)
    }
    let (folder, clock, first) = try await night(site, own: site.url("/otra.png"))
    var monitor = first
    for _ in 0..<2 {
      let overview = try JSONDecoder().decode(
        JSON.self, from: Data(try await ask(monitor, "/api/v1/overview").body))
      let account = try #require(overview["accounts"]?.array?.first)
      for path in [account["picture"]?.string, account["official"]?["picture"]?.string] {
        let copy = try await ask(monitor, try #require(path))
        #expect(copy.status == 200 && copy.header("Content-Type") == "image/jpeg")
        #expect(copy.body.starts(with: [0xFF, 0xD8, 0xFF]) && copy.body.count < 20_000)
      }
      await monitor.stop()
      monitor = try await open(folder, clock)
      let now = clock.now()
      await monitor.turn(to: now + .minutes(1), advance: { clock.turn(to: $0) })
    }
    await monitor.stop()
    #expect(site.exchanges.count == 6, "once a start, each: two restarts")
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
    #expect(suspect["picture"] == nil, "an event names no picture")
    #expect(site.exchanges.count { $0.path == "/mala.png" } <= 1)
  }
}
