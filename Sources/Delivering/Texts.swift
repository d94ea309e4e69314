/// What this room tells the operator, in Spanish.
enum Texts {
  static let gone = "el receptor respondió 410: ya no quiere avisos y quedó deshabilitado"
  static let badAddress = "la dirección configurada no es válida"
  static let noSecret = "el receptor no tiene un secreto whsec_ válido; corrija «secret»"

  static func redirected(_ status: Int) -> String {
    "respondió con una redirección (\(status)), que no se sigue; corrija la dirección"
  }

  static func refused(_ status: Int) -> String { "respondió \(status)" }

  static func exhausted(_ reason: String, attempts: Int) -> String {
    "\(reason); se abandona tras \(attempts) intentos"
  }

  static func postponed(_ reason: String) -> String {
    "en espera por pedido del receptor: \(reason)"
  }
}
