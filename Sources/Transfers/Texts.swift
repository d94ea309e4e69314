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
}
