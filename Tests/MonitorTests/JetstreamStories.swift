import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

/// Bluesky's Jetstream, played by a server that frames by hand.
@Suite("Jetstream", .timeLimit(.minutes(20))) struct JetstreamStories {
  /// Events as Jetstream writes them, at seconds after an instant.
  private struct Told: Sendable {
    var start = SystemClock().now()

    func time(_ second: Int) -> Int64 { (start.milliseconds + Int64(second) * 1000) * 1000 + 7 }

    func event(
      _ second: Int, _ operation: String, _ key: String, _ text: String? = nil,
      by did: String = "did:plc:ana"
    ) -> String {
      let record = text.map {
        #","record":{"$type":"app.bsky.feed.post","createdAt":"\#((start + .seconds(Int64(second))).rfc3339)","langs":["es"],"text":"\#($0)"},"cid":"bafy"#
          + key + #"""#
      }
      return
        #"{"did":"\#(did)","time_us":\#(time(second)),"kind":"commit","commit":{"rev":"3l","operation":"\#(operation)","collection":"app.bsky.feed.post","rkey":"\#(key)"\#(record ?? "")}}"#
    }

    func account(_ second: Int, _ status: String, _ did: String) -> String {
      #"{"did":"\#(did)","time_us":\#(time(second)),"kind":"account","account":{"active":false,"did":"\#(did)","seq":7,"status":"\#(status)"}}"#
    }
  }

  /// A monitor that listens to a server, in a folder of its own.
  private struct House {
    let folder: TemporaryFolder
    let file: String

    /// `idle` are the seconds after which silence is a cut, twenty to one of ours.
    init(_ server: WebSocketServer, idle: Int = 10, _ more: String = "") throws {
      folder = try TemporaryFolder()
      let source =
        #"{id: cielo, type: jetstream, url: "\#(server.url())", idle_s: \#(idle)\#(more)}"#
      file = try folder.write(
        Evening().configuration(feed: nil, hook: nil, history: false)
          .replacing("sources: []", with: "sources: [\(source)]"), to: "vigia.yaml")
    }

    func open() async throws -> LiveMonitor {
      let configuration = try Configuration.read(
        Array(Data(contentsOf: URL(fileURLWithPath: file))), file: file, directory: folder.path)
      return try await LiveMonitor(
        configuration, .init(clock: HastyClock(), data: DataFolder(named: World.root)))
    }

    /// Runs a monitor until something is as wanted; the monitor is closed then.
    func run(_ until: @Sendable (LiveMonitor) async throws -> Void) async throws {
      let monitor = try await open()
      let run = Task { await monitor.run() }
      do { try await until(monitor) } catch {
        run.cancel()
        throw error
      }
      run.cancel()
      await run.value
      await monitor.stop()
    }

    /// What is kept, a line a mention.
    func kept() async throws -> [JSON] {
      var lines: [JSON] = []
      let export = try ExportRun(configuration: file, data: DataFolder(named: World.root))
      let now = SystemClock().now()
      try await export.mentions(from: now - .hours(100), to: now + .hours(100), unmasked: true) {
        for line in $0.split(separator: "\n") {
          if let json = try? JSONDecoder().decode(JSON.self, from: Data(line.utf8)) {
            lines.append(json)
          }
        }
      }
      return lines
    }
  }

  private static func status(_ monitor: LiveMonitor) async -> SourceStatus? {
    await monitor.sourceStatuses().first
  }

  @Test func `keeps what names the brand, follows its edits and its end, and goes on after a cut`()
    async throws
  {
    let told = Told()
    let first = [
      told.event(0, "create", "a", "buen día a todos", by: "did:plc:otro"),
      told.event(1, "create", "b", "Prueba Móvil sin señal desde las ocho"),
      #"{"did":"did:plc:x","time_us":\#(told.time(2)),"kind":"identity","identity":{"did":"did:plc:x"}}"#,
      told.event(3, "create", "c", "qué desastre @PruebaMovil"),
      told.event(4, "update", "b", "Ya volvió, gracias", by: "did:plc:ana"),
      told.event(5, "update", "a", "buenas noches a todos", by: "did:plc:otro"),
      told.event(6, "delete", "c"), told.event(7, "delete", "zz", by: "did:plc:otro"),
      told.event(8, "create", "d", "algo más, de nadie", by: "did:plc:otro"),
    ]
    let server = try WebSocketServer { link in
      // What is unread when a connection is closed would take with it what was sent.
      link.accept()
      guard link.listen(for: .ping) else { return }
      // On the second connection all is told again, as it was told.
      for event in first { link.send(event) }
      if link.request.number == 0 { return }
      link.send(told.event(9, "create", "e", "Prueba Móvil sin señal otra vez"))
      link.listen()
    }
    let house = try House(server)
    try await house.run { monitor in
      try await until { await Self.status(monitor)?.cursor == "\(told.time(9))" }
      #expect(await Self.status(monitor)?.health == .ok)
    }
    let wish = "cursor=\(told.time(8) - 5_000_000)"
    #expect(server.record.requests[0].path == "/subscribe?wantedCollections=app.bsky.feed.post")
    #expect(server.record.requests[1].path.hasSuffix("&" + wish))
    let kept = try await house.kept()
    let ids = kept.compactMap { $0["id"]?.string }
    #expect(ids == ["b", "c", "e"].map { "bluesky:at://did:plc:ana/app.bsky.feed.post/" + $0 })
    #expect(
      kept.map { $0["text"]?.string } == [
        "Ya volvió, gracias", "", "Prueba Móvil sin señal otra vez",
      ])
    #expect(kept.first?["first_text"]?.string == "Prueba Móvil sin señal desde las ocho")
    #expect(kept.first?["author"]?["handle"]?.string == "did:plc:ana")
    #expect(kept.dropFirst().first?["author"] == .null)
    // Whoever starts again goes on from the same place.
    try await house.run { _ in try await server.wait { $0.requests.count == 3 } }
    #expect(
      server.record.requests[2].path.hasSuffix("&cursor=\(told.time(9) - 5_000_000)"))
  }

  @Test func `of chosen accounts is kept whatever they speak of, and edited as it came`()
    async throws
  {
    let told = Told()
    let server = try WebSocketServer { link in
      // All at once: the second is about the first.
      let events = [
        told.event(0, "create", "a", "buen día a todos", by: "did:plc:otro"),
        told.event(1, "update", "a", "buenas tardes a todos", by: "did:plc:otro"),
      ]
      link.accept(then: events.flatMap { WebSocketFrame(.text, Array($0.utf8)).bytes })
      link.listen()
    }
    let house = try House(server, ", dids: ['did:plc:otro']")
    try await house.run { monitor in
      try await until { await Self.status(monitor)?.cursor == "\(told.time(1))" }
    }
    #expect(server.record.requests.first?.path.hasSuffix("&wantedDids=did:plc:otro") == true)
    let kept = try await house.kept()
    #expect(kept.map { $0["text"]?.string } == ["buenas tardes a todos"])
    #expect(kept.first?["first_text"]?.string == "buen día a todos")
  }

  @Test func `whose account is deleted leaves the archive; who is only suspended stays`()
    async throws
  {
    let told = Told()
    let server = try WebSocketServer { link in
      // All at once: the last words and the end come together.
      let events = [
        told.event(0, "create", "a", "Prueba Móvil sin señal"),
        told.event(1, "create", "b", "qué desastre @PruebaMovil"),
        told.event(2, "create", "c", "Prueba Móvil no anda", by: "did:plc:otro"),
        told.event(3, "create", "d", "Prueba Móvil es lenta", by: "did:plc:tercero"),
        told.account(4, "deleted", "did:plc:ana"), told.account(5, "suspended", "did:plc:otro"),
        told.account(6, "takendown", "did:plc:tercero"),
        told.account(7, "deleted", "did:plc:nadie"),
        told.event(8, "create", "e", "Prueba Móvil volvió", by: "did:plc:otro"),
      ]
      link.accept(then: events.flatMap { WebSocketFrame(.text, Array($0.utf8)).bytes })
      link.listen()
    }
    let house = try House(server)
    try await house.run { monitor in
      try await until { await Self.status(monitor)?.cursor == "\(told.time(8))" }
      #expect(await monitor.standing().mentions == 5)
    }
    let kept = try await house.kept()
    #expect(
      kept.map { $0["text"]?.string } == [
        "", "", "Prueba Móvil no anda", "", "Prueba Móvil volvió",
      ]
    )
    #expect(kept.compactMap { $0["author"]?["id"]?.string } == ["did:plc:otro", "did:plc:otro"])
  }

  @Test
  func `says what it may have missed: when the server is asked in vain, and when it says nothing`()
    async throws
  {
    let told = Told()
    let server = try WebSocketServer { link in
      switch link.request.number {
      case 0:
        link.accept()
        link.listen(for: .ping)
        // Thirty hours ago, as after a long stop.
        link.send(told.event(-108_000, "create", "a", "Prueba Móvil sin señal"))
      case 1, 2: link.answer(.text(#"{"error":"CursorTooOld"}"#, status: 400))
      case 3:
        link.accept()
        link.listen(for: .ping)
        link.send(told.event(-7200, "create", "b", "Prueba Móvil sin señal, dos horas ha"))
      default:
        link.accept()
        link.send(told.event(0, "create", "c", "Prueba Móvil sin señal ahora"))
        link.listen()
      }
    }
    // Nothing cuts the last connection, so what it told is still there to be seen.
    let house = try House(server, idle: 600)
    try await house.run { monitor in
      try await until { await monitor.standing().mentions >= 3 }
      try await until {
        await Self.status(monitor)?.reason?.hasPrefix("puede faltar") == true
      }
      #expect(await Self.status(monitor)?.health == .slow)
      let told = await monitor.eventLines().filter {
        $0.contains("gap:cielo") || $0.contains("puede faltar")
      }
      #expect(told.count == 3, "\(told)")
    }
    let paths = server.record.requests.map(\.path)
    #expect(paths[1].hasSuffix("&cursor=\(told.time(-108_000) - 5_000_000)"))
    // What every server keeps, and when that is refused too, whatever comes.
    let second = try #require(paths[2].split(separator: "=").last.flatMap { Int64($0) })
    #expect(abs(second - told.time(-86_400)) < 1_200_000_000)
    #expect(!paths[3].contains("cursor"))
    #expect(paths[4].hasSuffix("&cursor=\(told.time(-7200) - 5_000_000)"))
  }

  @Test func `that gives no sign is blind, and heals when it does`() async throws {
    let server = try WebSocketServer { link in
      link.accept()
      // Who opens it asks for a sign; only the third one gets an answer.
      guard link.listen(for: .ping) else { return }
      if link.request.number >= 2 { link.send(WebSocketFrame(.pong, [])) }
      link.listen()
    }
    let house = try House(server)
    let blind = Watched<SourceStatus?>(nil)
    try await house.run { monitor in
      try await until {
        let status = await Self.status(monitor)
        if let status, status.health == .blind { blind.update { $0 = status } }
        return status?.health == .ok
      }
      let status = try #require(await Self.status(monitor))
      #expect(status.blindSince == nil && status.reason == nil)
    }
    let status = try #require(blind.value)
    #expect(status.blindSince != nil && status.failures == 2)
    #expect(
      status.reason?.hasPrefix("no da señales de vida hace 10 s; se vuelve a conectar") == true)
  }
}
