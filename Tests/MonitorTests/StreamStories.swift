import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@testable import Store

@Suite("A stream that is cut", .timeLimit(.minutes(20)))
struct StreamStories {
  private static func post(_ number: Int) -> String {
    #"{"id":"\#(number)","created_at":"2026-03-02T20:00:00.000Z","content":"<p>Prueba Móvil sin señal "#
      + #"en la cuadra \#(number), qué desastre</p>","account":{"id":"\#(number)","acct":"v\#(number)"}}"#
  }

  private static func event(_ number: Int) -> String {
    "event: update\ndata: \(post(number))\n\n"
  }

  /// Each connection of the stream: what it sends, and how it ends.
  private static func reply(_ number: Int) -> Reply {
    switch number {
    case 0: .text(":thump\n\n" + event(1) + event(2), manner: .chunked(50))
    case 1: .text(event(2) + event(4), manner: .stalled)
    case 2: .text("", status: 503)
    case 3: .text(event(4) + "event: update\ndata: {roto\n\n", manner: .cutShort(400))
    case 4: .text(String(repeating: "data: ", count: 400_000), manner: .chunked(60_000))
    default: .text("event: delete\ndata: 1\n\n" + event(5), manner: .stalled)
    }
  }

  @Test func `brings every post once: repeats are known, the gap is filled by the source it names`()
    async throws
  {
    let stream = Watched(0)
    let server = try ScriptedServer { exchange in
      if exchange.path.hasPrefix("/flujo") {
        return Self.reply(
          stream.update { count in
            defer { count += 1 }; return count
          })
      }
      // What was said while nobody listened is there once the stream was cut.
      let isLater = stream.value > 1
      return .text("[" + (isLater ? Self.post(3) : "") + "]")
    }
    let hook = try ScriptedServer { _ in Reply(204) }
    let folder = try TemporaryFolder()
    try folder.write("x", to: "x")
    let list = """
      sources:
        - {id: flujo, type: stream, form: sse, url: "\(server.url("/flujo"))", connector: prueba, fill: repaso, idle_s: 20}
        - {id: repaso, type: connector, connector: prueba, interval_s: 3600}
      """
    let text = Evening().configuration(feed: nil, hook: hook.url("/hook"), history: false)
      .replacing("sources: []", with: list)
    let data = try Self.data(in: folder, server)
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: HastyClock(), data: data))
    let run = Task { await monitor.run() }
    defer { run.cancel() }
    // The last ones stall and are opened again; by then the gap was asked for, and no sooner than a
    // minute after the time before.
    try await stream.wait { $0 >= 9 }
    run.cancel()
    await run.value
    let standing = await monitor.standing()
    #expect(standing.mentions == 5)
    let status = await monitor.sourceStatuses().first { $0.id == "flujo" }
    // The last may not be noted yet when the house is closed.
    #expect((status?.requests ?? 0) >= 8)
    await monitor.stop()
    #expect(server.exchanges.filter { $0.path.hasPrefix("/repaso") }.count >= 2)
    // What its author took back meanwhile is no longer there to be read.
    var lines = ""
    let export = try ExportRun(configuration: file, data: data)
    try await export.mentions(
      from: Evening().start - .hours(24), to: SystemClock().now() + .hours(24 * 365), unmasked: true
    ) { lines += $0 }
    #expect(!lines.contains("en la cuadra 1,") && lines.contains("en la cuadra 2,"))
  }

  @Test func `is opened again when the archive did not take what it brought`() async throws {
    let opened = Watched(0)
    let server = try ScriptedServer { _ in
      opened.update { $0 += 1 }
      return .text(Self.event(1), manner: .stalled)
    }
    let folder = try TemporaryFolder()
    let list = """
      sources:
        - {id: flujo, type: stream, form: sse, url: "\(server.url("/flujo"))", connector: prueba, idle_s: 5}
      """
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing("sources: []", with: list)
    let configuration = try Configuration.read(
      Array(text.utf8), file: "vigia.yaml", directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: HastyClock(), data: try Self.data(in: folder, server)))
    let archive = try Connection(path: folder.path("vigia.db"), access: .writing(.process))
    try archive.script(
      """
      CREATE TRIGGER full BEFORE INSERT ON mention BEGIN SELECT RAISE(ABORT, 'no cabe'); END
      """)
    let run = Task { await monitor.run() }
    defer { run.cancel() }
    let isTold = Watched(false)
    try await until {
      let reason = await monitor.sourceStatuses().first?.reason
      isTold.update { $0 = reason?.contains("lo recibido; se vuelve a conectar") == true }
      return isTold.value || opened.value >= 8
    }
    #expect(isTold.value)
    #expect(await monitor.standing().mentions == 0)
    try archive.script("DROP TRIGGER full")
    try await until { await monitor.standing().mentions > 0 || opened.value >= 14 }
    #expect(await monitor.standing().mentions == 1)
    run.cancel()
    await run.value
    await monitor.stop()
  }

  @Test func `whose account refuses a rule is heard all the same, and says which`() async throws {
    let opened = Watched(0)
    let server = try ScriptedServer { exchange in
      switch (exchange.path, exchange.method) {
      case ("/flujo/rules", "GET"): return .text(#"{"meta":{"result_count":0}}"#)
      case ("/flujo/rules", _):
        let errors = #"[{"value":"mala(","title":"Invalid Rule","details":["no termina"]}]"#
        return .text(#"{"meta":{},"errors":\#(errors)}"#, status: 201)
      default:
        opened.update { $0 += 1 }
        return .text("\n" + Self.post(1) + "\n", manner: .stalled)
      }
    }
    let folder = try TemporaryFolder()
    let list = """
      sources:
        - {id: flujo, type: stream, form: ndjson, url: "\(server.url("/flujo?x=1"))", connector: prueba, rules: [buena, "mala("]}
      """
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacing("sources: []", with: list)
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: HastyClock(), data: try Self.data(in: folder, server)))
    let run = Task { await monitor.run() }
    try await opened.wait { $0 >= 1 }
    try await until { await monitor.standing().mentions > 0 }
    // What is committed is shown a moment later.
    try await until { await monitor.sourceStatuses().first?.reason != nil }
    let status = try #require(await monitor.sourceStatuses().first)
    #expect(status.health == .slow && status.reason?.contains("«mala(»: no termina") == true)
    run.cancel()
    await run.value
    await monitor.stop()
  }

  /// The house's data with one connector, which asks the scripted server.
  private static func data(in folder: TemporaryFolder, _ server: ScriptedServer) throws
    -> DataFolder
  {
    let connector = try String(
      contentsOfFile: World.root + "/Rules/connectors/mastodon-tag.yaml", encoding: .utf8)
    let lines = connector.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .map { line in
        if line.hasPrefix("id:") { return "id: prueba" }
        if line.contains("url: \"https://{instance}") {
          return "  url: \"\(server.url("/repaso"))\""
        }
        if line.hasPrefix("  instance:") || line.hasPrefix("  tag:") { return "" }
        if line.hasPrefix("params:") { return "" }
        return line
      }
    return try World.data(in: folder, connectors: ["prueba": lines.joined(separator: "\n")])
  }
}
