package import Model

/// One question to a web server, with every bound it must keep.
package struct HTTPRequest: Sendable {
  package var method = "GET"
  /// An absolute `http` or `https` address.
  package var url: String
  /// Sent in this order; CR, LF or NUL in one makes the request invalid.
  package var headers: [(name: String, value: String)] = []
  package var body: [UInt8]?
  /// The whole transfer, redirects included.
  package var timeout = Instant.Span.seconds(20)
  /// Name look-up, connection and TLS handshake of one hop.
  package var connectTimeout = Instant.Span.seconds(10)
  /// So long at less than 32 bytes a second, the server's silence included, and it counts as dead;
  /// whole seconds.
  package var stallTimeout = Instant.Span.seconds(15)
  /// The largest body taken, counted after decompression.
  package var maximumBytes = 8 << 20
  /// How many redirects are followed; with 0 the redirect itself is the answer.
  package var maximumRedirects = 5
  /// Addresses, networks (`10.1.0.0/16`) or host names that may be reached although private.
  package var allowPrivate: [String] = []
  /// Takes the body of a 200 piece by piece as it comes, instead of its being kept: for event streams.
  ///
  /// Called on the transfers' own thread, so it must not wait. Neither `maximumBytes` nor
  /// `stallTimeout` applies then; give a long `timeout`.
  package var receive: (@Sendable ([UInt8]) -> Void)?

  /// A GET of an address with the default bounds.
  package init(
    _ method: String = "GET", url: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}
