import Model
import Synchronization
import Testing
import Transfers

@testable import Serving

@Suite("The API", .timeLimit(.minutes(1)))
struct APITests {
  @Test("A list is read page by page along its Link header, to a last page without one")
  func paging() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.alerts = (1...5).map { ["id": .string("a\($0)")] } }
      var path: String? = "/api/v1/alerts?limit=2&brand=andina%20m%C3%B3vil&state=open"
      var ids: [String] = []
      var pages = 0
      while let next = path {
        let answer = try await site.ask("GET", next)
        ids += try answer.json().array?.compactMap { $0["id"]?.string } ?? []
        pages += 1
        path = answer.header("Link").map { link in
          #expect(link.hasPrefix("</api/v1/alerts?") && link.hasSuffix(">; rel=\"next\""))
          return String(link.dropFirst().prefix { $0 != ">" })
        }
      }
      #expect(ids == ["a1", "a2", "a3", "a4", "a5"])
      #expect(pages == 3)
      let queries = site.desk.state.withLock { $0.queries }
      #expect(queries.map(\.cursor) == [nil, "n&2", "n&4"])
      #expect(queries.allSatisfy { $0.filters == ["brand": "andina móvil", "state": "open"] })
    }
  }

  @Test("An id may hold colons and slashes, as the addresses of feeds do")
  func slashes() async throws {
    try await OpenSite.open { site async throws in
      let path = "/api/v1/mentions/diario:https%3A%2F%2Fdiario.example%2F1%3Fa=%C3%B1"
      let item = try await site.ask("GET", path).json()
      #expect(item["id"]?.string == "diario:https://diario.example/1?a=ñ")
      #expect(item["kind"]?.string == "mention")
    }
  }

  @Test("Taking an alert hands the desk who took it and what was sent along")
  func acting() async throws {
    try await OpenSite.open { site async throws in
      let answer = try await site.post(
        "/api/v1/alerts/b76c/silence", #"{"by":" Ana ","minutes":30}"#)
      #expect(answer.status == 200)
      #expect(try answer.json()["state"]?.string == "acknowledged")
      let action = try #require(site.desk.state.withLock { $0.actions.first })
      #expect(action.kind == .alert && action.id == "b76c" && action.verb == .silence)
      #expect(action.by == "Ana")
      #expect(action.arguments["minutes"]?.integer == 30)
    }
  }

  @Test(
    "An action that lacks something is refused before the desk hears of it",
    arguments: [
      ("alerts/a/acknowledge", "{}"), ("alerts/a/acknowledge", #"{"by":""}"#),
      ("alerts/a/acknowledge", "[1]"), ("alerts/a/acknowledge", "nada"),
      ("alerts/a/silence", #"{"by":"Ana","minutes":0}"#),
      ("alerts/a/silence", #"{"by":"Ana","until":"mañana"}"#),
      ("cases/c/assign", #"{"by":"Ana"}"#), ("cases/c/discard", #"{"by":"Ana"}"#),
      ("cases/c/close", #"{"by":"Ana","outcome":"bien"}"#), ("accounts/c/confirm", "{}"),
      ("accounts/c/dismiss", #"{"by":"Ana","as":"enemy"}"#),
    ])
  func badAction(path: String, body: String) async throws {
    try await OpenSite.open { site async throws in
      try await site.post("/api/v1/" + path, body).expectProblem(400)
      #expect(site.desk.state.withLock { $0.actions.isEmpty })
    }
  }

  @Test(
    "The desk's refusal becomes the status that says whose turn it is",
    arguments: [
      (ExitCode.notAllowed, 409), (.noInput, 404), (.usage, 400), (.badData, 400), (.tryLater, 503),
      (.inputOutput, 503),
    ])
  func refusals(code: ExitCode, status: Int) async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.fault = Fault(code, "ya está cerrado") }
      let answer = try await site.post("/api/v1/cases/c/close", #"{"by":"Ana"}"#)
      try answer.expectProblem(status)
      #expect(try answer.json()["detail"]?.string == "ya está cerrado")
      #expect((answer.header("Retry-After") != nil) == (status == 503))
    }
  }

  @Test("Mentions handed in are answered with what became of each line")
  func receipt() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set {
        $0.receipt = IngestReceipt(
          accepted: 2, duplicates: 1, rejected: [.init(line: 3, error: "falta «id»")])
      }
      let answer = try await site.deliver("línea uno\nlínea dos\n", ["Idempotency-Key": "k-1"])
      #expect(answer.status == 200)
      let json = try answer.json()
      #expect(json["accepted"]?.integer == 2 && json["duplicates"]?.integer == 1)
      #expect(json["rejected"]?.array?.first?["line"]?.integer == 3)
      #expect(json["rejected"]?.array?.first?["error"]?.string == "falta «id»")
      _ = try await site.deliver("x")
      #expect(site.desk.state.withLock { $0.keys } == ["k-1", nil])
      #expect(site.desk.state.withLock { $0.bodies.first } == "línea uno\nlínea dos\n")
    }
  }

  @Test("When no line is a mention, the answer is 400 and says why for each")
  func nothingParsed() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set {
        $0.receipt = IngestReceipt(
          accepted: 0, duplicates: 0, rejected: [.init(line: 1, error: "JSON mal formado")])
      }
      let answer = try await site.deliver("{")
      try answer.expectProblem(400)
      #expect(try answer.json()["rejected"]?.array?.count == 1)
    }
  }

  @Test("A full monitor asks to come back later")
  func full() async throws {
    try await OpenSite.open { site async throws in
      site.desk.set { $0.fault = Fault(.tryLater, "la cola está llena") }
      let answer = try await site.deliver("{}")
      try answer.expectProblem(503)
      #expect(answer.header("Retry-After").flatMap { Int($0) } ?? 0 > 0)
    }
  }

  @Test("A body beyond 8 MiB is refused without the desk seeing it")
  func tooLarge() async throws {
    try await OpenSite.open { site async throws in
      let body = String(repeating: "a", count: MonitorSite.ingestLimit + 1)
      try await site.deliver(body).expectProblem(413)
      #expect(site.desk.state.withLock { $0.bodies.isEmpty })
      let action = "{\"by\":\"" + String(repeating: "a", count: 70_000) + "\"}"
      try await site.post("/api/v1/alerts/a/acknowledge", action).expectProblem(413)
    }
  }

  @Test("An Idempotency-Key longer than 255 bytes is refused")
  func longKey() async throws {
    try await OpenSite.open { site async throws in
      let key = String(repeating: "k", count: 256)
      try await site.deliver("{}", ["Idempotency-Key": key]).expectProblem(400)
    }
  }

  @Test("A monitor that is not ready lives, but says 503 to whoever wants to send it work")
  func readiness() async throws {
    try await OpenSite.open { site async throws in
      #expect(try await site.ask("GET", "/readyz").status == 200)
      site.desk.set { $0.health = DeskHealth(ready: false, detail: ["archive": "no escribe"]) }
      let answer = try await site.ask("GET", "/readyz")
      try answer.expectProblem(503)
      #expect(try answer.json()["archive"]?.string == "no escribe")
      #expect(try await site.ask("GET", "/healthz").status == 200)
    }
  }

  @Test("The description names every route of the site")
  func description() async throws {
    try await OpenSite.open { site async throws in
      let paths = try await site.ask("GET", "/openapi.json").json()["paths"]
      for route in RouteTable.all {
        let operation = paths?[route.path]?[route.method.lowercased()]
        #expect(operation?["summary"]?.string == route.summary, "\(route.method) \(route.path)")
        #expect(operation?["responses"]?[String(route.answer.status)] != nil)
      }
    }
  }
}
