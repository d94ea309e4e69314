import Model
import Sealing
import Synchronization
import Testing
import Transfers

@testable import Serving

@Suite("What a source sends by itself", .timeLimit(.minutes(1)))
struct PushTests {
  private static let key = "la-clave-de-meta"
  private static let word = "palabra-acordada"
  private static let shared = WebhookSecret.make()
  private static let body = #"{"entry":[]}"#

  /// A Meta source, a source that signs as Standard Webhooks do, and one whose secret nobody gave.
  private static var access: AccessRules {
    var rules = AccessRules(tokens: [.init(name: "a", digest: [1], scopes: [.ingest])])
    let meta = PushSeal(
      header: "X-Hub-Signature-256", prefix: "sha256=", secret: "app",
      challenge: .init(answer: "hub.challenge", token: "hub.verify_token", secret: "word"))
    rules.pushes = [
      PushRule(id: "meta", seal: meta) { (name) throws(Fault) in name == "app" ? key : word },
      PushRule(id: "crm", seal: .standard) { (_) throws(Fault) in "viejo " + shared },
      PushRule(id: "sin-clave", seal: .standard) { (_) throws(Fault) in
        throw Fault(.configuration, "falta la credencial «push_secret»")
      },
    ]
    return rules
  }

  private static func digest(_ body: String, _ key: String = key) -> [String: String] {
    let mac = Digest.hmacSHA256(key: Array(key.utf8), Array(body.utf8))
    let digits = mac.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return ["X-Hub-Signature-256": "sha256=" + digits]
  }

  private static func standard(
    _ body: String, at time: Int64, id: String = "msg_1", _ secret: String = shared
  ) throws -> [String: String] {
    let secret = try #require(WebhookSecret(secret))
    return [
      "webhook-id": id, "webhook-timestamp": String(time),
      "webhook-signature": secret.sign(id: id, timestamp: time, body: Array(body.utf8)),
    ]
  }

  @Test("is taken when its body is signed, and known again by its body") func signed() async throws
  {
    try await OpenSite.open(Self.access) { site async throws in
      for _ in 0..<2 {
        let answer = try await site.post("/api/v1/push/meta", Self.body, Self.digest(Self.body))
        #expect(answer.status == 200)
        #expect(try answer.json()["accepted"]?.integer == 1)
      }
      let pushed = site.desk.state.withLock { $0.pushed }
      #expect(pushed.map(\.source) == ["meta", "meta"])
      #expect(pushed.map(\.body) == [Self.body, Self.body])
      #expect(Set(pushed.map(\.key)).count == 1)
    }
  }

  @Test(
    "is refused with 401 when the signature is wrong, missing, of another body or another source")
  func refused() async throws {
    try await OpenSite.open(Self.access) { site async throws in
      let path = "/api/v1/push/meta"
      let good = Self.digest(Self.body)
      try await site.post(path, Self.body).expectProblem(401)
      try await site.post(path, Self.body + " ", good).expectProblem(401)
      try await site.post(path, Self.body, Self.digest(Self.body, "otra")).expectProblem(401)
      try await site.post(path, Self.body, ["X-Hub-Signature-256": "sha256=zz"]).expectProblem(401)
      try await site.post(path, Self.body, ["X-Hub-Signature-256": "sha256="]).expectProblem(401)
      // Nearly right is wrong: the last digit another, the end missing.
      let digits = good["X-Hub-Signature-256"] ?? ""
      let last = digits.hasSuffix("0") ? "1" : "0"
      for wrong in [String(digits.dropLast()) + last, String(digits.dropLast(2))] {
        try await site.post(path, Self.body, ["X-Hub-Signature-256": wrong]).expectProblem(401)
      }
      try await site.post("/api/v1/push/crm", Self.body, good).expectProblem(401)
      try await site.post("/api/v1/push/otra", Self.body, good).expectProblem(404)
      try await site.post("/api/v1/push/sin-clave", Self.body, good).expectProblem(503)
      #expect(site.desk.state.withLock { $0.pushed.isEmpty })
      #expect(site.desk.state.withLock { $0.refused.count } == 8)
    }
  }

  @Test("is kept to five minutes and told by its id where it is signed as Standard Webhooks are")
  func standardWebhooks() async throws {
    try await OpenSite.open(Self.access) { site async throws in
      let now = site.desk.now().second
      let path = "/api/v1/push/crm"
      let good = try await site.post(path, Self.body, Self.standard(Self.body, at: now - 299))
      #expect(good.status == 200)
      try await site.post(path, Self.body, Self.standard(Self.body, at: now - 301))
        .expectProblem(401)
      try await site.post(path, Self.body, Self.standard(Self.body, at: now + 301))
        .expectProblem(401)
      let other = WebhookSecret.make()
      try await site.post(path, Self.body, Self.standard(Self.body, at: now, other))
        .expectProblem(401)
      // The key that is being rotated out is still good.
      let old = try await site.post(path, Self.body, Self.digest(Self.body, "viejo"))
      #expect(old.status == 200)
      #expect(site.desk.state.withLock { $0.pushed.first?.key } == "push:crm:msg_1")
    }
  }

  @Test("stands for the token at /api/v1/mentions, and the source is the one whose secret signed")
  func insteadOfToken() async throws {
    try await OpenSite.open(Self.access) { site async throws in
      let line = #"{"id":"1","text":"hola"}"#
      try await site.deliver(line).expectProblem(401)
      try await site.deliver(line, Self.digest(line, "otra")).expectProblem(401)
      let signed = try Self.standard(line, at: site.desk.now().second)
      #expect(try await site.deliver(line, signed).status == 200)
      #expect(site.desk.state.withLock { $0.pushed.map(\.source) } == ["crm"])
      #expect(site.desk.state.withLock { $0.bodies.isEmpty })
    }
    try await OpenSite.open { site async throws in
      // Nobody's secret, where no source sends by itself.
      try await site.deliver("{}", Self.digest("{}")).expectProblem(401)
    }
  }

  @Test("begins with a question that only the agreed word answers") func challenge() async throws {
    try await OpenSite.open(Self.access) { site async throws in
      func ask(_ word: String, _ rest: String = "&hub.challenge=115%3Cb%3E") async throws
        -> HTTPResponse
      {
        let query = "?hub.mode=subscribe&hub.verify_token=\(word)\(rest)"
        return try await site.ask("GET", "/api/v1/push/meta" + query, ["Host": "vigia.example"])
      }
      let answer = try await ask(Self.word)
      #expect(answer.status == 200 && answer.text == "115<b>")
      #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
      try await ask("otra").expectProblem(403)
      try await ask("").expectProblem(403)
      try await ask(Self.word, "").expectProblem(400)
      try await site.ask("GET", "/api/v1/push/crm?hub.verify_token=x").expectProblem(404)
    }
  }
}
