/// A request as the scripted server received it.
package struct Exchange: Sendable {
  /// Its place among all requests to this server, from 0.
  package var number: Int
  package var method: String
  /// Path and query as sent.
  package var path: String
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  /// The first header of that name, in any case, or nil.
  package func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// What the scripted server does with a request.
package struct Reply: Sendable {
  /// How the body is sent, or not.
  package enum Manner: Sendable, Equatable {
    /// With its right Content-Length.
    case whole
    /// In chunks of so many bytes.
    case chunked(Int)
    /// Chunk after chunk of the body, until the client goes away.
    case endless
    /// The body in one chunk, then nothing, until the client goes away.
    case stalled
    /// Headers at once, then a byte each so many milliseconds.
    case drip(milliseconds: Int)
    /// Headers too a byte each so many milliseconds.
    case dripHead(milliseconds: Int)
    /// The right Content-Length, then only so many bytes, then the connection is closed.
    case cutShort(Int)
    /// A Content-Length that is not the body's, then the whole body, then closed.
    case wrongLength(Int)
    /// Nothing at all, until the client goes away.
    case hang
    /// The connection is closed at once.
    case slam
    /// The body as it is, without status line or headers, then closed.
    case raw
  }

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  package var manner: Manner
  /// Whether the connection is closed afterwards; else it is kept alive.
  package var closes = false

  /// A reply from its parts.
  package init(
    _ status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    manner: Manner = .whole
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.manner = manner
  }

  /// A reply with a text as its body.
  package static func text(
    _ text: String, status: Int = 200, headers: [(name: String, value: String)] = [],
    manner: Manner = .whole
  ) -> Reply {
    Reply(status, headers: headers, body: Array(text.utf8), manner: manner)
  }

  /// A reply that sends elsewhere.
  package static func redirect(to location: String, status: Int = 302) -> Reply {
    Reply(status, headers: [("Location", location)])
  }

  /// A reply that never comes.
  package static var hang: Reply { Reply(manner: .hang) }
}
