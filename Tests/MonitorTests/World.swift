import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Sealing

/// A monitor among a scripted feed, a scripted subscriber and a clock that is turned by hand.
final class World: Sendable {
  let evening = Evening()
  let clock: TurnedClock
  let folder: TemporaryFolder
  private let feed: ScriptedServer
  private let hook: ScriptedServer

  /// `extra` is a line more of the configuration, `adapt` changes its text; the feed answers 503 in the
  /// minutes of `failing`; `past` is more history.
  init(
    history: Bool = true, extra: String = "", past: String = "", failing: Range<Int>? = nil,
    adapt: (String) -> String = { $0 }
  ) throws {
    let evening = evening
    let clock = TurnedClock(evening.start)
    self.clock = clock
    folder = try TemporaryFolder()
    feed = try ScriptedServer { _ in
      let minute = Int(clock.now().minute - evening.start.minute)
      if failing?.contains(minute) == true { return Reply(503) }
      return Reply.text(
        evening.rss(at: clock.now()), headers: [("Content-Type", "application/rss+xml")])
    }
    hook = try ScriptedServer { _ in Reply(204) }
    try folder.write(evening.history + past, to: "historia.ndjson")
    let text = evening.configuration(
      feed: feed.url("/plaza.rss"), hook: hook.url("/hook"), history: history)
    try folder.write(
      adapt(text) + extra + "\n",
      to: "vigia.yaml")
  }

  /// Opens the monitor on the world's archive.
  func open() async throws -> LiveMonitor {
    let path = folder.path("vigia.yaml")
    let configuration = try Configuration.read(
      Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
    return try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: Self.root)))
  }

  /// Changes the text of the configuration, for the next opening.
  func rewrite(_ change: (String) -> String) throws {
    let path = folder.path("vigia.yaml")
    try folder.write(
      change(try String(contentsOfFile: path, encoding: .utf8)), to: "vigia.yaml")
  }

  /// Turns the clock to a minute of the evening and lets everything due happen.
  func turn(_ monitor: LiveMonitor, toMinute minute: Int) async {
    let clock = clock
    await monitor.turn(
      to: evening.start + .minutes(Int64(minute)), advance: { clock.turn(to: $0) })
  }

  /// The instant's minute of the evening.
  func minute(_ instant: Instant) -> Int { Int(instant.minute - evening.start.minute) }

  /// Every webhook the subscriber received, its signature verified.
  func webhooks() throws -> [Webhook] {
    try hook.exchanges.map { exchange in
      let json = try JSONDecoder().decode(JSON.self, from: Data(exchange.body))
      let timestamp = Int64(exchange.header("webhook-timestamp") ?? "") ?? 0
      let message = SignedMessage(
        id: exchange.header("webhook-id") ?? "", timestamp: timestamp,
        signatures: exchange.header("webhook-signature") ?? "", body: exchange.body)
      let isSigned = WebhookSecret(Evening.secret)?.verifies(message, now: timestamp)
      return Webhook(
        id: exchange.header("webhook-id") ?? "", type: json["type"]?.string ?? "",
        at: json["timestamp"]?.instant ?? Instant(milliseconds: 0), data: json["data"] ?? .null,
        isSigned: isSigned ?? false)
    }
  }

  /// Something the subscriber was told.
  struct Webhook {
    var id: String
    var type: String
    var at: Instant
    var data: JSON
    var isSigned: Bool
  }

  /// The project's folder, which holds Lexicons and Rules.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}
