/// What a few words do of what a care desk does with a customer: ask, want data, speak as the desk, want
/// secrets.
///
/// Verbs are recognised by stem and ending, so that every form of `tú`, `vos` and `usted` counts; what
/// customers call the desk themselves (`sector`, `operador`) says nothing.
struct TrapReading {
  private let words: ArraySlice<String>
  private let text: String

  /// Reads folded words.
  init(_ words: ArraySlice<String>) {
    self.words = words
    text = " " + words.joined(separator: " ") + " "
  }

  /// `2·(ASK ∧ DATA) + 2·(AGENT ∧ DATA) + 2·HARD + 2·(AGENT ∧ OWN)` (reference: fake accounts, section
  /// 1.4; OWN, the data of whom is spoken to, is ours).
  var points: Int {
    var points = 0
    let speaksAsDesk = words.contains(where: Self.agents.contains) || holds(Self.agentPhrases)
    if namesData {
      if asks || givesNumber { points += 2 }
      if speaksAsDesk { points += 2 }
      if speaksAsDesk, wantsOwn(Self.anyData, within: 3) { points += 2 }
    }
    if holds(Self.hardPhrases) || wantsOwn(Self.secrets, within: 2) { points += 2 }
    return points
  }

  private var namesData: Bool {
    words.contains { Self.data.contains($0) || $0.hasPrefix("+54") } || holds(Self.dataPhrases)
  }

  private var asks: Bool {
    words.indices.contains { place in
      let word = words[place]
      if Self.isVerb(word, Self.withUs) || Self.asking.contains(word) { return true }
      guard place + 1 < words.endIndex else { return false }
      let next = words[place + 1]
      switch word {
      // `me pasás`, `nos podría facilitar`; customers say `me confirman`.
      case "me", "nos": return Self.isVerb(next, ["as", "es", "is"]) || Self.can.contains(next)
      case "necesito", "necesitamos": return has(Self.own, from: place + 1, within: 2)
      default:
        return Self.isVerb(word, Self.plain)
          && (tellsOwn(after: place) || has(Self.cards, from: place + 1, within: 6))
      }
    }
  }

  /// Whether what follows is `tu` or `su` with data.
  private func tellsOwn(after place: Int) -> Bool {
    has(Self.anyData, from: place + 1, within: 8)
      && has(Self.own, from: place + 1, within: 8)
  }

  /// A telephone number, other than the service numbers of companies.
  private var givesNumber: Bool {
    var digits = 0
    var isLine = false
    for word in words {
      let figures = word.utf8.count(where: Lookalike.isDigit)
      guard figures > 0, figures >= word.utf8.count - 1 else {
        digits = 0
        continue
      }
      if digits == 0 { isLine = word.utf8.count <= 4 && Self.lines.contains(where: word.hasPrefix) }
      digits += figures
      if digits >= 8, !isLine { return true }
    }
    return false
  }

  /// Whether the words speak of the listener's own data: `tu número`, `su tarjeta`, `a qué celular`.
  private func wantsOwn(_ data: Set<String>, within: Int) -> Bool {
    words.indices.contains { place in
      guard data.contains(words[place]) else { return false }
      let before = words[max(words.startIndex, place - within)..<place]
      return before.contains(where: Self.own.contains) || before.suffix(2) == ["a", "que"]
    }
  }

  private func has(_ wanted: Set<String>, from start: Int, within: Int) -> Bool {
    start < words.endIndex
      && words[start..<min(words.endIndex, start + within)].contains(where: wanted.contains)
  }

  private func holds(_ phrases: [String]) -> Bool { phrases.contains { text.contains($0) } }

  private static func isVerb(_ word: String, _ endings: Set<String>) -> Bool {
    // The longest stem is nine letters.
    let letters = Array(word)
    return (2...9).contains { length in
      length < letters.count && stems.contains(String(letters[..<length]))
        && endings.contains(String(letters[length...]))
    }
  }
}

extension TrapReading {
  /// To hand over, to get in touch, to fill in.
  private static let stems = set(
    """
    pas envi reenvi mand remit dej indic indiqu compart confirm escrib comunic comuniqu contact facilit
    brind proporcion suministr inform agreg agregu anot segu sig ingres complet actualiz actualic valid
    verific respond habl llam adjunt solicit
    """)
  /// `pasanos`, `envíeme`, `compartinos`, `reenviámelo`, `comuníquese`, `dejarnos`.
  private static let withUs = set(
    """
    anos enos inos ame eme ime amelo emelo anoslo enoslo arnos ernos irnos ate ese uese ase ales
    """)
  /// `pasá`, `indique`, `escribí`.
  private static let plain = set("a e i as es ue")
  private static let asking = set(
    "dinos decinos dime decime digame diganos haznos siganos seguinos")
  private static let can = set("podria podrias puede puedes podes")
  private static let own = set("tu tus su sus tenes tienes tiene")
  private static let cards = set("tarjeta token cvv")
  private static let secrets = set(
    "tarjeta clave token codigo cvv contrasena dni cbu cvu homebanking documento cedula")
  /// How free and service numbers of companies begin: 0800, 0810, 0600, 900, 905.
  private static let lines = ["080", "081", "060", "80", "90"]
  private static let data = set(
    """
    telefono cel celular numero whatsapp whats wsp wpp dm md mp inbox privado interno messenger tarjeta
    clave token codigo cbu cvu alias dni documento cedula homebanking contrasena correo mail email telegram
    """)
  /// With words that name data only where they are the listener's.
  private static let anyData = data.union(["datos", "usuario", "movil"])
  private static let dataPhrases = [
    " wa me ", " mensaje directo ", " mensaje privado ", " por directo ",
  ]
  private static let agents = set(
    """
    asistente asesor asesora asesores asesoria representante ejecutivo ejecutiva agente supervisor
    supervisora soporte area gestion gestionar reclamo lamentamos lamento ayudarte ayudarle ayudarlo
    ayudarla ayudamos asistirte asistirlo asistirla asistirle ubicarte ubicarlo contactarte contactarlo
    disculpas disculpe disculpa inconveniente inconvenientes departamento agilizamos
    """)
  private static let agentPhrases = [
    " mesa de ayuda ", " servicio tecnico ", " tu caso ", " su caso ", " tu solicitud ",
    " su solicitud ", " atencion al cliente ", " atencion a cliente ", " atencion a clientes ",
    " centro de atencion ", " nuestro equipo ", " nuestra linea ", " nuestro ejecutivo ",
    " nuestros agentes ", " un operador ", " nos comunicamos ", " se contactara ",
    " se comunicara ", " se va a comunicar ", " te contactaremos ", " te contactamos ",
    " te contacto ", " te llamamos ", " te llamo ", " te llama ", " te atiende ", " te escribe ",
    " lo contacta ", " lo atiende ", " lo llamamos ", " le llamamos ",
  ]
  private static let hardPhrases = [
    " clave ", " token ", " codigo de ", " codigo que ", " numero de tarjeta ", " cvv ",
    " usuario y contrasena ", " contrasena ", " wa me ", " codigo por sms ", " datos de tarjeta ",
    " datos de la tarjeta ", " homebanking ", " foto del dni ",
  ]

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
