internal import Model

/// Why a stream stopped, as the operator reads it after the source's name.
enum StreamTexts {
  static let endless = "manda un documento que no termina"
  static let overfull = "manda más rápido de lo que se puede guardar"
  static let closed = "cerró la transmisión"
  static func silent(_ span: Instant.Span) -> String {
    "no da señales de vida hace \(Texts.duration(span))"
  }
  static func again(_ reason: String, _ wait: Instant.Span) -> String {
    "\(reason); se vuelve a conectar en \(Texts.duration(wait))"
  }
}
