import Model
import Rehearsal
import Testing

@testable import Transfers

/// A WebSocket of the product on a server that was written by hand.
@Suite("A WebSocket") struct WebSocketTests {
  private let client = WebSocketClient(userAgent: "Vigia/prueba (+mailto:guardia@example.com)")

  /// What came over one, and how it ended.
  private func follow(
    _ url: String, _ adapt: (inout WebSocketRequest) -> Void = { _ in }
  ) async -> (events: [WebSocketEvent], end: Result<WebSocketClosing, WebSocketError>) {
    let events = Watched<[WebSocketEvent]>([])
    var request = WebSocketRequest(url: url) { event in events.update { $0.append(event) } }
    request.allowPrivate = ["127.0.0.1"]
    adapt(&request)
    do throws(WebSocketError) {
      let closing = try await client.follow(request)
      return (events.value, .success(closing))
    } catch {
      return (events.value, .failure(error))
    }
  }

  private func reason(_ end: Result<WebSocketClosing, WebSocketError>) -> String {
    if case .failure(let error) = end { error.description } else { "" }
  }

  @Test func `is opened, brings its messages whole and ends with the server's words`() async throws
  {
    let server = try WebSocketServer { link in
      // The first frame comes together with the handshake.
      link.accept(then: WebSocketFrame(.text, Array("uno".utf8)).bytes)
      link.send(WebSocketFrame(.text, Array("do".utf8), isFinal: false))
      link.send(WebSocketFrame(.ping, [7]))
      link.send(WebSocketFrame(.more, Array("s".utf8)))
      guard link.listen(for: .pong) else { return }
      link.send(String(repeating: "tres ", count: 40_000))
      link.close(1000, "hasta luego")
      link.listen(for: .close)
    }
    let (events, end) = await follow(server.url("/subscribe?cursor=5"))
    #expect(
      events == [
        .text(Array("uno".utf8)), .sign, .text(Array("dos".utf8)),
        .text(Array(String(repeating: "tres ", count: 40_000).utf8)),
      ])
    #expect(try end.get() == WebSocketClosing(code: 1000, reason: "hasta luego"))
    let record = try await server.wait { $0.ended == 1 }
    #expect(record.frames.map(\.kind) == [.ping, .pong, .close])
    #expect(record.frames[1].payload == [7] && record.frames[2].code == 1000)
    #expect(record.frames.allSatisfy { $0.mask != nil })
    let request = try #require(record.requests.first)
    #expect(request.method == "GET" && request.path == "/subscribe?cursor=5")
    #expect(request.header("Host") == "127.0.0.1:\(server.port)")
    #expect(request.header("User-Agent") == "Vigia/prueba (+mailto:guardia@example.com)")
  }

  @Test func `is none when the proof is another's, or when more was agreed on than was asked for`()
    async throws
  {
    let lies: [@Sendable (WebSocketLink) -> Void] = [
      { $0.accept(proof: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") },
      { $0.accept(extra: "Sec-WebSocket-Extensions: permessage-deflate\r\n") },
      { $0.answer(Reply(101, headers: [("Sec-WebSocket-Accept", $0.proof)])) },
      { $0.send(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)) },
      { $0.send(Array(("HTTP/1.1 101 x\r\nX: " + String(repeating: "x", count: 70_000)).utf8)) },
    ]
    for (lie, words) in zip(
      lies,
      [
        WebSocketTexts.badAccept, WebSocketTexts.unasked, WebSocketTexts.noUpgrade,
        WebSocketTexts.noHTTP, WebSocketTexts.longHead,
      ])
    {
      let server = try WebSocketServer { link in
        lie(link)
        // Whoever is taken in asks for a sign, and is left.
        link.listen(for: .ping)
      }
      let (events, end) = await follow(server.url())
      #expect(events.isEmpty && reason(end).hasSuffix(words), "\(end)")
      try await server.wait { $0.ended == 1 }
    }
  }

  @Test func `that is refused says with what, and how long to wait`() async throws {
    let server = try WebSocketServer { link in
      link.answer(
        .text(#"{"error":"CursorTooOld"}"#, status: 400, headers: [("Retry-After", "7")]))
    }
    let (_, end) = await follow(server.url())
    guard case .failure(.refused(let answer)) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(answer.status == 400 && answer.body == Array(#"{"error":"CursorTooOld"}"#.utf8))
    #expect(answer.retryAfter(at: Instant(seconds: 0)) == .seconds(7))
    let closed = try WebSocketServer { $0.answer(Reply(403)) }
    #expect(reason(await follow(closed.url()).end) == "responde 403")
  }

  @Test func `does not go where a redirect leads, least of all inside`() async throws {
    let inside = try WebSocketServer { $0.accept() }
    let server = try WebSocketServer { link in
      link.answer(.redirect(to: "ws://127.0.0.1:\(inside.port)/"))
    }
    let words = reason(await follow(server.url()).end)
    #expect(words.hasPrefix("responde 302 y manda a ws://127.0.0.1:\(inside.port)/"))
    #expect(inside.record.requests.isEmpty)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
  func `reaches no private address, however it is written`(host: String) async throws {
    let server = try WebSocketServer { $0.accept() }
    for scheme in ["ws", "wss"] {
      let (_, end) = await follow("\(scheme)://\(host):\(server.port)/") { $0.allowPrivate = [] }
      guard case .failure(.transfer(.privateAddress)) = end else {
        Issue.record("\(end)")
        continue
      }
    }
    #expect(server.record.ended == 0 && server.record.requests.isEmpty)
  }

  @Test func `smuggles nothing into the handshake and speaks nothing else`() async throws {
    let server = try WebSocketServer { $0.accept() }
    for url in ["http://127.0.0.1:\(server.port)/", "file:///etc/passwd", "ws://127.0.0.1:\r\nx"] {
      guard case .failure(.transfer(let error)) = await follow(url).end else {
        Issue.record("\(url)")
        continue
      }
      #expect(!error.description.isEmpty)
    }
    let (_, end) = await follow(server.url()) { $0.headers = [("X", "a\r\nY: b")] }
    #expect(reason(end).contains("X"))
    #expect(server.record.requests.isEmpty)
  }

  @Test func `that sends more than the bound, or what is no text, is left with a word`()
    async throws
  {
    let server = try WebSocketServer { link in
      link.accept()
      switch link.request.number {
      case 0: link.send(String(repeating: "x", count: 20_000))
      case 1: link.send(WebSocketFrame(.binary, [1, 2, 3]))
      default: link.send(WebSocketFrame(.text, [0xFF]))
      }
      link.listen()
    }
    let long = await follow(server.url()) { $0.maximumMessageBytes = 10_240 }
    #expect(reason(long.end) == "manda un mensaje de más de 10 kB" && long.events.isEmpty)
    #expect(reason(await follow(server.url()).end) == WebSocketTexts.binary)
    #expect(reason(await follow(server.url()).end) == WebSocketTexts.noText)
    let record = try await server.wait { $0.ended == 3 }
    #expect(record.frames.compactMap(\.code) == [1009, 1003, 1007])
  }

  @Test
  func `that falls silent is asked for a sign, and whose end is rude is told from one that is not`()
    async throws
  {
    let server = try WebSocketServer { link in
      link.accept()
      // The first question, at the very beginning, gets no answer, the second one, the third the door.
      guard link.listen(for: .ping), link.listen(for: .ping) else { return }
      link.send(WebSocketFrame(.pong, []))
      link.listen(for: .ping)
    }
    let (events, end) = await follow(server.url()) { $0.pingAfter = .init(milliseconds: 50) }
    #expect(events == [.sign] && reason(end) == "cortó la conexión sin despedirse")
  }

  @Test func `that never answers costs the time-out and no more`() async throws {
    let server = try WebSocketServer { $0.listen() }
    let (_, end) = await follow(server.url()) { $0.connectTimeout = .init(milliseconds: 200) }
    guard case .failure(.transfer(.timedOut)) = end else {
      Issue.record("\(end)")
      return
    }
    try await server.wait { $0.ended == 1 }
  }

  @Test func `waits while there is no room, and loses nothing by it`() async throws {
    let server = try WebSocketServer { link in
      link.accept()
      for number in 0..<2000 { link.send("\(number) " + String(repeating: "x", count: 1000)) }
      link.close(1000)
      link.listen(for: .close)
    }
    let hasRoom = Watched(true)
    let early = Watched(0)
    let texts = Watched(0)
    let (_, end) = await follow(server.url()) { request in
      request.receive = { event in
        guard case .text(let bytes) = event else { return }
        if !hasRoom.value { early.update { $0 += 1 } }
        let expected = texts.update { count in
          defer { count += 1 }; return count
        }
        #expect(String(decoding: bytes.prefix { $0 != 0x20 }, as: UTF8.self) == "\(expected)")
      }
      // Every other look finds the house full.
      request.hasRoom = {
        hasRoom.update { isOpen in
          isOpen.toggle()
          return isOpen
        }
      }
    }
    #expect(try end.get().code == 1000)
    #expect(texts.value == 2000 && early.value == 0)
  }

  @Test func `that asks and asks without hearing the answers is no longer read`() async throws {
    let questions = 400_000
    let server = try WebSocketServer { link in
      link.accept()
      let ping = WebSocketFrame(.ping, [UInt8](repeating: 7, count: 125)).bytes
      let many = (0..<1000).flatMap { _ in ping }
      for _ in 0..<questions / 1000 { link.send(many) }
      link.listen()
    }
    let signs = Watched(0)
    let quiet = Watched(0)
    var request = WebSocketRequest(url: server.url()) { _ in
      signs.update { $0 += 1 }
      quiet.update { $0 = 0 }
    }
    request.allowPrivate = ["127.0.0.1"]
    request.hasRoom = {
      quiet.update { $0 += 1 }
      return true
    }
    let task = Task { [client, request] in try? await client.follow(request) }
    // What it looks for again and again without reading is room for its answers.
    try await quiet.wait { $0 > 30 }
    task.cancel()
    _ = await task.value
    #expect((1000..<questions).contains(signs.value))
  }

  @Test func `that nobody listens to any more is left with a word`() async throws {
    let server = try WebSocketServer { link in
      link.accept()
      link.listen()
    }
    var request = WebSocketRequest(url: server.url()) { _ in }
    request.allowPrivate = ["127.0.0.1"]
    let task = Task { [client, request] in try? await client.follow(request) }
    // Once it has asked for a sign it listens.
    try await server.wait { $0.frames.count == 1 || $0.ended == 1 }
    task.cancel()
    #expect(await task.value == nil)
    let record = try await server.wait { $0.ended == 1 }
    #expect(record.frames.last?.code == 1001)
    client.close()
    guard case .failure(.transfer(.closed)) = await follow(server.url()).end else {
      Issue.record("a closed client opened another")
      return
    }
  }

  @Test(.enabled(if: OpenSSL.isInstalled))
  func `is told over TLS to whoever can prove its name, and to nobody else`() async throws {
    let server = try SecureWebSocketServer { link in
      link.accept()
      link.send("en secreto")
      link.close(1000)
      link.listen(for: .close)
    }
    // Nobody has signed for this server; until the program listens, nobody answers.
    var stranger = await follow(server.url)
    while case .failure(.transfer(.connection)) = stranger.end {
      stranger = await follow(server.url)
    }
    guard case .failure(.transfer(.tls)) = stranger.end else {
      Issue.record("\(stranger.end)")
      return
    }
    let (events, end) = await follow(server.url) { $0.certificates = server.certificate }
    #expect(events == [.text(Array("en secreto".utf8))])
    #expect(try end.get().code == 1000)
  }
}
