/// The Spanish of the alarms that watch for one particular happening.
enum DerivedTexts {
  static let silenceTitle = "Silencio: casi nadie habla de la marca"
  static let sourcesAnswer = "las fuentes de peso contestan: no es que falten datos"
  static let negativeTitle = "Cambia el humor: más quejas con el volumen de siempre"

  static func silence(_ came: Int, _ due: Double) -> String {
    "\(came) \(came == 1 ? "mención" : "menciones") en 60 min, esperadas \(Int(due.rounded()))"
  }

  static func negative(_ all: Int, _ share: Double, _ usual: Double) -> String {
    "\(percent(share)) de \(all) menciones negativas en 60 min, lo usual es \(percent(usual))"
  }

  static func emptyTitle(_ source: String) -> String {
    "La fuente «\(source)» contesta y no trae nada"
  }

  static func empty(_ minutes: Int, _ owed: Double) -> String {
    "nada en \(minutes) min; a su ritmo habría traído \(Int(owed.rounded())) menciones"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
