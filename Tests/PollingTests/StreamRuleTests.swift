import Foundation
import Model
import Rehearsal
import Synchronization
import Testing
import Transfers

@testable import Polling

/// The rules of an account, and how a platform that speaks like X changes them.
final class RuleAccount: Sendable {
  struct Rule: Hashable {
    var id: String
    var value: String
    var tag: String?
  }

  let rules: Mutex<[Rule]>

  init(_ rules: [Rule]) { self.rules = Mutex(rules) }

  func site(trouble: Reply? = nil) throws -> ScriptedServer {
    try ScriptedServer { exchange in
      if let trouble { return trouble }
      guard exchange.path == "/2/tweets/search/stream/rules" else { return Reply(404) }
      return exchange.method == "POST" ? self.change(exchange.body) : self.list()
    }
  }

  private func list() -> Reply {
    rules.withLock { rules in
      guard !rules.isEmpty else { return .text(#"{"meta":{"result_count":0}}"#) }
      let data = rules.map { rule in
        let tag = rule.tag.map { #","tag":"\#($0)""# } ?? ""
        return #"{"id":"\#(rule.id)","value":"\#(rule.value)"\#(tag)}"#
      }
      return .text(#"{"data":[\#(data.joined(separator: ","))]}"#)
    }
  }

  private func change(_ body: [UInt8]) -> Reply {
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(body)) else {
      return Reply(400)
    }
    return rules.withLock { rules in
      if let ids = json["delete"]?["ids"]?.strings {
        rules.removeAll { ids.contains($0.id) }
        return .text(#"{"meta":{"summary":{"deleted":\#(ids.count)}}}"#)
      }
      var errors: [String] = []
      var added = 0
      for rule in json["add"]?.array ?? [] {
        let value = rule["value"]?.string ?? ""
        if rules.contains(where: { $0.value == value }) {
          errors.append(#"{"value":"\#(value)","title":"DuplicateRule"}"#)
        } else if value.contains("(") {
          errors.append(
            #"{"value":"\#(value)","title":"Invalid Rule","details":["no viable alternative at '('"]}"#
          )
        } else {
          added += 1
          rules.append(Rule(id: "n\(rules.count)", value: value, tag: rule["tag"]?.string))
        }
      }
      let list = errors.joined(separator: ",")
      return .text(
        #"{"meta":{"summary":{"created":\#(added)}},"errors":[\#(list)]}"#,
        status: added == 0 ? 400 : 201)
    }
  }

  var values: Set<String> { rules.withLock { Set($0.map(\.value)) } }
}

@Suite("The rules of a filtered stream") struct StreamRuleTests {
  private static func line(_ server: ScriptedServer, _ rules: [String]) throws -> StreamLine {
    var source = try ConnectorPollTests.source(server, id: "vivo")
    source.kind = .stream
    source.url = server.url("/2/tweets/search/stream?tweet.fields=lang")
    source.stream = .init(form: .ndjson)
    source.stream?.rules = rules
    return StreamLine(
      source, client: HTTPClient(userAgent: "test"), sockets: WebSocketClient(userAgent: "test"),
      allowPrivate: ["127.0.0.1"], lookUp: { (_, _) throws(Fault) in "llave" },
      clock: TurnableClock(ConnectorPollTests.now))
  }

  @Test func `become those of the configuration, and nobody else's are touched`() async throws {
    let account = RuleAccount([
      .init(id: "1", value: "vieja", tag: "vigia:vivo"), .init(id: "2", value: "ajena", tag: nil),
      .init(id: "3", value: "queda", tag: "vigia:vivo"),
      .init(id: "4", value: "de otra fuente", tag: "vigia:otro"),
      .init(id: "5", value: "ya estaba", tag: "a mano"),
    ])
    let server = try account.site()
    let line = try Self.line(server, ["queda", "nueva", "ya estaba", "nueva"])
    #expect(await line.prepare() == .ready)
    #expect(account.values == ["ajena", "queda", "de otra fuente", "ya estaba", "nueva"])
    let tags = account.rules.withLock { $0.filter { $0.value == "nueva" }.map(\.tag) }
    #expect(tags == ["vigia:vivo"])
    #expect(server.exchanges.map(\.method) == ["GET", "POST", "POST"])
    #expect(server.exchanges.allSatisfy { $0.header("authorization") == "Bearer llave" })
    // Nothing to do is nothing asked for.
    #expect(await line.prepare() == .ready)
    #expect(server.exchanges.count == 4)
  }

  @Test func `are written on an account that has none`() async throws {
    let account = RuleAccount([])
    let server = try account.site()
    defer { server.stop() }
    let line = try Self.line(server, ["una"])
    #expect(await line.prepare() == .ready)
    #expect(account.values == ["una"])
  }

  @Test(arguments: [["buena", "mala("], ["mala("]])
  func `that are refused are told by name, the others stand`(_ rules: [String]) async throws {
    let account = RuleAccount([])
    let server = try account.site()
    defer { server.stop() }
    let line = try Self.line(server, rules)
    guard case .lacking(let why) = await line.prepare() else {
      Issue.record("not told")
      return
    }
    #expect(why.contains("«mala(»") && why.contains("no viable alternative"))
    #expect(account.values == Set(rules.filter { $0 == "buena" }))
  }

  @Test(arguments: [
    (Reply(401), StreamEnd.refused(401, wait: nil)),
    (Reply(429, headers: [("Retry-After", "120")]), .refused(429, wait: .seconds(120))),
    (
      .text("<html>"),
      .failed(
        "no se pudo poner al día las reglas de la cuenta: la respuesta no es una lista de reglas")
    ),
    (.text(#"{"title":"Invalid Request"}"#, status: 400), .refused(400, wait: nil)),
  ])
  func `that cannot be asked for keep the stream closed`(_ trouble: Reply, _ end: StreamEnd)
    async throws
  {
    let server = try RuleAccount([]).site(trouble: trouble)
    #expect(try await Self.line(server, ["una"]).prepare() == .ended(end))
    // Nothing is written on an account whose rules were not seen.
    #expect(server.exchanges.map(\.method) == ["GET"])
  }

  @Test func `that nobody wrote are nobody's business`() async throws {
    let server = try RuleAccount([]).site()
    #expect(try await Self.line(server, []).prepare() == .ready)
    #expect(server.exchanges.isEmpty)
  }
}
