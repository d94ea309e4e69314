import Model
import Rehearsal
import Testing

@testable import Transfers

@Suite("Asking a web server") struct HTTPClientTests {
  let client = HTTPClient(userAgent: "Vigia/test")

  @Test("A GET brings status, headers in order, body, and says who asks") func get() async throws {
    let server = try ScriptedServer { _ in
      .text("hola", headers: [("ETag", "\"1\""), ("X-A", "1"), ("x-a", "2")])
    }
    let response = try await client.send(loopback("GET", server.url("/feed?x=1")))
    #expect(response.status == 200)
    #expect(response.body == Array("hola".utf8))
    #expect(response.headers.prefix(3).map(\.value) == ["\"1\"", "1", "2"])
    #expect(response.finalURL == server.url("/feed?x=1"))
    #expect(response.permanentRedirect == nil)
    let asked = try #require(server.exchanges.first)
    #expect(asked.method == "GET")
    #expect(asked.path == "/feed?x=1")
    #expect(asked.header("User-Agent") == "Vigia/test")
    #expect(asked.header("Accept-Encoding") == "gzip")
    #expect(asked.header("Cookie") == nil && asked.header("Referer") == nil)
  }

  @Test("A body goes out byte by byte as given, an empty one too", arguments: [0, 5, 3_000_000])
  func post(count: Int) async throws {
    let server = try ScriptedServer { _ in Reply(204) }
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    var request = loopback("POST", server.url(), body: body)
    request.headers = [("Content-Type", "application/json"), ("X-Empty", "")]
    #expect(try await client.send(request).status == 204)
    let asked = try #require(server.exchanges.first)
    #expect(asked.method == "POST")
    #expect(asked.body == body)
    #expect(asked.header("Content-Length") == String(count))
    #expect(asked.header("Content-Type") == "application/json")
    #expect(asked.header("X-Empty") == "")
    #expect(asked.header("Expect") == nil)
  }

  @Test("Other methods keep their name", arguments: ["HEAD", "PUT", "DELETE"])
  func methods(method: String) async throws {
    let server = try ScriptedServer { _ in .text("x") }
    let response = try await client.send(loopback(method, server.url()))
    #expect(response.body == (method == "HEAD" ? [] : [120]))
    #expect(server.exchanges.first?.method == method)
  }

  @Test("Compressed and chunked bodies arrive whole") func encodings() async throws {
    let text = Array(String(repeating: "sin señal ", count: 20_000).utf8)
    let server = try ScriptedServer { exchange in
      exchange.path == "/gzip"
        ? Reply(headers: [("Content-Encoding", "gzip")], body: Gzip.stored(text))
        : Reply(body: text, manner: .chunked(999))
    }
    #expect(try await client.send(loopback("GET", server.url("/gzip"))).body == text)
    #expect(try await client.send(loopback("GET", server.url("/chunked"))).body == text)
  }

  @Test("A cookie that a server sets is not sent back") func cookies() async throws {
    let server = try ScriptedServer { _ in Reply(headers: [("Set-Cookie", "a=1")]) }
    for _ in 0..<2 { _ = try await client.send(loopback("GET", server.url())) }
    #expect(server.exchanges.allSatisfy { $0.header("Cookie") == nil })
    #expect(server.exchanges.count == 2)
  }

  @Test("200 requests at once to one host share few connections, and all are answered")
  func crowd() async throws {
    let server = try ScriptedServer { .text($0.path) }
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { [client] in
          let response = try await client.send(loopback("GET", server.url("/\(number)")))
          return response.body == Array("/\(number)".utf8)
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 200)
    #expect(server.record.connections <= 4)
  }

  @Test("Redirects are followed, and a move for good is told") func redirects() async throws {
    let server = try ScriptedServer { exchange in
      switch exchange.path {
      case "/a": .redirect(to: "/b", status: 301)
      case "/b": .redirect(to: "/c", status: 307)
      default: .text("llegó")
      }
    }
    let response = try await client.send(loopback("GET", server.url("/a")))
    #expect(response.body == Array("llegó".utf8))
    #expect(response.finalURL == server.url("/c"))
    #expect(response.permanentRedirect == server.url("/b"))
  }

  @Test("Who wants no redirects gets the redirect") func noRedirects() async throws {
    let server = try ScriptedServer { _ in .redirect(to: "/b", status: 302) }
    var request = loopback("POST", server.url("/a"), body: [1])
    request.maximumRedirects = 0
    let response = try await client.send(request)
    #expect(response.status == 302)
    #expect(server.exchanges.count == 1)
  }

  @Test("A key for one server is not shown to the next") func keys() async throws {
    let second = try ScriptedServer { _ in .text("b") }
    let first = try ScriptedServer { _ in .redirect(to: second.url("/b")) }
    var request = loopback("GET", first.url("/a"))
    request.headers = [("Authorization", "Bearer secreto"), ("If-None-Match", "\"1\"")]
    _ = try await client.send(request)
    #expect(first.exchanges.first?.header("Authorization") == "Bearer secreto")
    let asked = try #require(second.exchanges.first)
    #expect(asked.header("Authorization") == nil)
    #expect(asked.header("If-None-Match") == "\"1\"")
  }

  @Test("Two answers at once: a slow server holds up no other") func slow() async throws {
    let slow = try ScriptedServer { _ in .hang }
    let quick = try ScriptedServer { _ in .text("ya") }
    async let first = client.failure(loopback("GET", slow.url()))
    try await slow.requests(count: 1)
    #expect(try await client.send(loopback("GET", quick.url())).status == 200)
    client.close()
    #expect(await first == .closed)
  }
}
