/// The operator's Spanish of this room.
enum Texts {
  static let gapAtEdge = "«…» necesita una palabra después"
  static let emptyPattern = "el patrón no tiene ninguna palabra"
  static let openBeginning = "el patrón tiene que empezar por una palabra o por (a|b)"
  static let tooManyReadings = "el patrón tiene demasiadas combinaciones de alternativas"
  static let emptyAlternative = "falta una palabra entre «(», «|» y «)»"
  static let unclosedGroup = "falta cerrar el paréntesis"
  static let patternRemedy = "la gramática de los patrones está al comienzo de Rules/telco.yaml"

  static func unexpected(_ character: Character) -> String { "no se esperaba «\(character)» acá" }
  static func noWord(_ chunk: String) -> String {
    "«\(chunk)» no es una palabra que se pueda buscar"
  }

  static let notUTF8 = "el archivo no está en UTF-8"
  static let missingEntryColumn = "la primera línea tiene que nombrar la columna «entry»"
  static func unknownColumn(_ name: String) -> String { "no se conoce la columna «\(name)»" }
  static let columnsRemedy = "use entry, kind, weight, country, language o note"
  static func tooManyCells(_ count: Int) -> String {
    "la línea tiene más celdas que las \(count) columnas del encabezado"
  }
  static let emptyEntry = "falta la palabra en la columna «entry»"
  static func notANumber(_ cell: String) -> String { "«\(cell)» no es un peso" }
  static let weightRemedy = "escriba un número entre −5 y 5, por ejemplo -2.5"
  static func unknownKind(_ cell: String) -> String { "no se conoce la clase «\(cell)»" }
  static func unknownConstant(_ name: String) -> String { "no se conoce la constante «\(name)»" }
  static let notASign = "«entry» no es un emoji ni un emoticón que se reconozca"
  static func repeated(_ entry: String, _ first: String) -> String {
    "«\(entry)» ya figura en \(first)"
  }
  static let repeatedRemedy = "deje una sola de las dos"

  static func repeatedPlace(_ id: String) -> String { "el lugar «\(id)» ya figura" }
  static func emptyColumn(_ name: String) -> String { "falta la columna «\(name)»" }
  static func notACount(_ cell: String) -> String { "«\(cell)» no es una cantidad de habitantes" }
  static func notDegrees(_ cell: String, _ limit: Double) -> String {
    "«\(cell)» no es un ángulo entre −\(limit) y \(limit)"
  }

  /// A negator with what it turns round: `no → bueno`.
  static func negation(_ negator: String, of words: [String]) -> String {
    words.isEmpty ? negator : negator + " → " + words.joined(separator: ", ")
  }

  static func weightOutside(_ weight: Double) -> String {
    "el peso \(weight) de la regla no está entre 0 y 1"
  }
  static func exampleFails(_ group: String, _ example: String) -> String {
    "el ejemplo «\(example)» no da «\(group)»"
  }
  static func counterexampleMatches(_ group: String, _ example: String) -> String {
    "el contraejemplo «\(example)» da «\(group)» y no debería"
  }
  static func neverMatches(_ rule: String) -> String { "la regla «\(rule)» nunca puede dar" }
  static let neverMatchesRemedy = "revise sus excepciones y si la niega una palabra propia"
  static func alwaysTogether(_ rule: String, _ place: String) -> String {
    "la regla «\(rule)» da siempre junto con la de \(place)"
  }
  static let alwaysTogetherRemedy = "deje una sola de las dos"
  static func unknownFlag(_ id: String) -> String { "no se conoce la señal de aviso «\(id)»" }
  static func unknownRelation(_ id: String) -> String {
    "no se conoce el vínculo «\(id)»; los hay customer, former y prospective"
  }
  static func badTerm(_ term: String, _ brand: String) -> String {
    "el término «\(term)» de la marca «\(brand)» no se puede buscar"
  }
}
