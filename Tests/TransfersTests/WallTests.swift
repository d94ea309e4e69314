import Model
import Rehearsal
import Testing

@testable import Transfers

@Suite("What a hostile server cannot do") struct WallTests {
  let client = HTTPClient(userAgent: "Vigia/test")

  private func isPrivate(_ error: TransferError?) -> Bool {
    if case .privateAddress = error { true } else { false }
  }

  @Test(
    "Loopback is not reached, however it is written",
    arguments: [
      "127.0.0.1", "0177.0.0.1", "2130706433", "127.1", "0x7f.1", "[::ffff:127.0.0.1]", "localhost",
      "[::ffff:7f00:1]", "0.0.0.0",
    ])
  func loopbackRefused(host: String) async throws {
    let server = try ScriptedServer { _ in .text("secreto") }
    let error = await client.failure(HTTPRequest(url: "http://\(host):\(server.port)/"))
    #expect(isPrivate(error), "\(String(describing: error))")
    #expect(server.record.connections == 0)
  }

  @Test("A host allowed by its name is reached at its private address") func allowedName()
    async throws
  {
    let server = try ScriptedServer { _ in .text("adentro") }
    var request = HTTPRequest(url: "http://localhost:\(server.port)/")
    request.allowPrivate = ["localhost"]
    #expect(try await client.send(request).status == 200)
  }

  @Test("A redirect to a private address ends there") func redirectInside() async throws {
    let inside = try ScriptedServer { _ in .text("secreto") }
    let outside = try ScriptedServer { _ in .redirect(to: "http://127.0.0.2:\(inside.port)/") }
    let error = await client.failure(loopback("GET", outside.url()))
    #expect(isPrivate(error))
    #expect(error?.description.contains("127.0.0.2") == true)
    #expect(inside.record.connections == 0)
  }

  @Test("A connection kept alive for one request serves no other that may not be there")
  func keptAlive() async throws {
    let server = try ScriptedServer { _ in .text("secreto") }
    _ = try await client.send(loopback("GET", server.url()))
    let error = await client.failure(HTTPRequest(url: server.url()))
    #expect(isPrivate(error), "\(String(describing: error))")
    #expect(server.exchanges.count == 1)
  }

  @Test("Only so many redirects are followed") func loop() async throws {
    let server = try ScriptedServer { _ in .redirect(to: "/otra") }
    var request = loopback("GET", server.url())
    request.maximumRedirects = 3
    #expect(await client.failure(request) == .tooManyRedirects)
    #expect(server.exchanges.count == 4)
  }

  @Test(
    "A redirect leads to no file and no gopher", arguments: ["file:///etc/hostname", "gopher://x/"])
  func schemes(target: String) async throws {
    let server = try ScriptedServer { _ in .redirect(to: target) }
    let scheme = String(target.prefix { $0 != ":" })
    #expect(await client.failure(loopback("GET", server.url())) == .unsupportedScheme(scheme))
    #expect(await client.failure(loopback("GET", target)) == .unsupportedScheme(scheme))
  }

  @Test(
    "A body larger than asked for is cut off, announced or not",
    arguments: [Reply.Manner.whole, .chunked(1000), .endless, .cutShort(1)])
  func tooLarge(manner: Reply.Manner) async throws {
    let server = try ScriptedServer { _ in
      Reply(body: [UInt8](repeating: 120, count: 200_000), manner: manner)
    }
    var request = loopback("GET", server.url())
    request.maximumBytes = 100_000
    #expect(await client.failure(request) == .tooLarge(100_000))
    try await server.endings(count: 1)
  }

  @Test("A body of exactly the size asked for is fine") func exact() async throws {
    let server = try ScriptedServer { _ in
      Reply(body: [UInt8](repeating: 120, count: 100_000), manner: .chunked(7000))
    }
    var request = loopback("GET", server.url())
    request.maximumBytes = 100_000
    #expect(try await client.send(request).body.count == 100_000)
    request.maximumBytes = 99_999
    #expect(await client.failure(request) == .tooLarge(99_999))
  }

  @Test("A gzip bomb is counted by what comes out of it") func bomb() async throws {
    let bomb = Gzip.bomb(zeros: 50_000_000)
    #expect(bomb.count < 400_000)
    let server = try ScriptedServer { _ in
      Reply(headers: [("Content-Encoding", "gzip")], body: bomb)
    }
    var request = loopback("GET", server.url())
    request.maximumBytes = 1_000_000
    #expect(await client.failure(request) == .tooLarge(1_000_000))
  }

  @Test("Headers without end are cut off") func headers() async throws {
    let line = ("X-Relleno", String(repeating: "x", count: 1000))
    let server = try ScriptedServer { _ in Reply(headers: Array(repeating: line, count: 200)) }
    #expect(
      await client.failure(loopback("GET", server.url())) == .tooLarge(ResponseHead.maximumBytes))
  }

  @Test("A server that never answers costs the time-out and no more") func hang() async throws {
    let server = try ScriptedServer { _ in .hang }
    var request = loopback("GET", server.url())
    request.timeout = .init(milliseconds: 200)
    #expect(await client.failure(request) == .timedOut)
    try await server.endings(count: 1)
  }

  @Test("Redirects do not renew the time-out") func slowLoop() async throws {
    let server = try ScriptedServer { exchange in
      Reply(
        302, headers: [("Location", "/\(exchange.number)")], body: [1, 2],
        manner: .drip(milliseconds: 40))
    }
    var request = loopback("GET", server.url())
    request.timeout = .init(milliseconds: 300)
    request.maximumRedirects = 1000
    #expect(await client.failure(request) == .timedOut)
    #expect((1...4).contains(server.exchanges.count))
  }

  @Test("A server that drips is given up before the time-out") func drip() async throws {
    let server = try ScriptedServer { _ in
      Reply(body: [UInt8](repeating: 1, count: 10_000), manner: .drip(milliseconds: 100))
    }
    var request = loopback("GET", server.url())
    request.stallTimeout = .seconds(1)
    request.timeout = .seconds(600)
    #expect(await client.failure(request) == .timedOut)
  }

  @Test(
    "A broken answer is an error that says so",
    arguments: [
      Reply(body: [1, 2, 3, 4], manner: .cutShort(2)),
      Reply(body: [1, 2], manner: .wrongLength(9)),
      Reply(manner: .slam), Reply(body: Array("SSH-2.0-OpenSSH\r\n".utf8), manner: .raw),
      Reply(headers: [("Content-Encoding", "gzip")], body: Array("no es gzip".utf8)),
    ])
  func broken(reply: Reply) async throws {
    let server = try ScriptedServer { _ in reply }
    let error = await client.failure(loopback("GET", server.url()))
    guard case .connection(let detail) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test("A server that speaks no TLS gets nothing: the handshake fails") func tls()
    async throws
  {
    let server = try ScriptedServer { _ in .text("x") }
    let error = await client.failure(loopback("GET", "https://127.0.0.1:\(server.port)/"))
    guard case .tls = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Nobody listening is told as such") func nobody() async throws {
    let server = try ScriptedServer { _ in .text("x") }
    server.stop()
    let error = await client.failure(loopback("GET", server.url()))
    #expect(error?.description.contains("conexi") == true)
  }

  @Test("A header cannot smuggle another one in") func smuggling() async {
    var request = HTTPRequest(url: "http://a.example/")
    request.headers = [("X", "a\r\nHost: b")]
    #expect(await client.failure(request) == .invalidURL("X"))
    request.headers = [("X: y\r\nZ", "a")]
    #expect(await client.failure(request) == .invalidURL("X: y\r\nZ"))
    request = HTTPRequest("GET / HTTP/1.1\r\nX:", url: "http://a.example/")
    #expect(await client.failure(request) != nil)
  }
}
