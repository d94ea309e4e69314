internal import CCurl

/// What this room tells the operator, in Spanish.
enum Texts {
  static func description(of error: TransferError) -> String {
    switch error {
    case .invalidURL(let detail): "dirección o encabezado no válido: \(detail)"
    case .privateAddress(let address):
      "la dirección \(address) es privada y no figura en allow_private"
    case .timedOut: "no respondió en el tiempo previsto"
    case .tooLarge(let limit): "la respuesta supera el máximo de \(limit) bytes"
    case .tooManyRedirects: "demasiadas redirecciones"
    case .unsupportedScheme(let scheme):
      "el protocolo «\(scheme)» no se admite; use http o https"
    case .connection(let detail): "falló la conexión: \(detail)"
    case .tls(let detail): "falló la conexión segura (TLS): \(detail)"
    case .cancelled: "la transferencia se canceló"
    case .closed: "el cliente HTTP ya está cerrado"
    }
  }

  static let libraryRefused = "libcurl no aceptó la transferencia"

  /// What a result of libcurl means to an operator; its own words for the rare ones.
  static func detail(of result: CURLcode) -> String {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST: return "no se encuentra el servidor por su nombre"
    case CURLE_COULDNT_CONNECT: return "el servidor no acepta conexiones"
    case CURLE_GOT_NOTHING: return "el servidor cerró sin responder"
    case CURLE_PARTIAL_FILE: return "la respuesta llegó cortada"
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR: return "la conexión se cortó"
    case CURLE_BAD_CONTENT_ENCODING: return "la compresión de la respuesta está dañada"
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      return "lo que respondió no es HTTP"
    case CURLE_PEER_FAILED_VERIFICATION: return "el certificado no es de confianza"
    case CURLE_SSL_CONNECT_ERROR: return "no se completó el saludo TLS"
    default: return unsafe String(cString: curl_easy_strerror(result))
    }
  }
}
