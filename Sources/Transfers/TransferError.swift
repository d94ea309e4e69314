internal import CCurl

/// Why a transfer brought no answer.
package enum TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The address, a header or the method cannot be sent; what is wrong with it.
  case invalidURL(String)
  /// The host's address (given) lies in a private network and is not allowed.
  case privateAddress(String)
  case timedOut
  /// The answer exceeds so many bytes (of body, or of headers).
  case tooLarge(Int)
  case tooManyRedirects
  /// Something else than `http` and `https`, at first or as a redirect's target.
  case unsupportedScheme(String)
  /// The connection failed or broke; the detail as libcurl tells it.
  case connection(String)
  /// The certificate or handshake failed; the detail as libcurl tells it.
  case tls(String)
  /// The Swift task was cancelled.
  case cancelled
  /// The client is closed.
  case closed

  /// What a connection's failure means, as libcurl tells it.
  init(of result: CURLcode) {
    switch result {
    case CURLE_OPERATION_TIMEDOUT: self = .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
      self = .tls(Texts.detail(of: result))
    default: self = .connection(Texts.detail(of: result))
    }
  }

  /// Whether the server may have acted on the request although no answer came.
  package var mayHaveBeenAnswered: Bool {
    switch self {
    case .timedOut, .tooLarge, .cancelled: true
    case .connection(let detail):
      detail != Texts.detail(of: CURLE_COULDNT_RESOLVE_HOST)
        && detail != Texts.detail(of: CURLE_COULDNT_CONNECT)
    case .invalidURL, .privateAddress, .tooManyRedirects, .unsupportedScheme, .tls, .closed: false
    }
  }

  /// The reason in the operator's Spanish, one sentence without a full stop.
  package var description: String { Texts.description(of: self) }
}
