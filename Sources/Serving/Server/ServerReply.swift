/// What a site answers: a whole document, or a stream that lasts until either side ends it.
package enum ServerReply: Sendable {
  /// A whole document; `Content-Length`, `Date` and the empty body of `HEAD` are the server's work.
  case full(status: Int, headers: [(name: String, value: String)], body: [UInt8])
  /// Status 200 and pieces as they come; the connection ends when the stream does.
  ///
  /// A reader that falls behind by more than `ServerLimits.streamBytes` is cut off.
  case stream(headers: [(name: String, value: String)], AsyncStream<[UInt8]>)
}
