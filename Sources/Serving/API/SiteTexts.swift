/// What the API says to its users, in Spanish.
enum SiteTexts {
  static func title(ofStatus status: Int) -> String {
    switch status {
    case 400: "Pedido incorrecto"
    case 401: "Falta la clave de acceso"
    case 403: "No permitido"
    case 404: "No existe"
    case 405: "Método no admitido"
    case 409: "El estado no lo permite"
    case 413: "Demasiado grande"
    case 415: "Tipo de contenido no admitido"
    case 421: "Destino equivocado"
    case 431: "Cabeceras demasiado largas"
    case 503: "No disponible por ahora"
    default: "Error interno"
    }
  }

  static let noPath = "no hay nada en esta dirección; vea /openapi.json"
  static let noDocument = "no hay nada con ese identificador"
  static let stopping = "Vigía se está deteniendo; pruebe de nuevo en unos segundos"
  static let crossSite = "el pedido viene de otra página"
  static let tokenMissing = "falta la cabecera «Authorization: Bearer …» con una clave válida"
  static let tokenWrong = "la clave de acceso no es válida"
  static let tokenScope = "la clave no alcanza para esto"
  static let signatureMissing = "falta la firma del envío"
  static let signatureWrong = "la firma no corresponde al cuerpo, al secreto o a la hora"
  static let wordWrong = "hub.verify_token no es la palabra acordada"
  static let notJSON = "el cuerpo no es un objeto JSON"
  static let byMissing = "falta «by»: quién lo hace, de 1 a 100 caracteres"
  static let nothingParsed = "ninguna línea es una mención válida"
  static let longKey = "«Idempotency-Key» debe tener de 1 a 255 caracteres"
  static let silenceLength = "«minutes» debe ser un número entero de 1 a 10080"
  static let silenceUntil = "«until» debe ser una fecha RFC 3339 como 2026-03-02T11:04:09Z"
  static let notReady = "Vigía todavía no está listo"
  static let noHost = "falta la cabecera «Host»"

  static func secretMissing(_ what: String) -> String { "no se puede comprobar la firma: \(what)" }

  static func host(_ host: String) -> String {
    "este servidor no atiende con el nombre «\(host)»; use 127.0.0.1"
  }

  static func method(_ method: String, allowed: String) -> String {
    "\(method) no sirve aquí; use \(allowed)"
  }

  static func contentType(_ allowed: [String]) -> String {
    "envíe el cuerpo como \(allowed.joined(separator: " o "))"
  }

  static func headTooLarge(_ limit: Int) -> String {
    "dirección y cabeceras pasan de \(limit / 1024) kB; acorte la consulta o borre cookies de este sitio"
  }

  static func tooLarge(_ limit: Int) -> String {
    "el cuerpo pasa de \(limit) bytes; divídalo en partes"
  }

  static func parameter(_ name: String, _ expected: String) -> String {
    "«\(name)» debe ser \(expected)"
  }
}
