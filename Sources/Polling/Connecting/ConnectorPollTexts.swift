internal import Model

/// Why a source with a connector brought nothing, as the operator reads it after the source's name.
enum ConnectorPollTexts {
  static let foreignPage = "la página siguiente apunta a otro servidor: no se sigue"
  static let incomplete = "la fuente no tiene conector"
  static func badValue(_ name: String) -> String {
    "el valor de «\(name)» no puede ir en la dirección"
  }
  static let badAccount =
    "la credencial no es la clave JSON de una cuenta de servicio (client_email, private_key, token_uri)"
  static let badKey = "la clave privada de la cuenta de servicio no se puede leer"
  static func noToken(_ why: String) -> String { "no se pudo pedir la credencial: \(why)" }
  static func refusedToken(_ status: Int) -> String {
    "la API no dio credencial (responde \(status))"
  }
  static func refused(_ status: Int, _ words: String?) -> String {
    "la API no acepta la credencial (responde \(status))" + (words.map { ": " + $0 } ?? "")
  }
  static func status(_ status: Int, _ words: String?) -> String {
    Texts.status(status) + (words.map { ": " + $0 } ?? "")
  }
  static func redirected(_ status: Int) -> String {
    "responde \(status) hacia otra dirección; con credencial no se sigue"
  }
  static func exhausted(_ span: Instant.Span) -> String {
    "agotó los pedidos que da la API: se esperan \(Texts.duration(span))"
  }
  static func budget(_ spending: Spending, _ budget: SourceBudget) -> String {
    if let daily = budget.dailyCost, budget.cost > 0 {
      return "presupuesto: US$ \(money(spending.cost)) de \(money(daily)) usados hoy (UTC)"
    }
    let unit = budget.unit == .request ? "pedidos" : "publicaciones"
    return "presupuesto: \(spending.count) de \(budget.dailyCount ?? 0) \(unit) hoy (UTC)"
  }
  static let notBooked = "el archivo no aceptó anotar el gasto: no se preguntó"
  static let morePages =
    "quedaron páginas sin leer: suba «max» en el conector o pregunte más seguido"
  static func broken(_ why: String) -> String {
    "quedaron páginas sin leer, y puede faltar lo que había en ellas: \(why)"
  }

  static func goesOn(_ why: String) -> String {
    "quedaron páginas sin leer, que se piden en la próxima vuelta: \(why)"
  }
  static let givenUp =
    "quedaron páginas sin leer de hace más de un día, o demasiadas: ya no se piden"

  private static func money(_ millionths: Int64) -> String {
    let cents = (millionths + 5000) / 10_000
    return "\(cents / 100),\(Instant.padded(cents % 100, 2))"
  }
}
