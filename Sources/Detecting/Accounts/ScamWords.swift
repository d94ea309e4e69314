internal import Text

/// The behaviour rule: a stranger who answers a customer like the care desk and asks for data
/// (reference: fake accounts, section 1.4).
package enum ScamWords {
  /// Whether a text asks a customer for data or for a private channel, as a care desk would.
  ///
  /// Some forty words reach 4 by `TrapReading.points`, less 3 where the text is a report or a warning. It
  /// says nothing of a real agent's text, which reads the same: ask only of authors who are not official.
  package static func asksForData(_ text: String) -> Bool { score(text) >= 4 }

  /// Whether a text asks if an account is the real one.
  package static func doubts(_ text: String) -> Bool { holds(doubtPhrases, folded: fold(text)) }

  /// Whether a text warns of an account or tells that it asked for data.
  static func warns(_ text: String) -> Bool { holds(reportPhrases, folded: fold(text)) }

  /// Whether somebody says to have handed data over.
  static func handsOver(_ text: String) -> Bool {
    holds(handOverPhrases, folded: fold(text))
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
    let folded = fold(text)
    let words = folded.split(separator: " ").map(String.init)
    let step = longest / 2
    let best = stride(from: 0, to: max(1, words.count - step), by: step).map {
      TrapReading(words[$0..<min(words.count, $0 + longest)]).points
    }.max()
    return (best ?? 0) - (holds(reportPhrases, folded: folded) ? 3 : 0)
  }

  private static func holds(_ phrases: [String], folded: String) -> Bool {
    let text = " " + folded + " "
    return phrases.contains { text.contains($0) }
  }

  /// Words of a trap at most: in a long story all of them come together by chance.
  private static let longest = 40

  /// Folded words of letters, digits and `+` with one blank between them.
  private static func fold(_ text: String) -> String {
    var result: [UInt8] = []
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(2_000) {
      switch scalar {
      case "¿", "¡": plain.append(" ")
      // Folding keeps ñ, which would cut a word here.
      case "ñ", "Ñ": plain.append("n")
      case "\u{303}": continue
      default: plain.append(scalar)
      }
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
}
