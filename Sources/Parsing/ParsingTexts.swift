internal import Model

/// What this room says to people.
enum ParsingTexts {
  static let isPage = Fault(
    .badData, "el documento es una página HTML, no un feed",
    remedy: "busque en la página la dirección de su feed RSS o Atom")
  static let noChannel = Fault(
    .badData, "la página no muestra mensajes: el canal no existe o no es público")
  static let isEmpty = Fault(.badData, "el documento está vacío, no es un feed")
  static let isPlainText = Fault(
    .badData, "el documento es texto, no un feed RSS, Atom o JSON Feed")
  static let isNoMail = Fault(.badData, "no es un mensaje de correo: no tiene encabezados")
  static let isNoFeed = Fault(.badData, "el documento es JSON, pero no un JSON Feed")
  static let isCut = Fault(.badData, "el documento está cortado antes de su primer elemento")

  static func breaksOff(_ entries: Int) -> String {
    "el documento llegó cortado: se leyeron las \(entries) entradas que había"
  }

  static func badBytes(_ count: Int) -> String {
    "el documento trae \(count) bytes que no son texto en su codificación: se reemplazaron"
  }

  static func isOtherXML(root: String) -> Fault {
    Fault(.badData, "el documento es XML con raíz «\(root)», no un feed RSS, Atom o RDF")
  }

  static func isBadJSON(_ fault: Fault) -> Fault {
    Fault(.badData, "el documento empieza como JSON y no se puede leer: \(fault.what)")
  }

  static func unknownControl(_ name: String) -> Fault {
    Fault(
      .badData, "línea de control desconocida «\(name)»",
      remedy: "use una de: history, gap, calendar")
  }

  static func missing(_ name: String) -> Fault { Fault(.badData, "falta «\(name)»") }
}
