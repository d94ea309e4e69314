/// What a site answers: a whole document, or a stream that lasts until either side ends it.
package enum ServerReply: Sendable {
  /// A whole document; `Content-Length`, `Date` and the missing body of `HEAD` are the server's
  /// work.
  case full(status: Int, headers: [(name: String, value: String)], body: [UInt8])
  /// Status 200 and the bytes that `body` writes as they come; the answer ends when `body` returns.
  ///
  /// `body` runs in its own task, cancelled when the reader goes away or the server stops.
  case stream(
    headers: [(name: String, value: String)],
    body: @Sendable (any StreamWriting) async -> Void)
}

/// Where a streaming answer is written.
package protocol StreamWriting: Sendable {
  /// Hands bytes over, waiting while the reader is `ServerLimits.streamBytes` behind; false when
  /// nobody reads any more.
  func write(_ bytes: [UInt8]) async -> Bool
  /// Hands over bytes that do not matter while others wait to be read; never waits.
  func offer(_ bytes: [UInt8])
}
