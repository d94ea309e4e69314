internal import Model
internal import Monitor

/// The Spanish words for the fixed values of the model.
enum Words {
  /// A number with a decimal comma.
  static func number(_ value: Double, digits: Int = 1) -> String {
    Wording.number(value, digits: digits)
  }

  /// A number with its sign, two decimals.
  static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + Wording.number(value, digits: 2)
  }

  /// `6,2 veces lo esperado +3`: a reason with its points, where it has any.
  static func weighed(_ reason: String, _ points: Int) -> String {
    points == 0 ? reason : "\(reason) \(points > 0 ? "+" : "−")\(abs(points))"
  }

  static func level(_ level: Alert.Level) -> String {
    switch level {
    case .watch: "VIGILANCIA"
    case .warning: "ALTA"
    case .critical: "CRÍTICA"
    }
  }

  static func verdict(_ verdict: Alert.Verdict) -> String {
    switch verdict {
    case .organic: "orgánico"
    case .mixed: "mixto"
    case .artificial: "copiado"
    }
  }

  static func intent(_ intent: Finding.Intent) -> String {
    switch intent {
    case .complaint: "reclamo"
    case .question: "pregunta"
    case .praise: "elogio"
    case .suggestion: "sugerencia"
    case .news: "noticia"
    case .spam: "propaganda"
    case .other: "otra"
    }
  }

  /// "Rosario (Santa Fe)".
  static func place(_ place: Finding.Place) -> String {
    let region = place.province ?? place.country
    return region == place.name ? place.name : "\(place.name) (\(region))"
  }

  /// "3 d", "60 llamadas", "$ 45.000".
  static func fact(_ fact: Finding.Fact) -> String {
    switch fact.kind {
    case .duration: duration(fact.value)
    case .count: "\(number(fact.value, digits: 0)) \(fact.unit)"
    case .amount where fact.unit == "$": "$ \(number(fact.value, digits: 2))"
    case .amount: "\(number(fact.value, digits: 2)) \(fact.unit)"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    let steps: [(Double, String)] = [
      (31_536_000, "años"), (2_592_000, "meses"), (604_800, "semanas"), (86_400, "días"),
      (3600, "horas"), (60, "minutos"),
    ]
    let step = steps.first { seconds >= $0.0 } ?? (1, "segundos")
    return "\(number(seconds / step.0, digits: 1)) \(step.1)"
  }

  static func relation(_ relation: Finding.Relation) -> String {
    switch relation {
    case .customer: "es cliente"
    case .former: "fue cliente"
    case .prospective: "piensa serlo"
    }
  }

  static func personalData(_ kind: Finding.PersonalData.Kind) -> String {
    switch kind {
    case .email: "correo"
    case .phone: "teléfono"
    case .nationalID: "documento"
    case .taxID: "CUIT o CUIL"
    case .card: "tarjeta"
    case .account: "cuenta"
    case .plate: "patente"
    case .address: "domicilio"
    }
  }

  static func unit(_ unit: Finding.Unit) -> String { unit == .mobile ? "móvil" : "fijo" }

  static func flag(_ flag: Finding.Flag) -> String {
    switch flag {
    case .churnThreat: "amenaza con irse"
    case .regulator: "nombra al regulador"
    case .repeatContact: "ya reclamó antes"
    case .press: "prensa"
    case .sarcasm: "sarcasmo"
    case .impersonationReport: "denuncia una suplantación"
    case .personalData: "trae datos personales"
    }
  }

  static func evidence(_ kind: String) -> String {
    switch kind {
    case "word": "palabra"
    case "negation": "negación"
    case "emoji": "emoji"
    case "driver": "motivo"
    case "cue": "indicio"
    case "flag": "seña"
    case "brand": "marca"
    case "place": "lugar"
    case "duration": "duración"
    case "count": "cantidad"
    case "amount": "importe"
    case "relation": "vínculo"
    case "personal_data": "dato personal"
    default: kind
    }
  }

  static func caseState(_ state: Case.State) -> String {
    switch state {
    case .new: "sin asignar"
    case .assigned: "asignado"
    case .waitingCustomer: "espera al cliente"
    case .answered: "respondido"
    case .pending: "pendiente"
    case .closed: "cerrado"
    case .abandoned: "abandonado"
    case .discarded: "descartado"
    }
  }

  static func health(_ health: SourceStatus.Health) -> String {
    switch health {
    case .waiting: "por consultar"
    case .ok: "bien"
    case .slow: "lenta"
    case .limited: "limitada"
    case .blind: "ciega"
    case .retired: "retirada"
    case .needsCredentials: "faltan credenciales"
    }
  }
}
