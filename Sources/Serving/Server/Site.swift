/// What an `HTTPServer` serves.
package protocol Site: Sendable {
  /// The answer to a request; called concurrently, never on the server's own thread.
  func answer(_ request: ServerRequest) async -> ServerReply
  /// How many bytes of body a request may bring, decided from method, path and headers before the
  /// body is read; one that brings more is answered by `refusal(_:of:)`.
  func bodyLimit(_ request: ServerRequest) -> Int
  /// The answer to a request whose head or body is too large, or that comes while the server stops.
  func refusal(_ reason: ServerRefusal, of request: ServerRequest) -> ServerReply
}

/// Why a server answers without asking the site's routes.
package enum ServerRefusal: Sendable, Hashable {
  /// The head is larger than about this many bytes.
  case headTooLarge(limit: Int)
  /// The body is larger than this many bytes.
  case bodyTooLarge(limit: Int)
  /// The server is stopping.
  case stopping
}

extension Site {
  package func bodyLimit(_ request: ServerRequest) -> Int { 64 << 10 }

  package func refusal(_ reason: ServerRefusal, of request: ServerRequest) -> ServerReply {
    switch reason {
    case .headTooLarge: .full(status: 431, headers: [], body: [])
    case .bodyTooLarge: .full(status: 413, headers: [], body: [])
    case .stopping: .full(status: 503, headers: [("Retry-After", "5")], body: [])
    }
  }
}
