internal import Model

/// What is said of tables to people.
enum TableTexts {
  static let isEmpty = Fault(.badData, "la tabla está vacía")
  static func noColumn(_ name: String, _ names: [String]) -> Fault {
    Fault(.badData, "la tabla no tiene la columna «\(name)»", remedy: have(names))
  }
  static func noText(_ names: [String]) -> Fault {
    Fault(
      .badData, "ninguna columna parece el texto de una mención",
      remedy: "diga cuál es, por ejemplo text: Comentario; " + have(names))
  }
  private static func have(_ names: [String]) -> String {
    "las columnas son " + names.prefix(30).joined(separator: ", ")
  }
  static let torn = "hay una comilla que no se cierra"
  static func tooMany(_ count: Int, _ expected: Int) -> String {
    "tiene \(count) columnas y se esperaban \(expected)"
  }
  static let nothingSaid = "no dice nada: el texto está vacío"
  static func badDate(_ text: String) -> String { "«\(text.prefix(40))» no es una fecha" }
  static func badKind(_ text: String) -> String {
    let kinds = Mention.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return "«\(text.prefix(40))» no es una clase de mención (\(kinds))"
  }
}
