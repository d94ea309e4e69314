internal import Model

/// What people read of the care queue, in Spanish.
enum Texts {
  static let regulator = "menciona al organismo regulador"
  static let impersonation = "denuncia una cuenta que suplanta a la marca"
  static let churnThreat = "amenaza con irse"
  static let personalData = "dejó datos personales a la vista"
  static let repeatContact = "ya había reclamado antes"
  static let outage = "está sin servicio"
  static let anger = "está enojado"
  static let fury = "está muy enojado"
  static func exposed(to account: String) -> String {
    "le respondió \(account), una cuenta que parece suplantar a la marca: avísele y pregúntele si dio datos"
  }
  static func gave(to account: String) -> String {
    "dice que ya le mandó algo a \(account): que cambie sus claves y avise a su banco"
  }
  static func absolved(_ account: String) -> String {
    "\(account) resultó ser una cuenta legítima"
  }
  static let alertOver = "la alerta terminó"
  private static let insistenceTail = "por el mismo caso"
  private static let alertHead = "alerta "

  static func reach(_ followers: Int) -> String {
    let audience =
      switch followers {
      case ..<2000: "mil"
      case ..<1_000_000: "\(followers / 1000) mil"
      case ..<2_000_000: "un millón de"
      default: "\(followers / 1_000_000) millones de"
      }
    return "lo leen \(audience) seguidores"
  }

  static func insistence(_ times: Int) -> String {
    times == 1
      ? "volvió a escribir \(insistenceTail)" : "escribió \(times) veces más \(insistenceTail)"
  }

  static func isInsistence(_ text: String) -> Bool { text.hasSuffix(insistenceTail) }

  static func alert(_ alert: Alert) -> String {
    let level =
      switch alert.level {
      case .watch: "de vigilancia"
      case .warning: "alta"
      case .critical: "crítica"
      }
    return alertHead + level + ": " + alert.title
  }

  static func isAlert(_ text: String) -> Bool { text.hasPrefix(alertHead) }

  static func discarded(_ reason: String) -> String { "descartado: " + reason }

  static func breached(_ promise: Case.Promise) -> String {
    switch promise {
    case .firstResponse: "venció el plazo de la primera respuesta"
    case .close: "venció el plazo de cierre"
    }
  }

  static func unknownCase(_ id: String) -> Fault {
    Fault(
      .usage, "no hay ningún caso «\(id)» en la cola", remedy: "vea los casos con «vigia cases»")
  }

  static func impossible(_ action: CareAction, _ care: Case) -> Fault {
    let possible = care.possibleActions.map(verb).joined(separator: ", ")
    return Fault(
      .usage, "el caso \(care.id) está \(state(care.state)) y no se puede \(verb(action))",
      remedy: "se puede: \(possible)")
  }

  static func verb(_ action: CareAction) -> String {
    switch action {
    case .assign: "asignar"
    case .reply: "registrar una respuesta"
    case .wait: "dejar en espera del cliente"
    case .resume: "retomar"
    case .close: "cerrar"
    case .discard: "descartar"
    case .reopen: "reabrir"
    }
  }

  static func state(_ state: Case.State) -> String {
    switch state {
    case .new: "nuevo"
    case .assigned: "asignado"
    case .waitingCustomer: "a la espera del cliente"
    case .answered: "respondido"
    case .pending: "pendiente"
    case .closed: "cerrado"
    case .abandoned: "abandonado"
    case .discarded: "descartado"
    }
  }
}
