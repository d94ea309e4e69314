/// What is said of a connector's file.
enum ConnectorTexts {
  static let nothing = "el archivo no define ningún conector"
  static func badPointer(_ text: String) -> String { "«\(text)» no es un camino dentro del JSON" }
  static let badPointerRemedy =
    "escriba /a/b desde el elemento, $/a/b desde el documento, o {const: …} para un valor fijo"
  static func badTemplate(_ text: String) -> String {
    "la plantilla «\(text)» tiene una llave sin cerrar o un hueco vacío"
  }
  static func unknownHole(_ name: String) -> String { "no hay nada que se llame «\(name)»" }
  static func holes(_ names: [String]) -> String {
    names.isEmpty ? "declárelo en «params»" : "los nombres son " + Texts.listed(names, "y")
  }
  static func fewSecrets(_ way: String, _ count: Int) -> String {
    "«\(way)» necesita \(count == 1 ? "un nombre" : "\(count) nombres") en «secret»"
  }
  static let noIDs = "el pedido de «recheck» no lleva los ids"
  static let noIDsRemedy = "escriba {ids} donde la API los espera, separados por comas"
  static let noExpression = "falta el valor"
  static let expressionRemedy = "escriba un camino como /text, o borre la línea"
  static func unknownForm(_ key: String) -> String { "«\(key)» no es una forma de expresión" }
  static let badEquals = "«eq» lleva una lista de dos: un camino y un texto"
  static func unknownTable(_ name: String) -> String { "no hay ninguna tabla «\(name)»" }
  static let noTables = "declárela en «tables»"

  static func notAsked(_ id: String) -> String {
    "al conector «\(id)» no se le puede preguntar: lee lo que trae una transmisión"
  }
  static let onlyOfStreams = "«gone_author» vale solo para lo que trae una transmisión"
  static let onlyOfStreamsRemedy = "agregue direction: stream, o borre la línea"
  static let askByStream = "escriba type: jetstream, o type: stream con su dirección"
  static func unknownConnector(_ id: String) -> String { "no hay ningún conector «\(id)»" }
  static func connectors(_ ids: [String]) -> String { "hay " + Texts.listed(ids, "y") }
  static func missingParameter(_ name: String) -> String { "falta el parámetro «\(name)»" }
  static func unknownParameter(_ name: String) -> String { "no se conoce el parámetro «\(name)»" }
}
