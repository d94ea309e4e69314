import Configuring
import Foundation
import Model
import Parsing
import Rehearsal
import Synchronization
import Testing
import Transfers

@testable import Polling

@Suite("The hostile set") struct HostileSetTests {
  private static let now = Instant(seconds: 1_772_000_000)
  /// The whole answer's time-out here, so that the set is through soon.
  private static let timeout = Instant.Span.seconds(2)
  /// A busy machine may be so much later.
  private static let patience = Instant.Span.seconds(20)
  private static let secret = "secreto-que-nadie-debe-leer"

  private struct Outcome {
    var trap: String
    var result: PollResult
    var status: SourceStatus
    var transfer: Duration
    /// Processor seconds of parsing what came.
    var reading: Double
    var requests: Int
    /// Everything that would be kept or shown.
    var text: String
  }

  private static func source(_ trap: Trap, _ server: ScriptedServer) throws -> Source {
    guard trap.isAPI else { return Source(id: "x", url: server.url(), interval: .seconds(60)) }
    let text = """
      format: vigia-connector/1
      id: foro
      request: {url: "\(server.url("/"))", timeout_s: \(Int(timeout.seconds))}
      items: /posts
      error: /mensaje
      page: {mode: next_url, url: $/next, max: 20}
      rate: {remaining: X-RateLimit-Remaining, reset: X-RateLimit-Reset, reset_as: epoch_s}
      map: {id: /id, text: /texto, published_at: {p: /fecha, as: epoch_s}}
      """
    let connector = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
    var source = Source(id: "x", kind: .connector, url: "connector:foro", interval: .seconds(60))
    source.connectorID = "foro"
    return try source.connected(among: [connector])
  }

  private static func spring(_ trap: Trap, _ lair: Lair, _ client: HTTPClient) async throws
    -> Outcome
  {
    let server = try ScriptedServer { trap.reply($0, lair) }
    let source = try source(trap, server)
    return await ask(source, trap.name, client, server)
  }

  /// What would be kept of mentions.
  private static func words(_ mentions: [Mention]) -> String {
    mentions.map { "\($0.id) \($0.title ?? "") \($0.text) \($0.url ?? "")" }.joined(separator: "\n")
  }

  private static func ask(
    _ source: Source, _ name: String, _ client: HTTPClient, _ server: ScriptedServer?
  ) async -> Outcome {
    var poller = Poller(client: client, allowPrivate: ["127.0.0.1"], reader: ConnectorDocument())
    poller.timeout = timeout
    let clock = ContinuousClock()
    let start = clock.now
    var reading = 0.0
    var (result, status) = await poller.poll(source, SourceStatus(id: "x"), at: { now })
    let came = clock.now
    var text = status.reason ?? ""
    switch result {
    case .document(let document):
      do throws(Fault) {
        let context = FeedContext(
          base: document.url, contentType: document.contentType, source: "x", fetchedAt: now)
        let (feed, seconds) = try ThreadTime.measure { () throws(Fault) in
          try FeedDocument.parse(document.bytes, context)
        }
        reading = seconds
        text += Self.words(feed.mentions)
        let hints = Polling.FeedHints(ttlMinutes: feed.hints.ttlMinutes, quiet: feed.hints.quiet)
        status = PollSchedule.accepted(
          status, source: source, mentions: feed.mentions, hints: hints, at: now)
      } catch {
        text += error.description
        status = PollSchedule.parseFailed(status, source: source, reason: error.what, at: now)
      }
    case .mentions(let mentions, _):
      text += Self.words(mentions)
      status = PollSchedule.accepted(
        status, source: source, mentions: mentions, hints: nil, at: now)
    case .failed(let reason): text += reason
    default: break
    }
    return Outcome(
      trap: name, result: result, status: status, transfer: start.duration(to: came),
      reading: reading, requests: server?.exchanges.count ?? 1, text: text)
  }

  @Test("harms nothing, hangs nothing, and reads nothing it should not", .timeLimit(.minutes(15)))
  func all() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.secret, to: "secreto.txt")
    let inside = try ScriptedServer(on: "127.0.0.2") { _ in .text(Self.secret) }
    let lair = Lair(port: inside.port, file: file)
    let client = HTTPClient(userAgent: "Vigia/test")
    let traps = HostileSet.all
    var outcomes: [Outcome] = []
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      // Not all at once: a time-out is to be the trap's doing, not the machine's.
      for (number, trap) in traps.enumerated() {
        if number >= 8, let outcome = try await group.next() { outcomes.append(outcome) }
        group.addTask { try await Self.spring(trap, lair, client) }
      }
      for try await outcome in group { outcomes.append(outcome) }
    }
    let tls = try await TLSTraps.outcomes { source, name in
      await Self.ask(source, name, client, nil)
    }
    outcomes += tls
    let late = outcomes.filter { $0.transfer > .seconds((Self.timeout + Self.patience).seconds) }
    let heavy = outcomes.filter { $0.reading > 5 }
    let leaks = outcomes.filter { $0.text.contains(Self.secret) }
    let stuck = outcomes.filter { outcome in
      guard let next = outcome.status.nextAttempt else { return outcome.status.health != .retired }
      return next <= Self.now || next > Self.now + .hours(32 * 24)
    }
    let slowest = outcomes.max { $0.transfer < $1.transfer }
    print(
      "hostile set: \(outcomes.count) traps (\(tls.count) of them over TLS), crashes 0, "
        + "hangs over the time-out \(late.count), slowest \(slowest.map { "\($0.trap) \($0.transfer)" } ?? ""), "
        + "connections to private places \(inside.record.connections), "
        + "bytes read from there \(leaks.count * Self.secret.utf8.count), never asked again \(stuck.count)"
    )
    #expect(late.map(\.trap) == [])
    #expect(heavy.map(\.trap) == [])
    #expect(leaks.map(\.trap) == [])
    #expect(stuck.map(\.trap) == [])
    #expect(inside.record.connections == 0)
    let many = outcomes.filter { $0.requests > 20 }
    #expect(many.map(\.trap) == [])
  }

  /// What the set would look like if the guard were open: proof that the trap is one.
  @Test func `the lair can be reached by whoever is allowed there`() async throws {
    let inside = try ScriptedServer(on: "127.0.0.2") { _ in .text(Self.secret) }
    let outside = try ScriptedServer { _ in .redirect(to: inside.url()) }
    var request = HTTPRequest(url: outside.url())
    request.allowPrivate = ["127.0.0.1", "127.0.0.2"]
    let response = try await HTTPClient(userAgent: "Vigia/test").send(request)
    #expect(response.body == Array(Self.secret.utf8) && inside.record.connections == 1)
  }
}

/// Servers whose TLS is not to be trusted, by OpenSSL's own server; none where it is not installed.
enum TLSTraps {
  static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The outcome of asking each of them.
  static func outcomes<Outcome: Sendable>(
    _ ask: (Source, String) async -> Outcome
  ) async throws -> [Outcome] {
    guard let openssl else {
      print("hostile set: no openssl here, TLS traps left out")
      return []
    }
    let folder = try TemporaryFolder()
    let key = folder.path("key.pem")
    let made = Process()
    made.executableURL = URL(fileURLWithPath: openssl)
    made.arguments =
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
      + ["-subj", "/CN=otro.example", "-keyout", key, "-out", key + ".crt", "-days", "1"]
    made.standardError = FileHandle.nullDevice
    try made.run()
    made.waitUntilExit()
    var outcomes: [Outcome] = []
    for (name, options) in [
      ("a certificate of nobody, for another name", [String]()),
      ("TLS 1.1", ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]),
      ("no common cipher", ["-tls1_2", "-cipher", "NULL-SHA256:@SECLEVEL=0"]),
    ] {
      let (server, port) = try start(openssl, key, options)
      // It stands for a hostile one: it is not asked to go.
      defer { kill(server.processIdentifier, SIGKILL) }
      let source = Source(id: "x", url: "https://127.0.0.1:\(port)/", interval: .seconds(60))
      outcomes.append(await ask(source, name))
    }
    let plain = try ScriptedServer { _ in .text("x") }
    let source = Source(id: "x", url: "https://127.0.0.1:\(plain.port)/", interval: .seconds(60))
    outcomes.append(await ask(source, "no TLS at all"))
    return outcomes
  }

  private static func start(
    _ openssl: String, _ key: String, _ options: [String]
  ) throws -> (Process, Int) {
    let server = Process()
    server.executableURL = URL(fileURLWithPath: openssl)
    server.arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-www", "-key", key, "-cert", key + ".crt"] + options
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    var told = ""
    while !told.contains("ACCEPT") || !told.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      told += String(decoding: data, as: UTF8.self)
    }
    let port = told.split(separator: "ACCEPT").last.flatMap { words in
      words.split(separator: ":").last.flatMap { Int($0.prefix { $0.isNumber }) }
    }
    guard let port else {
      server.terminate()
      throw Fault(.unavailable, "openssl s_server: \(told)")
    }
    return (server, port)
  }
}
