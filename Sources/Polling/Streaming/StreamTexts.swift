internal import Model

/// Why a stream stopped, as the operator reads it after the source's name.
enum StreamTexts {
  static let endless = "manda un documento que no termina"
  static let overfull = "manda más rápido de lo que se puede guardar"
  static let closed = "cerró la transmisión"
  static func closed(_ code: Int, _ words: String) -> String {
    "\(closed) (\(code)\(words.isEmpty ? "" : ": \(words.prefix(100))"))"
  }
  static let forgotten = "ya no guarda lo que se le pide desde el último corte"
  static let unkept = "el archivo no aceptó lo recibido"
  static func noRules(_ why: String) -> String {
    "no se pudo poner al día las reglas de la cuenta: \(why)"
  }
  static let noRuleList = "la respuesta no es una lista de reglas"
  static func refusedRule(_ rule: String?, _ why: String) -> String {
    (rule.map { "la plataforma no acepta la regla «\($0)»" } ?? "la plataforma no acepta las reglas")
      + (why.isEmpty ? "" : ": " + why)
  }
  static func silent(_ span: Instant.Span) -> String {
    "no da señales de vida hace \(Texts.duration(span))"
  }
  static func again(_ reason: String, _ wait: Instant.Span) -> String {
    "\(reason); se vuelve a conectar en \(Texts.duration(wait))"
  }
}
