import Model
import Synchronization
import Testing
import Transfers

@testable import Serving

/// Tokens whose texts are `clave-de-lectura` and `clave-de-ingreso`.
private let tokens: [AccessRules.Token] = [
  .init(name: "lectura", digest: bytes(readDigest), scopes: [.read]),
  .init(name: "ingreso", digest: bytes(ingestDigest), scopes: [.ingest]),
]
private let readDigest = "26498de3e026371d6f0d8501c13f1fb42117cea0c9f06a16bd26a1913db969f5"
private let ingestDigest = "60ddc8c98850ac733ec26904f9444a018790f1e7256b13f3dba5f592dccf119f"

private func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

@Suite("Who may ask, and how", .timeLimit(.minutes(1)))
struct DoorTests {
  @Test("A name that somebody else invented for this server is refused")
  func rebinding() async throws {
    try await OpenSite.open(AccessRules(port: 8080)) { site async throws in
      for host in ["vigia.example", "127.0.0.1.example:8080", "127.0.0.1:81", "localhost"] {
        try await site.ask("GET", "/api/v1/alerts", ["Host": host]).expectProblem(421)
      }
      for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "LOCALHOST:8080"] {
        #expect(try await site.ask("GET", "/api/v1/alerts", ["Host": host]).status == 200)
      }
    }
  }

  @Test("A write that another page sends through the browser changes nothing")
  func crossSite() async throws {
    try await OpenSite.open { site async throws in
      let line = #"{"id":"x:1","text":"hola"}"#
      for header in [
        ["Origin": "http://vigia.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
        ["Sec-Fetch-Site": "same-site"],
      ] {
        try await site.deliver(line, header).expectProblem(403)
        let taken = try await site.post("/api/v1/alerts/a/acknowledge", #"{"by":"x"}"#, header)
        try taken.expectProblem(403)
      }
      #expect(site.desk.state.withLock { $0.bodies.isEmpty && $0.actions.isEmpty })
      let own = ["Origin": "http://127.0.0.1:\(site.server.port)", "Sec-Fetch-Site": "same-origin"]
      #expect(try await site.deliver(line, own).status == 200)
    }
  }

  @Test("A write needs a content type that a plain form cannot send")
  func contentType() async throws {
    try await OpenSite.open { site async throws in
      for type in ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let headers = ["Content-Type": type]
        try await site.ask("POST", "/api/v1/mentions", headers, body: "{}").expectProblem(415)
        try await site.ask("POST", "/api/v1/alerts/a/resolve", headers, body: "{}")
          .expectProblem(415)
      }
      let answer = try await site.ask(
        "POST", "/api/v1/mentions", ["Content-Type": "Application/JSON; charset=utf-8"],
        body: #"{"id":"x:1","text":"hola"}"#)
      #expect(answer.status == 200)
    }
  }

  @Test("With tokens, each opens its scope and nothing else")
  func scopes() async throws {
    try await OpenSite.open(AccessRules(tokens: tokens)) { site async throws in
      let missing = try await site.ask("GET", "/api/v1/alerts")
      try missing.expectProblem(401)
      #expect(missing.header("WWW-Authenticate")?.hasPrefix("Bearer ") == true)
      let wrong = ["Authorization": "Bearer clave-de-nadie"]
      try await site.ask("GET", "/api/v1/alerts", wrong).expectProblem(401)
      let reader = ["Authorization": "Bearer clave-de-lectura"]
      #expect(try await site.ask("GET", "/api/v1/alerts", reader).status == 200)
      #expect(try await site.ask("GET", "/metrics", reader).status == 200)
      try await site.deliver("{}", reader).expectProblem(403)
      try await site.post("/api/v1/alerts/a/resolve", #"{"by":"x"}"#, reader).expectProblem(403)
      let ingester = ["Authorization": "bearer clave-de-ingreso"]
      #expect(try await site.deliver("{}", ingester).status == 200)
      try await site.ask("GET", "/api/v1/mentions/stream", ingester).expectProblem(403)
    }
  }

  @Test("Health, the page and the description are open even where tokens are asked for")
  func open() async throws {
    try await OpenSite.open(AccessRules(tokens: tokens)) { site async throws in
      for path in ["/", "/assets/page.js", "/assets/page.css", "/healthz", "/readyz"] {
        #expect(try await site.ask("GET", path).status == 200, "\(path)")
      }
      #expect(try await site.ask("GET", "/openapi.json").status == 200)
    }
  }

  @Test("Pictures are ours, of one fixed type, and shown only to whoever may read")
  func pictures() async throws {
    try await OpenSite.open(AccessRules(tokens: tokens)) { site async throws in
      let path = "/api/v1/accounts/ab12/picture"
      try await site.ask("GET", path).expectProblem(401)
      let reader = ["Authorization": "Bearer clave-de-lectura"]
      let own = try await site.ask("GET", path, reader)
      #expect(own.status == 200 && own.body == [0xFF, 0xD8, 2])
      #expect(own.header("Content-Type") == "image/jpeg")
      #expect(own.header("X-Content-Type-Options") == "nosniff")
      #expect(own.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
      let cookie = ["Cookie": "vigia_clave=clave-de-lectura"]
      let real = try await site.ask("GET", "/api/v1/accounts/ab12/official/picture", cookie)
      #expect(real.body == [0xFF, 0xD8, 1], "a page's session may see them as well")
      let known = cookie.merging(["If-None-Match": try #require(real.header("ETag"))]) { $1 }
      #expect(
        try await site.ask("GET", "/api/v1/accounts/ab12/official/picture", known).status == 304)
      try await site.ask("GET", "/api/v1/accounts/none/picture", reader).expectProblem(404)
      try await site.post(path, "{}", reader).expectProblem(405)
    }
  }

  @Test("The page trades a token for a cookie that scripts cannot read")
  func session() async throws {
    try await OpenSite.open(AccessRules(tokens: tokens)) { site async throws in
      let refused = try await site.post("/api/v1/session", #"{"token":"clave-de-nadie"}"#)
      try refused.expectProblem(403)
      let answer = try await site.post("/api/v1/session", #"{"token":"clave-de-lectura"}"#)
      #expect(answer.status == 204)
      let cookie = try #require(answer.header("Set-Cookie"))
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      let pair = String(cookie.prefix { $0 != ";" })
      #expect(try await site.ask("GET", "/api/v1/alerts", ["Cookie": pair]).status == 200)
    }
  }

  @Test(
    "Whatever goes wrong is told as a problem document",
    arguments: [
      ("GET", "/nada", 404), ("GET", "/api/v1/alerts/none", 404), ("GET", "/api/v2/alerts", 404),
      ("GET", "/api/v1/alerts?limit=0", 400), ("GET", "/api/v1/alerts?limit=x", 400),
      ("GET", "/api/v1/alerts?level=alto", 400), ("GET", "/api/v1/mentions?from=ayer", 400),
      ("GET", "/api/v1/alerts/stream?since=-1", 400), ("GET", "/api/v1/alerts/stream?level=x", 400),
      ("DELETE", "/api/v1/alerts", 405), ("PUT", "/api/v1/mentions", 405),
      ("GET", "/api/v1/alerts/a/silence", 405),
    ])
  func problems(method: String, path: String, status: Int) async throws {
    try await OpenSite.open { site async throws in
      let answer = try await site.ask(method, path)
      try answer.expectProblem(status)
      #expect((answer.header("Allow") != nil) == (status == 405))
    }
  }

  @Test("A method that does not serve is told which do")
  func allowed() async throws {
    try await OpenSite.open { site async throws in
      #expect(try await site.ask("PUT", "/api/v1/mentions").header("Allow") == "GET, HEAD, POST")
      #expect(try await site.ask("GET", "/api/v1/session").header("Allow") == "POST")
    }
  }

  @Test("The page may run its own script and nothing written into it")
  func policy() async throws {
    try await OpenSite.open { site async throws in
      let page = try await site.ask("GET", "/")
      let policy = try #require(page.header("Content-Security-Policy"))
      #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
      #expect(!policy.contains("unsafe"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      for trace in [" style=", " onclick=", "<script>", "<style", "http://", "https://"] {
        #expect(!page.text.contains(trace), "\(trace)")
      }
      #expect(
        try await site.ask("GET", "/api/v1/alerts").header("X-Content-Type-Options") == "nosniff")
    }
  }
}
