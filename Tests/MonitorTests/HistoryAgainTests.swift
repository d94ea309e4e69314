import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

/// A feed without dates that one day hands in everything it has ever shown, under new ids.
@Suite("A source that hands in its history again", .timeLimit(.minutes(2)))
struct HistoryAgainTests {
  private static let evening = Evening()

  /// What the feed shows at a minute: the evening as it is said, at minute 165, long after its outage, all of it anew.
  private static func feed(at now: Instant) -> Reply {
    let minute = Int(now.minute - evening.start.minute)
    let isAgain = (165..<170).contains(minute)
    let shown = evening.sayings.filter { $0.at <= now }
    let items = (isAgain ? shown[...] : shown.suffix(60)).map { saying in
      """
      <item><guid isPermaLink="false">\(isAgain ? "otra-" : "")\(saying.id)</guid><title></title>
      <dc:creator>\(saying.author)</dc:creator><description>\(saying.text)</description></item>
      """
    }
    return Reply.text(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Plaza</title>
      \(items.reversed().joined(separator: "\n"))</channel></rss>
      """, headers: [("Content-Type", "application/rss+xml")])
  }

  @Test func `pages nobody a second time, keeps what came, and then goes on as before`()
    async throws
  {
    let clock = TurnedClock(Self.evening.start)
    let server = try ScriptedServer { _ in Self.feed(at: clock.now()) }
    let folder = try TemporaryFolder()
    try folder.write(Self.evening.history, to: "historia.ndjson")
    let text = Self.evening.configuration(feed: server.url("/plaza.rss"), hook: nil, history: true)
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    await monitor.turn(to: Self.evening.start + .minutes(200), advance: { clock.turn(to: $0) })
    let opened = await monitor.eventLines().filter { $0.contains(#""type":"alert.opened""#) }
    await monitor.stop()
    #expect(opened.count == 1, "the outage of the evening, and nothing for its echo")
    var lines = ""
    let export = try ExportRun(configuration: file, data: DataFolder(named: World.root))
    let (from, to) = (Self.evening.start - .hours(1), clock.now() + .hours(1))
    try await export.mentions(from: from, to: to, unmasked: true) { lines += $0 }
    #expect(lines.contains("otra-"))
  }
}
