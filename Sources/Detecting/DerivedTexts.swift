internal import Text

/// The Spanish of the alarms that watch for one particular happening.
enum DerivedTexts {
  static let silenceTitle = "Silencio: casi nadie habla de la marca"
  static let sourcesAnswer = "las fuentes de peso contestan: no es que falten datos"
  static let negativeTitle = "Cambia el humor: más quejas con el volumen de siempre"

  static func silence(_ came: Int, _ due: Double) -> String {
    mentions(Double(came)) + " en 60 min, esperadas \(Int(due.rounded()))"
  }

  static func negative(_ all: Int, _ share: Double, _ usual: Double) -> String {
    "\(percent(share)) de \(all) menciones negativas en 60 min, lo usual es \(percent(usual))"
  }

  static func blindTitle(_ source: String, isFailing: Bool) -> String {
    isFailing
      ? "Fuente ciega: «\(source)» no se puede leer"
      : "Fuente ciega: «\(source)» contesta y no trae nada"
  }

  static func failing(_ minutes: Int, _ owed: Double, _ reason: String) -> String {
    "sin leerla hace \(minutes) min (\(reason)); a su ritmo habría traído \(mentions(owed))"
  }

  static func share(_ share: Double) -> String {
    "suele traer el \(percent(share)) de lo que se dice de la marca"
  }

  static func seesAgain(_ minutes: Int, _ owed: Double) -> String {
    "vuelve a traer menciones; en \(minutes) min debió traer \(mentions(owed))"
  }

  static func rumourTitle(_ words: [String]) -> String {
    "Rumor: «" + words.joined(separator: " · ") + "»"
  }

  static func rumour(_ voices: Int, _ minutes: Int) -> String {
    "\(voices) voces distintas repiten lo mismo de oídas en \(max(1, minutes)) min"
  }

  static func ownWords(_ voices: Int, of count: Int) -> String {
    "\(count) menciones, \(voices) voces con palabras propias: no es un texto copiado"
  }

  /// «dicen que» 5, «es verdad que» 3.
  static func hearsay(_ marks: [(String, Int)]) -> String {
    "lo dicen de oídas: " + marks.map { "«\($0.0)» \($0.1)" }.joined(separator: ", ")
  }

  static func manyVoices(_ least: Int) -> String { "lo repiten \(least) voces o más" }
  static func doubting(_ count: Int) -> String {
    count == 1
      ? "1 pregunta si es cierto o lo niega" : "\(count) preguntan si es cierto o lo niegan"
  }
  static let notInPress = "la prensa no lo cuenta; conviene tener lista una respuesta"
  static func rumourEnds(_ voices: Int) -> String {
    "casi nadie lo repite desde hace 2 h; llegó a \(voices) voces"
  }

  static let repliesTitle = "Cae mal lo que publicamos: respuestas negativas"
  static func replies(_ against: Int, _ all: Int, _ minutes: Int, _ usual: Double) -> String {
    "\(against) de \(all) que contestaron en \(max(1, minutes)) min lo hicieron mal; "
      + "lo usual es \(percent(usual))"
  }
  static func repliesEnd(_ against: Int, _ all: Int) -> String {
    "nadie contesta desde hace 2 h; quedaron \(against) negativas de \(all)"
  }

  private static func mentions(_ count: Double) -> String {
    SpanishText.count(Int(count.rounded()), "mención", "menciones")
  }

  static func empty(_ minutes: Int, _ owed: Double) -> String {
    "nada en \(minutes) min; a su ritmo habría traído \(mentions(owed))"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
