import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("One post seen by two sources")
struct IdentityTests {
  private static func feed(_ guid: String, _ link: String, _ title: String) -> Reply {
    .text(
      """
      <rss version="2.0"><channel><title>x</title><item><guid>\(guid)</guid><link>\(link)</link>
      <title>\(title)</title></item></channel></rss>
      """)
  }

  @Test func `is one mention; its edit is shown with the first text kept`() async throws {
    let clock = TurnedClock(Evening().start)
    let start = clock.now()
    let server = try ScriptedServer { exchange in
      let isLater = clock.now() > start + .minutes(3)
      return exchange.path == "/tapa"
        ? Self.feed("a-1", "https://d.example/nota/1?utm_source=tapa", "Prueba Móvil sin señal")
        : Self.feed(
          "z-9", "http://www.d.example/nota/1/",
          isLater ? "Prueba Móvil recupera la señal" : "Prueba Móvil sin señal")
    }
    let list = ["tema", "tapa"].map {
      "  - {id: \($0), type: feed, url: \"\(server.url("/" + $0))\", interval_s: 60}"
    }
    let evening = Evening()
    let text = evening.configuration(feed: nil, hook: nil, history: false)
      .replacingOccurrences(of: "sources: []", with: "sources:\n" + list.joined(separator: "\n"))
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    await monitor.turn(to: start + .minutes(6), advance: { clock.turn(to: $0) })
    await monitor.stop()
    var lines = ""
    let export = try ExportRun(configuration: file, data: DataFolder(named: World.root))
    try await export.mentions(from: start - .hours(1), to: clock.now() + .hours(1), unmasked: true)
    {
      lines += $0
    }
    let exported = try lines.split(separator: "\n").map { line in
      try Mention(json: try JSONDecoder().decode(JSON.self, from: Data(line.utf8)))
    }
    #expect(exported.count == 1)
    let mention = try #require(exported.first)
    #expect(mention.id == "tema:z-9" && mention.title == "Prueba Móvil recupera la señal")
    #expect(mention.extra.contains { $0.name == "first_text" })
  }
}
