internal import Text

/// The behaviour rule: a stranger who answers a customer like the care desk and asks for data
/// (reference: fake accounts, section 1.4).
package enum ScamWords {
  /// Whether a text asks a customer for data or for a private channel, as a care desk would.
  ///
  /// `2·(ASK ∧ DATA) + 2·(AGENT ∧ DATA) + 2·HARD − 3·REPORT` reaches 4. It says nothing of a real
  /// agent's text, which reads the same: ask only of authors who are not official.
  package static func asksForData(_ text: String) -> Bool { score(text) >= 4 }

  /// Whether a text asks if an account is the real one.
  package static func doubts(_ text: String) -> Bool {
    let folded = " " + fold(text) + " "
    return doubtPhrases.contains { folded.contains($0) }
  }

  /// Whether a text warns of an account or tells that it asked for data.
  static func warns(_ text: String) -> Bool {
    let folded = " " + fold(text) + " "
    return reportPhrases.contains { folded.contains($0) }
  }

  /// Whether somebody says to have handed data over.
  static func handsOver(_ text: String) -> Bool {
    let folded = " " + fold(text) + " "
    return handOverPhrases.contains { folded.contains($0) }
  }

  /// Whether a description offers a telephone or WhatsApp.
  static func hasPhone(_ bio: String) -> Bool {
    let folded = Folding.fold(bio)
    if folded.contains("whatsapp") || folded.contains("wa.me") || folded.contains("wsp") {
      return true
    }
    var digits = 0
    for byte in folded.utf8 {
      if Lookalike.isDigit(byte) {
        digits += 1
        if digits >= 8 { return true }
      } else if !phoneSigns.contains(byte) {
        digits = 0
      }
    }
    return false
  }

  static func score(_ text: String) -> Int {
    let folded = " " + fold(text) + " "
    func holds(_ phrases: [String]) -> Bool { phrases.contains { folded.contains($0) } }
    let data = holds(dataPhrases)
    var score = 0
    if data, holds(askPhrases) { score += 2 }
    if data, holds(agentPhrases) { score += 2 }
    if holds(hardPhrases) { score += 2 }
    if holds(reportPhrases) { score -= 3 }
    return score
  }

  /// Folded words with one blank between them; `.`, `/` and `+` stay, for `wa.me` and numbers.
  private static func fold(_ text: String) -> String {
    var result: [UInt8] = []
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(2_000) {
      plain.append(scalar == "¿" || scalar == "¡" ? " " : scalar)
    }
    for byte in Folding.fold(String(plain)).utf8 {
      let isKept = Lookalike.isAlphanumeric(byte) || byte == UInt8(ascii: "+")
      if isKept {
        result.append(byte)
      } else if result.last != UInt8(ascii: " ") {
        result.append(UInt8(ascii: " "))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let phoneSigns = Set(" +-().".utf8)
  private static let askPhrases = words(
    prefix: """
      pasanos pasame pasenos envianos enviame envienos enviar mandanos mandame indiquenos indicanos
      indicame dejanos dejame dejenos compartinos compartanos comparti confirmanos confirmame confirme
      confirma escribinos escribime escribanos comunicate comuniquese contactanos contactate
      contactenos seguinos siganos ingresa ingrese facilitanos facilitenos brindanos brindenos
      necesitamos proporcione proporcionanos responde respondenos hablanos agreganos llamanos
      complete completa verifica verifique valida valide haznos dinos enviarnos necesito
      """)
  private static let dataPhrases =
    words(
      exact: """
        telefono celular numero whatsapp wsp wpp dm md inbox privado interno messenger tarjeta clave token
        codigo cbu cvu alias dni documento homebanking contrasena correo mail email telegram
        """) + [" wa me ", " mensaje directo", " +54", " mensaje privado", " por directo"]
  private static let agentPhrases =
    words(
      exact: """
        asistente asesor asesora asesores asesoria representante ejecutivo ejecutiva operador operadora
        agente soporte area gestion gestionar reclamo lamentamos ayudarte ayudarle ayudarlo ayudamos
        disculpas inconveniente inconvenientes departamento sector
        """) + [
      " mesa de ayuda ", " servicio tecnico ", " tu caso ", " su caso ", " te llamamos ",
      " te contactamos ", " lo llamamos ", " le llamamos ", " atencion al cliente ",
      " tu solicitud ",
      " nos comunicamos ", " te contactaremos ", " centro de atencion ",
    ]
  private static let hardPhrases = [
    " clave ", " token ", " codigo de ", " codigo que ", " numero de tarjeta ", " cvv ",
    " usuario y contrasena ", " contrasena ", " wa me ", " codigo por sms", " datos de tu tarjeta ",
    " homebanking ", " foto de tu dni ", " foto del dni ",
  ]
  private static let reportPhrases = [
    " me pidieron ", " me piden ", " me pidio ", " no respondan ", " no caigan ", " cuidado ",
    " estafa", " es falsa ", " es falso ", " trucha ", " trucho ", " ya les mande ",
    " ya les envie ",
    " ya mande ", " fijate ", " denunci", " te quieren ", " no les des ", " no le des ",
    " no pases ",
    " phishing ", " ya te mande ", " les mande ", " les escribi ", " me robaron ",
  ]
  private static let doubtPhrases = [
    " es esta la cuenta oficial", " es la cuenta oficial", " son la cuenta oficial",
    " es cuenta oficial", " son los oficiales", " es el oficial", " es oficial esta",
    " esta cuenta es oficial", " esta cuenta es real", " esta cuenta es verdadera",
    " es la verdadera", " es la cuenta verdadera", " sos oficial", " son oficiales",
    " es una cuenta falsa",
    " esta cuenta es falsa", " es cuenta falsa", " es trucha esta", " esta cuenta es trucha",
  ]

  private static let handOverPhrases = [
    " te mande ", " les mande ", " le mande ", " ya mande ", " mande el ", " mande los ",
    " mande mi ", " mande mis ", " te envie ", " les envie ", " le envie ", " ya envie ",
    " envie el ",
    " envie los ", " envie mis ", " te pase ", " les pase ", " le pase ", " pase el codigo ",
    " pase mis datos ", " ya pase ", " di mis datos ", " les di ", " le di ", " te escribi por ",
    " te deje ", " les deje ", " ya te escribi ",
  ]

  private static func words(exact list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map { " \($0) " }
  }
  private static func words(prefix list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map { " \($0)" }
  }
}
