internal import Model

/// What is said of an API's answer.
enum ConnectorFaults {
  static let noJSON = Fault(.badData, "la respuesta es JSON, pero no un objeto ni una lista")

  static func complaint(_ text: String) -> Fault {
    Fault(.badData, "la API contestó un error: \(text)")
  }

  static func noItems(_ connector: Connector) -> String {
    "la respuesta no trae los elementos que espera el conector «\(connector.id)»"
  }
}
