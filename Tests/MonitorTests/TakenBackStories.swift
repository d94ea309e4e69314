import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("Posts that their platform has taken back")
struct TakenBackStories {
  private static let connector = """
    format: vigia-connector/1
    id: foro
    request: {url: "HOME/nuevos"}
    items: /posts
    min_interval_s: 60
    recheck:
      every_h: 2
      request: {url: "HOME/porids", query: {ids: "{ids}"}}
      id: /id
    map: {id: /id, text: /texto, published_at: /fecha, author: {handle: /quien}}
    """

  private static func post(_ number: Int) -> String {
    #"{"id":"\#(number)","texto":"@PruebaMovil sin señal en la cuadra \#(number)","#
      + #""fecha":"2026-03-02T22:5\#(number):00Z","quien":"vecina\#(number)"}"#
  }

  @Test
  func `go within its promise, text and author, also over a restart; what they counted for stays`()
    async throws
  {
    let server = try ScriptedServer { exchange in
      guard exchange.path.hasPrefix("/porids") else {
        return .text(#"{"posts":[\#((1...3).map(Self.post).joined(separator: ","))]}"#)
      }
      // The second was deleted.
      return .text(#"{"posts":[{"id":"1"},{"id":"3"}]}"#)
    }
    let folder = try TemporaryFolder()
    let home = String(server.url("/").dropLast())
    let data = try World.data(
      in: folder, connectors: ["foro": Self.connector.replacing("HOME", with: home)])
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing(
        "sources: []",
        with: "sources:\n  - {id: foro, type: connector, connector: foro, interval_s: 600}")
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let start = Evening().start
    let clock = TurnedClock(start)
    // Told apart from the answers' repeats: the forum goes on showing what its lookup no longer has.
    for minutes in [60, 150, 210] as [Int64] {
      let monitor = try await LiveMonitor(configuration, .init(clock: clock, data: data))
      await monitor.turn(to: start + .minutes(minutes), advance: { clock.turn(to: $0) })
      if minutes == 210 {
        let standing = await monitor.standing()
        #expect(standing.mentions == 3)
        let status = try #require(await monitor.sourceStatuses().first)
        #expect(status.recheck?.gone == 1 && status.health == .ok)
      }
      await monitor.stop()
    }
    var lines = ""
    let export = try ExportRun(configuration: file, data: data)
    try await export.mentions(from: start - .hours(24), to: start + .hours(48), unmasked: true) {
      lines += $0
    }
    #expect(lines.contains("en la cuadra 1") && lines.contains("en la cuadra 3"))
    #expect(!lines.contains("en la cuadra 2") && !lines.contains("vecina2"))
    let lookups = server.exchanges.filter { $0.path.hasPrefix("/porids") }.map(\.path)
    // Once for the round, once more for the one it was silent about.
    #expect(lookups == ["/porids?ids=1%2C2%2C3", "/porids?ids=2"])
  }
}
