import Configuring
import Foundation
import Model
import Parsing
import Rehearsal
import Synchronization
import Testing
import Transfers

@testable import Polling

@Suite("A source with a connector") struct ConnectorPollTests {
  static let now = Instant(seconds: 1_772_000_000)
  static let secret = "s3cr3t-t0ken/9"

  /// A source whose API stands on loopback.
  static func source(
    _ server: ScriptedServer, auth: String = "{type: bearer, secret: clave}", rest: String = "",
    id: String = "x"
  ) throws -> Source {
    let text = """
      format: vigia-connector/1
      id: foro
      params: {tema: {default: andina}}
      auth: \(auth)
      request:
        url: "\(server.url("/buscar"))"
        query: {q: "{tema}", desde: "{cursor}", pagina: "{page}", max: "{limit}"}
      items: /posts
      error: /mensaje
      min_interval_s: 60
      map: {id: /id, text: /texto, published_at: /fecha}
      \(rest)
      """
    let connector = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
    var source = Source(id: id, kind: .connector, url: "connector:foro", interval: .seconds(60))
    source.connectorID = "foro"
    return try source.connected(among: [connector])
  }

  static func poller(secret: String? = secret) -> Poller {
    Poller(
      client: HTTPClient(userAgent: "Vigia/test"), allowPrivate: ["127.0.0.1"],
      reader: ConnectorDocument(),
      lookUp: { (name, _) throws(Fault) in
        guard let secret else { throw Fault(.configuration, "falta la credencial «\(name)»") }
        return secret
      })
  }

  static func posts(_ ids: [Int], more: String = "") -> Reply {
    let items = ids.map { #"{"id":"\#($0)","texto":"t\#($0)"}"# }.joined(separator: ",")
    return .text(#"{"posts":[\#(items)]\#(more)}"#)
  }

  static func ids(_ result: PollResult) -> [String]? {
    guard case .mentions(let mentions, _) = result else { return nil }
    return mentions.map(\.id)
  }

  @Test func `asks after the newest it saw, page by page until it knows one`() async throws {
    let server = try ScriptedServer { exchange in
      switch exchange.number {
      case 0: Self.posts([12, 11], more: #","next":"p2","newest":"12""#)
      case 1: Self.posts([10, 9], more: #","newest":"10""#)
      case 2: Self.posts([14, 12], more: #","next":"p9","newest":"14""#)
      default: Reply(500)
      }
    }
    let source = try Self.source(
      server,
      rest: """
        cursor: {mode: since_id, of: $/newest, first_page_only: true}
        page: {mode: token, token: $/next, max: 4}
        """)
    let poller = Self.poller()
    let (first, asked) = await poller.poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(Self.ids(first) == ["foro:12", "foro:11", "foro:10", "foro:9"])
    #expect(asked.cursor == "12")
    guard case .mentions(let mentions, _) = first else { return }
    let status = PollSchedule.accepted(
      asked, source: source, mentions: mentions, hints: nil, at: Self.now)
    let (second, after) = await poller.poll(source, status, at: { Self.now + .seconds(60) })
    #expect(Self.ids(second) == ["foro:14", "foro:12"] && after.cursor == "14")
    #expect(
      server.exchanges.map(\.path) == [
        "/buscar?q=andina", "/buscar?q=andina&pagina=p2", "/buscar?q=andina&desde=12",
      ])
    #expect(server.exchanges[0].header("authorization") == "Bearer \(Self.secret)")
  }

  @Test func `a next address keeps no secret, and none but the same server is followed`()
    async throws
  {
    let far = try ScriptedServer { _ in Self.posts([1]) }
    let server = try ScriptedServer { exchange in
      let host = exchange.header("host") ?? ""
      let next =
        exchange.number == 0
        ? "http://\(host)/buscar?token=s3cr3t-t0ken%2F9&after=Z" : far.url("/robo?after=Y")
      return Self.posts([9 - exchange.number], more: #","next":"\#(next)""#)
    }
    let source = try Self.source(
      server, auth: "{type: query, param: token, secret: clave}",
      rest: "page: {mode: next_url, url: $/next, strip: [token], max: 5}")
    let (result, status) = await Self.poller().poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(Self.ids(result) == ["foro:9", "foro:8"])
    #expect(server.exchanges[1].path == "/buscar?after=Z&token=s3cr3t-t0ken%2F9")
    #expect(far.exchanges.isEmpty)
    let kept = String(decoding: try JSONEncoder().encode(status), as: UTF8.self)
    #expect(!kept.contains("s3cr3t"))
  }

  @Test func `what the API complains of is told without the secret it repeats`() async throws {
    let server = try ScriptedServer { _ in
      .text(#"{"mensaje":"bad token \#(Self.secret)"}"#, status: 401)
    }
    let source = try Self.source(server)
    let (_, status) = await Self.poller().poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(status.health == .needsCredentials)
    #expect(status.reason?.contains("•••") == true && status.reason?.contains("s3cr3t") == false)
  }

  @Test func `without its credential it asks nobody, says so, and tries again`() async throws {
    let server = try ScriptedServer { _ in Self.posts([1]) }
    let source = try Self.source(server)
    let (_, status) = await Self.poller(secret: nil)
      .poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(status.health == .needsCredentials && server.exchanges.isEmpty)
    #expect(status.nextAttempt == Self.now + .minutes(10))
    let (healed, _) = await Self.poller().poll(source, status, at: { Self.now + .minutes(10) })
    #expect(Self.ids(healed) == ["foro:1"])
  }

  @Test func `a 429 closes the host to every source of it, and not a second too short`()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(429, headers: [("Retry-After", "90")]) }
    let one = try Self.source(server)
    let two = try Self.source(server, id: "y")
    let poller = Self.poller()
    let (_, limited) = await poller.poll(one, SourceStatus(id: "x"), at: { Self.now })
    #expect(limited.health == .limited)
    #expect(try #require(limited.nextAttempt) >= Self.now + .seconds(90))
    let (_, other) = await poller.poll(two, SourceStatus(id: "y"), at: { Self.now + .seconds(89) })
    #expect(server.exchanges.count == 1)
    #expect(try #require(other.nextAttempt) >= Self.now + .seconds(90))
    // Also after a restart.
    let restarted = Self.poller()
    await restarted.resume([(one, limited)], at: Self.now + .seconds(2))
    _ = await restarted.poll(two, other, at: { Self.now + .seconds(3) })
    #expect(server.exchanges.count == 1)
  }

  @Test func `the last request that an API grants is the last until it grants more`() async throws {
    let server = try ScriptedServer { _ in
      var reply = Self.posts([1], more: #","next":"2""#)
      reply.headers = [("x-left", "0"), ("x-again", "300")]
      return reply
    }
    let source = try Self.source(
      server,
      rest: """
        page: {mode: token, token: $/next, max: 5}
        rate: {remaining: x-left, reset: x-again, reset_as: delta_s}
        """)
    let (result, status) = await Self.poller().poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(Self.ids(result) == ["foro:1"] && server.exchanges.count == 1)
    #expect(try #require(status.nextAttempt) >= Self.now + .seconds(300))
  }

  @Test func `a token is got once, and again when it was refused`() async throws {
    let server = try ScriptedServer { exchange in
      if exchange.path == "/token" { return .text(#"{"access_token":"t\#(exchange.number)"}"#) }
      return exchange.number == 2 ? Reply(401) : Self.posts([1])
    }
    let source = try Self.source(
      server,
      auth:
        "{type: oauth2_client_credentials, secret: [a, b], token_url: \"\(server.url("/token"))\"}")
    let poller = Self.poller()
    var status = SourceStatus(id: "x")
    for minute in 0..<3 {
      status = await poller.poll(source, status, at: { Self.now + .minutes(Int64(minute)) }).1
    }
    #expect(
      server.exchanges.map(\.path).map { $0.prefix(6) } == [
        "/token", "/busca", "/busca", "/token", "/busca",
      ])
    #expect(server.exchanges[4].header("authorization") == "Bearer t3")
  }

  @Test(
    "A token server that is down says nothing about the secret",
    arguments: [(429, false), (500, false), (503, false), (400, true), (401, true)])
  func tokenServer(code: Int, isRefusal: Bool) async throws {
    let server = try ScriptedServer { _ in Reply(code) }
    let source = try Self.source(
      server,
      auth:
        "{type: oauth2_client_credentials, secret: [a, b], token_url: \"\(server.url("/token"))\"}")
    let (_, status) = await Self.poller().poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect((status.health == .needsCredentials) == isRefusal)
    #expect(status.reason?.contains("\(code)") == true)
    #expect(server.exchanges.map(\.path) == ["/token"])
  }

  @Test func `what a broken round did not reach is told, and what came stays`() async throws {
    let server = try ScriptedServer { exchange in
      exchange.number == 0 ? Self.posts([12, 11], more: #","next":"p2""#) : Reply(500)
    }
    let source = try Self.source(server, rest: "page: {mode: token, token: $/next, max: 4}")
    let (result, _) = await Self.poller().poll(source, SourceStatus(id: "x"), at: { Self.now })
    #expect(Self.ids(result) == ["foro:12", "foro:11"])
    guard case .mentions(_, let damage) = result else { return }
    #expect(
      damage?.hasPrefix("quedaron páginas sin leer") == true && damage?.contains("500") == true)
  }
}
