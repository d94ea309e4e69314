internal import Foundation

/// A server on loopback that shakes hands and frames by hand, so that it agrees with the product only where
/// RFC 6455 does.
package final class WebSocketServer: Sendable {
  /// What a test may wait for.
  package struct Record: Sendable {
    /// The handshakes so far.
    package var requests: [Exchange] = []
    /// What the clients have sent since, all connections together.
    package var frames: [WebSocketFrame] = []
    /// Connections that are over.
    package var ended = 0
  }

  private let doorway: Doorway
  private let watched: Watched<Record>

  /// Starts listening; `script` plays the server on each connection, which ends when it returns.
  package init(script: @escaping @Sendable (WebSocketLink) -> Void) throws {
    let watched = Watched(Record())
    self.watched = watched
    doorway = try Doorway { socket in
      if let link = WebSocketLink(Wire(socket: socket), watched) { script(link) }
      watched.update { $0.ended += 1 }
    }
  }

  /// The port it listens on, chosen by the system.
  package var port: Int { doorway.port }

  /// An address on this server.
  package func url(_ path: String = "/subscribe") -> String { "ws://127.0.0.1:\(port)\(path)" }

  /// What has happened so far.
  package var record: Record { watched.value }

  /// What has happened, once it is as a test wants it.
  @discardableResult
  package func wait(until isMet: @escaping @Sendable (Record) -> Bool) async throws -> Record {
    try await watched.wait(until: isMet)
  }
}

/// The server's side of one connection, for its script.
package final class WebSocketLink {
  /// The handshake as it came; its number counts the connections.
  package let request: Exchange
  private var wire: Wire
  private let watched: Watched<WebSocketServer.Record>

  init?(_ wire: Wire, _ watched: Watched<WebSocketServer.Record>) {
    var wire = wire
    guard let request = wire.request() else { return nil }
    self.request = watched.update { record in
      var numbered = request
      numbered.number = record.requests.count
      record.requests.append(numbered)
      return numbered
    }
    self.wire = wire
    self.watched = watched
  }

  /// The answer to the client's key (RFC 6455 §4.2.2).
  package var proof: String {
    let key = request.header("Sec-WebSocket-Key") ?? ""
    let digest = SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
    return Data(digest).base64EncodedString()
  }

  /// Shakes hands, with another proof or further lines where the script lies.
  package func accept(proof: String? = nil, extra: String = "", then bytes: [UInt8] = []) {
    let head =
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n"
      + "Sec-WebSocket-Accept: \(proof ?? self.proof)\r\n\(extra)\r\n"
    send(Array(head.utf8) + bytes)
  }

  /// Answers as a web server.
  package func answer(_ reply: Reply) { _ = reply.send(over: wire, to: request.method) }

  /// Sends bytes as they are.
  package func send(_ bytes: [UInt8]) { _ = wire.send(bytes) }

  /// Sends a frame.
  package func send(_ frame: WebSocketFrame) { send(frame.bytes) }

  /// Sends a text in one frame.
  package func send(_ text: String) { send(WebSocketFrame(.text, Array(text.utf8))) }

  /// Takes leave.
  package func close(_ code: Int, _ reason: String = "") {
    send(WebSocketFrame(.close, [UInt8(code >> 8), UInt8(code & 255)] + Array(reason.utf8)))
  }

  /// The client's next frame; nil when it is gone.
  @discardableResult
  package func next() -> WebSocketFrame? {
    guard let frame = WebSocketFrame(from: &wire) else { return nil }
    watched.update { $0.frames.append(frame) }
    return frame
  }

  /// Listens until the client is gone.
  package func listen() {
    while next() != nil {}
  }

  /// Listens until the client has sent such a frame; false when it is gone before.
  @discardableResult
  package func listen(for kind: WebSocketFrame.Kind) -> Bool {
    while let frame = next() { if frame.kind == kind { return true } }
    return false
  }
}
