package import Model

/// A WebSocket (RFC 6455) to be opened and listened to, with every bound it must keep.
package struct WebSocketRequest: Sendable {
  /// An absolute `ws` or `wss` address.
  package var url: String
  /// Sent with the handshake; CR, LF or NUL in one makes the request invalid.
  package var headers: [(name: String, value: String)] = []
  /// Name look-up, connection and TLS handshake; then once more for the handshake of WebSocket.
  package var connectTimeout = Instant.Span.seconds(15)
  /// So long without a sign from the server, and it is asked for one (ping).
  package var pingAfter = Instant.Span.seconds(30)
  /// The largest message taken, all its fragments together.
  package var maximumMessageBytes = 1 << 20
  /// Addresses, networks or host names that may be reached although private.
  package var allowPrivate: [String] = []
  /// A file of certificates to be trusted instead of the system's.
  package var certificates: String?
  /// Takes what happens, as it happens; called on the connection's own thread.
  package var receive: @Sendable (WebSocketEvent) -> Void
  /// Whether there is room for more; while there is none nothing is read, and the server has to wait.
  package var hasRoom: @Sendable () -> Bool = { true }

  /// A request with the default bounds.
  package init(url: String, receive: @escaping @Sendable (WebSocketEvent) -> Void) {
    self.url = url
    self.receive = receive
  }
}

/// Something that came over an open WebSocket.
package enum WebSocketEvent: Hashable, Sendable {
  /// A whole message of text, however many fragments it came in.
  case text([UInt8])
  /// A ping or pong: the other side is there.
  case sign
}

/// With what words the server ended a WebSocket.
package struct WebSocketClosing: Hashable, Sendable {
  /// RFC 6455 §7.4; nil when it gave none.
  package var code: Int?
  package var reason: String
}

/// Why a WebSocket could not be opened, or ended before its time.
package enum WebSocketError: Error, Sendable {
  /// The connection failed.
  case transfer(TransferError)
  /// The server did not want to; its answer, the body as far as it came.
  case refused(HTTPResponse)
  /// What answered speaks no WebSocket; what is wrong with its answer, in Spanish.
  case handshake(String)
  /// What came breaks the protocol or a bound, in Spanish.
  case frames(String)
  /// The connection ended without a word.
  case cut

  /// The reason in the operator's Spanish, one sentence without a full stop.
  package var description: String { WebSocketTexts.description(of: self) }
}
