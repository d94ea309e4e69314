internal import Text

/// What is said of copied texts, in Spanish: of the texts, never of who is behind them.
extension Texts {
  static func copiedTitle(_ texts: Int, brand: String) -> String {
    texts == 1
      ? "Texto coordinado: muchas cuentas publican lo mismo · \(brand)"
      : "Textos coordinados: muchas cuentas publican los mismos \(texts) textos · \(brand)"
  }
  static func copiedReason(_ reading: BurstReading, minutes: Int) -> String {
    copied(reading.copies, of: reading.messages, share: reading.share, minutes: minutes)
      + "; voces efectivas \(reading.effectiveVoices) de \(reading.authors)"
  }
  static func copied(_ copies: Int, of messages: Int, share: Double, minutes: Int) -> String {
    let span = minutes == 0 ? "menos de un minuto" : "\(minutes) min"
    return "\(SpanishText.number(copies)) de \(SpanishText.number(messages)) mensajes"
      + " (\(SpanishText.percent(share)) sin contar titulares) repiten un texto, en \(span)"
  }
  static func manyCopies(_ copies: Int) -> String {
    "\(SpanishText.number(copies)) copias"
  }
  static func moreCopies(_ copies: Int, _ messages: Int) -> String {
    "ya son \(SpanishText.number(copies)) copias de \(SpanishText.number(messages)) mensajes"
  }
  static func inStep(_ seconds: Double) -> String {
    "una copia cada \(Int(seconds)) s, la mediana"
  }
  static func youngCopiers(_ young: Int, of copies: Int) -> String {
    "\(young) de \(copies) copias son de cuentas creadas hace menos de 30 días"
  }
  static func automatedCopiers(_ automated: Int, of copies: Int, usual: Double) -> String {
    "\(automated) de \(copies) copias son de cuentas con señales de automatización"
      + " (lo usual en la marca: \(SpanishText.percent(usual)))"
  }
  static let copiesOver = "en la última hora ya casi no hay copias"
  static let sameLink = "tres o más cuentas publicaron el mismo enlace en un minuto"
  static func effective(_ voices: Int, of authors: Int) -> String {
    "voces efectivas: \(voices) de \(authors) (cada texto repetido cuenta una vez)"
  }
  /// Reference: fake accounts, section 3.2.
  static let usualCopies =
    "en horas de prueba sin campañas, a lo sumo el 3 % de los mensajes repetía otro"
  static let saysNothingOfWho =
    "no dice quién está detrás: puede ser una persona, un grupo o mucha gente que copia"
}
