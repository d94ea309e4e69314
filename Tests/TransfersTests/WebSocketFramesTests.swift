import Rehearsal
import Testing

@testable import Transfers

/// What the server would have said to a client in bytes, and the client's answers read back.
@Suite("Frames of a WebSocket") struct WebSocketFramesTests {
  private static let limit = 1000

  private func text(_ string: String) -> [UInt8] { Array(string.utf8) }

  /// Everything that comes of some bytes, however they are split up.
  private func items(of bytes: [UInt8], by size: Int) throws -> [WebSocketFrames.Item] {
    let frames = WebSocketFrames(maximumMessageBytes: Self.limit)
    var items: [WebSocketFrames.Item] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      items += try frames.take(bytes[start..<min(start + size, bytes.count)])
    }
    return items
  }

  /// What is wrong with what the server sends, and the code by which it is told.
  private func complaint(of frames: [WebSocketFrame]) -> (words: String, code: Int?) {
    let client = WebSocketFrames(maximumMessageBytes: Self.limit)
    do throws(WebSocketError) {
      _ = try client.take(frames.flatMap(\.bytes))
      return ("", nil)
    } catch {
      let sent = client.takeOutgoing()
      // A masked frame: head, mask, then the code under it.
      let code =
        sent.count >= 8 ? Int(sent[6] ^ sent[2]) << 8 | Int(sent[7] ^ sent[3]) : nil
      return (error.description, code)
    }
  }

  @Test func `are one message in several fragments, with a ping between them, however they come`()
    throws
  {
    let parts = [
      WebSocketFrame(.text, text("sin se"), isFinal: false),
      WebSocketFrame(.ping, text("¿estás?")),
      WebSocketFrame(.more, text("ñal en"), isFinal: false),
      WebSocketFrame(.more, text(" Rosario")),
      WebSocketFrame(.text, text(String(repeating: "largo ", count: 60))),
    ]
    let bytes = parts.flatMap(\.bytes)
    for size in 1...bytes.count where size < 20 || size % 37 == 0 || size == bytes.count {
      #expect(
        try items(of: bytes, by: size) == [
          .sign, .text(text("sin señal en Rosario")),
          .text(text(String(repeating: "largo ", count: 60))),
        ])
    }
  }

  @Test func `that ask are answered with what they said, under a mask of chance`() throws {
    var masks: Set<[UInt8]> = []
    for _ in 0..<20 {
      let client = WebSocketFrames(maximumMessageBytes: Self.limit)
      _ = try client.take(WebSocketFrame(.ping, text("hola")).bytes)
      let sent = client.takeOutgoing()
      let mask = Array(sent[2..<6])
      var pong = WebSocketFrame(.pong, text("hola"))
      pong.mask = mask
      #expect(sent == pong.bytes)
      masks.insert(mask)
      #expect(client.takeOutgoing().isEmpty)
    }
    #expect(masks.count == 20)
  }

  @Test func `that take leave are answered in kind, and that is the end`() throws {
    let client = WebSocketFrames(maximumMessageBytes: Self.limit)
    let leave = WebSocketFrame(.close, [0x03, 0xE9] + text("mantenimiento"))
    #expect(!client.isOver)
    #expect(
      try client.take(leave.bytes + WebSocketFrame(.text, text("tarde")).bytes)
        == [.close(.init(code: 1001, reason: "mantenimiento"))])
    #expect(client.isOver)
    #expect(client.takeOutgoing().first == 0x88)
    let wordless = WebSocketFrames(maximumMessageBytes: Self.limit)
    #expect(
      try wordless.take(WebSocketFrame(.close, []).bytes) == [.close(.init(code: nil, reason: ""))])
  }

  @Test func `up to the bound are taken, beyond it not, in one piece or in many`() throws {
    let full = [UInt8](repeating: 97, count: Self.limit)
    #expect(try items(of: WebSocketFrame(.text, full).bytes, by: 100) == [.text(full)])
    let pieces = (0..<11).map {
      WebSocketFrame($0 == 0 ? .text : .more, Array(full.prefix(100)), isFinal: $0 == 10)
    }
    for frames in [[WebSocketFrame(.text, full + [97])], pieces] {
      let (words, code) = complaint(of: frames)
      #expect(code == 1009 && words.contains("más de"))
    }
  }

  @Test func `that break the protocol are told from texts that are none`() {
    var compressed = WebSocketFrame(.text, text("x"))
    compressed.reserved = 4
    var masked = WebSocketFrame(.text, text("x"))
    masked.mask = [1, 2, 3, 4]
    let broken = [
      [compressed], [masked], [WebSocketFrame(.more, text("x"))],
      [WebSocketFrame(.text, text("x"), isFinal: false), WebSocketFrame(.text, text("y"))],
    ]
    for frames in broken {
      let (words, code) = complaint(of: frames)
      #expect(words == WebSocketTexts.badFrame && code == 1002, "\(frames)")
    }
    // What is no frame at all is left without a code, by wslay's ways.
    for ping in [
      WebSocketFrame(.ping, text("x"), isFinal: false),
      WebSocketFrame(.ping, [UInt8](repeating: 1, count: 126)),
    ] {
      #expect(complaint(of: [ping]).words == WebSocketTexts.badFrame)
    }
    let (words, code) = complaint(of: [WebSocketFrame(.text, [0xC3, 0x28])])
    #expect(words == WebSocketTexts.noText && code == 1007)
  }
}

@Suite("The handshake of a WebSocket") struct WebSocketHandshakeTests {
  @Test func `asks as RFC 6455 does, and its example is the proof`() throws {
    let address = try WebAddress(webSocket: "wss://cielo.example:8443/subscribe?a=b c&d#e")
    let handshake = WebSocketHandshake(address, key: Array("the sample nonce".utf8))
    let request = String(
      decoding: handshake.request([("Accept-Language", "es")], userAgent: "Vigia/1 (+mailto:x)"),
      as: UTF8.self)
    #expect(request.hasPrefix("GET /subscribe?a=b+c&d HTTP/1.1\r\nHost: cielo.example:8443\r\n"))
    #expect(request.contains("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
    #expect(request.contains("\r\nSec-WebSocket-Version: 13\r\n"))
    #expect(request.contains("\r\nUser-Agent: Vigia/1 (+mailto:x)\r\n"))
    #expect(request.hasSuffix("\r\nAccept-Language: es\r\n\r\n"))
    var cutter = HeadCutter()
    let answer =
      "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    var rest: ArraySlice<UInt8>?
    for byte in Array(answer.utf8) { rest = try cutter.take([byte]) }
    #expect(rest?.isEmpty == true)
    try handshake.check(cutter.head)
    let other = WebSocketHandshake(address)
    #expect(throws: WebSocketError.self) { try other.check(cutter.head) }
  }

  @Test func `leads to a server and a path, whatever the address leaves out`() throws {
    for (text, authority, target) in [
      ("ws://a.example", "a.example", "/"), ("WSS://a.example:443?x=1", "a.example", "/?x=1"),
      ("ws://[::1]:81/p", "[::1]:81", "/p"), ("wss://a.example:80/", "a.example:80", "/"),
    ] {
      let address = try WebAddress(webSocket: text)
      #expect(address.authority == authority && address.target == target, "\(text)")
    }
    for text in ["https://a.example", "ws:/a", "ws://", "ftp://a.example"] {
      #expect(throws: TransferError.self) { try WebAddress(webSocket: text) }
    }
  }
}
