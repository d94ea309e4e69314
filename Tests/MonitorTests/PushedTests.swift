import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Sealing
import Testing
import Transfers

@Suite("Sources that send by themselves, in a running monitor", .timeLimit(.minutes(2)))
struct PushedTests {
  private static let comment = """
    {"object":"page","entry":[{"id":"1","time":1772492400,"changes":[{"field":"feed","value":{"item":"comment",
    "verb":"add","comment_id":"10_20","post_id":"10_1","parent_id":"10_1","created_time":1772492390,
    "message":"@PruebaMovil sin señal en Rosario","from":{"id":"77","name":"Ana"}}},
    {"field":"feed","value":{"item":"reaction","verb":"add","reaction_type":"like","post_id":"10_1"}}]}]}
    """

  /// A running monitor and how its doors are knocked at.
  private struct House {
    let monitor: LiveMonitor
    let client = HTTPClient(userAgent: "test")

    func ask(
      _ method: String, _ path: String, _ headers: [(String, String)] = [], body: String? = nil
    ) async throws -> (status: Int, json: JSON) {
      var request = HTTPRequest(
        method, url: "http://127.0.0.1:\(monitor.port ?? 0)\(path)",
        headers: headers.map { (name: $0.0, value: $0.1) }, body: body.map { Array($0.utf8) })
      request.allowPrivate = ["127.0.0.1"]
      let answer = try await client.send(request)
      let json = try? JSONDecoder().decode(JSON.self, from: Data(answer.body))
      return (answer.status, json ?? .string(String(decoding: answer.body, as: UTF8.self)))
    }

    func push(_ body: String, key: String = "llave") async throws -> (status: Int, json: JSON) {
      let mac = Digest.hmacSHA256(key: Array(key.utf8), Array(body.utf8))
      let digits = mac.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      return try await ask(
        "POST", "/api/v1/push/meta",
        [("Content-Type", "application/json"), ("X-Hub-Signature-256", "sha256=" + digits)],
        body: body)
    }

    func mentions() async throws -> [JSON] {
      let answer = try await ask("GET", "/api/v1/mentions").json
      return answer.array ?? answer["items"]?.array ?? []
    }

    func source(_ id: String) async throws -> JSON? {
      let answer = try await ask("GET", "/api/v1/sources").json
      return (answer.array ?? answer["items"]?.array ?? []).first { $0["id"]?.string == id }
    }
  }

  /// Runs `body` in a house, and `later` in the one that is opened after it on the same archive.
  private static func open(
    _ body: (House, String) async throws -> Void,
    later: ((LiveMonitor) async throws -> Void)? = nil
  ) async throws {
    let folder = try TemporaryFolder()
    for (name, text) in [("app", "llave"), ("palabra", "acordada"), ("crm", WebhookSecret.make())] {
      try folder.write(text + "\n", to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: folder.path(name))
    }
    let sources = """
      sources:
        - {id: meta, type: push, connector: meta-webhook, secrets: {meta_app_secret: {file: app}, meta_verify_token: {file: palabra}}}
        - {id: crm, type: push, secret: {file: crm}}
        - {id: otra, type: push, secret: {file: no-existe}}
      """
    let text = Evening().configuration(feed: nil, hook: nil, history: false)
      .replacingOccurrences(of: "sources: []", with: sources)
    let file = try folder.write(text, to: "vigia.yaml")
    let configuration = try Configuration.read(
      Array(text.utf8), file: file, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration,
      .init(clock: TurnedClock(Evening().start), data: DataFolder(named: World.root)))
    do { try await body(House(monitor: monitor), file) } catch {
      await monitor.stop()
      throw error
    }
    await monitor.stop()
    guard let later else { return }
    let again = try await LiveMonitor(
      configuration,
      .init(clock: TurnedClock(Evening().start), data: DataFolder(named: World.root)))
    do { try await later(again) } catch {
      await again.stop()
      throw error
    }
    await again.stop()
  }

  @Test func `Meta asks, sends, sends again, edits, and takes back`() async throws {
    try await Self.open { house, _ in
      let question =
        "/api/v1/push/meta?hub.mode=subscribe&hub.verify_token=acordada&hub.challenge=115"
      #expect(try await house.ask("GET", question).json == .integer(115))

      let first = try await house.push(Self.comment)
      #expect(first.status == 200 && first.json["accepted"]?.integer == 1)
      // The like beside the comment says nothing; the same delivery again is answered as before.
      #expect(try await house.push(Self.comment).json == first.json)
      let stored = try await house.mentions()
      #expect(stored.count == 1)
      #expect(stored.first?["id"]?.string == "fb:10_20")
      #expect(stored.first?["source"]?.string == "meta")
      #expect(stored.first?["author"]?["name"]?.string == "Ana")

      let edited = Self.comment.replacingOccurrences(of: "\"add\"", with: "\"edited\"")
        .replacingOccurrences(of: "sin señal", with: "ya tengo señal")
      #expect(try await house.push(edited).status == 200)
      let changed = try #require(try await house.mentions().first)
      #expect(changed["text"]?.string == "@PruebaMovil ya tengo señal en Rosario")
      #expect(changed["first_text"]?.string == "@PruebaMovil sin señal en Rosario")

      let removed = Self.comment.replacingOccurrences(of: "\"add\"", with: "\"remove\"")
      #expect(try await house.push(removed).status == 200)
      let rest = try #require(try await house.mentions().first)
      #expect(rest["text"]?.string == "" && rest["first_text"] == nil)
      #expect(rest["author"]?["name"] == nil && rest["deleted_at"]?.instant != nil)
      #expect(rest["published_at"]?.instant == Instant(seconds: 1_772_492_390))
      // It still counts, and what was taken back does not come back.
      #expect(
        try await house.push(edited.replacingOccurrences(of: "edited", with: "add")).status == 200)
      let after = try await house.mentions()
      #expect(after.count == 1 && after.first?["text"]?.string == "")
      let page = try await house.ask("GET", "/api/v1/overview").json
      #expect(!"\(page)".contains("señal en Rosario"))
      let cases = try await house.ask("GET", "/api/v1/cases").json
      #expect(!"\(cases)".contains("señal en Rosario"))

      let state = try #require(try await house.source("meta"))
      #expect(state["state"]?.string == "ok" && state["mentions"]?.integer == 1)
    }
  }

  @Test func `what was pushed is known of its source after a restart too`() async throws {
    try await Self.open { house, _ in
      let answer = try await house.push(Self.comment)
      #expect(answer.status == 200)
    } later: { again in
      let status = await again.sourceStatuses().first { $0.id == "meta" }
      #expect(status?.mentions == 1 && status?.health == .ok && status?.lastSuccess != nil)
    }
  }

  @Test func `a wrong signature is refused and told; a missing secret is a state`() async throws {
    try await Self.open { house, file in
      let answer = try await house.push(Self.comment, key: "otra")
      #expect(answer.status == 401 && answer.json["status"]?.integer == 401)
      #expect(try await house.mentions().isEmpty)
      let state = try #require(try await house.source("meta"))
      #expect(state["reason"]?.string?.contains("firma") == true)
      let lacking = try #require(try await house.source("otra"))
      #expect(lacking["state"]?.string == "needs_credentials")
      #expect(lacking["reason"]?.string?.contains("no-existe") == true)
      let check = try DataFolder(named: World.root).check(configuration: file)
      #expect(check.faults.isEmpty)
      #expect(check.notes.count == 3)
      #expect(check.notes.first?.contains("/api/v1/push/meta") == true)
    }
  }

  @Test func `mentions signed by a source are its own; a line can take one back`() async throws {
    try await Self.open { house, file in
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      let text = try String(contentsOf: folder.appendingPathComponent("crm"), encoding: .utf8)
      let secret = try #require(WebhookSecret(text.trimmingCharacters(in: .newlines)))
      func send(_ body: String, _ id: String) async throws -> (status: Int, json: JSON) {
        let time = Evening().start.second
        return try await house.ask(
          "POST", "/api/v1/mentions",
          [
            ("Content-Type", "application/x-ndjson"), ("webhook-id", id),
            ("webhook-timestamp", String(time)),
            ("webhook-signature", secret.sign(id: id, timestamp: time, body: Array(body.utf8))),
          ], body: body)
      }
      let lines = """
        {"id":"crm:1","source":"otro","text":"Prueba Móvil no me responde","author":{"handle":"ana"}}
        nada
        """
      let first = try await send(lines, "m1")
      #expect(first.json["accepted"]?.integer == 1 && first.json["rejected"]?.array?.count == 1)
      #expect(try await house.mentions().first?["source"]?.string == "crm")
      let gone = try await send(#"{"id":"crm:1","text":"","deleted":true}"#, "m2")
      #expect(gone.status == 200 && gone.json["accepted"]?.integer == 1)
      let rest = try #require(try await house.mentions().first)
      #expect(rest["text"]?.string == "" && rest["author"]?["handle"]?.string == nil)
    }
  }
}
