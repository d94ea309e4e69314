import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("A source in trouble")
struct SourceTroubleTests {
  private static let whole = """
    <rss version="2.0"><channel><title>x</title>
    <item><guid>a</guid><title>Prueba Móvil abre una oficina</title></item></channel></rss>
    """

  private static func reply(to path: String) -> Reply {
    switch path {
    case "/pagina": .text("<!doctype html><html><body>Inicie sesión</body></html>")
    case "/vacia": .text("")
    case "/cortada": .text(String(whole.dropLast(30)))
    case "/corta": .text(whole, manner: .cutShort(40))
    case "/larga": Reply(body: Array(repeating: 32, count: 9 << 20), manner: .chunked(1 << 16))
    case "/rara":
      Reply(
        body: Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + Array(whole.utf8)
          + Array("<!-- atención, señal, móvil ".utf8) + [0xFF] + Array(" -->".utf8))
    case "/nada": .text("", status: 404)
    default: .text(whole)
    }
  }

  @Test("is marked with the reason, and touches nothing else")
  func trouble() async throws {
    let paths = ["pagina", "vacia", "cortada", "corta", "larga", "rara", "nada", "sana"]
    let server = try ScriptedServer { Self.reply(to: $0.path) }
    let list = paths.map {
      "  - {id: \($0), type: feed, url: \"\(server.url("/" + $0))\", interval_s: 60}"
    }
    let evening = Evening()
    let text = evening.configuration(feed: nil, hook: nil, history: false)
      .replacingOccurrences(of: "sources: []", with: "sources:\n" + list.joined(separator: "\n"))
    let folder = try TemporaryFolder()
    let configuration = try Configuration.read(
      Array(text.utf8), file: "vigia.yaml", directory: folder.path)
    let clock = TurnedClock(evening.start)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    await monitor.turn(to: evening.start + .minutes(5), advance: { clock.turn(to: $0) })
    let statuses = await monitor.sourceStatuses()
    await monitor.stop()

    let reasons = [
      "pagina": "HTML", "vacia": "vací", "cortada": "cortado", "corta": "cortada", "larga": "8",
      "rara": "codificación", "nada": "404",
    ]
    for status in statuses where status.id != "sana" {
      let reason = try #require(status.reason, "\(status.id) has no reason")
      #expect(reason.contains(reasons[status.id] ?? "?"), "\(status.id): \(reason)")
      #expect(status.health != .ok)
      #expect(status.nextAttempt != nil, "\(status.id) would never heal")
    }
    let sound = try #require(statuses.first { $0.id == "sana" })
    #expect(sound.health == .ok && sound.reason == nil && sound.mentions == 1)
    #expect(statuses.first { $0.id == "cortada" }?.mentions == 1)
  }
}
