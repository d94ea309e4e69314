internal import Alerting
internal import Caring
internal import Model

extension StaffAction {
  /// Applies the action to what the engine remembers.
  ///
  /// - Throws: a `Fault` of usage that says what is missing or what the state does not allow.
  func apply(
    to memory: inout EngineMemory, at now: Instant, _ context: AlertContext
  ) throws(Fault) -> [Event] {
    switch verb {
    case .acknowledge: return try memory.alerts.acknowledge(id, by: by, at: now)
    case .resolve:
      let events = try memory.alerts.resolve(id, by: by, at: now, context)
      guard let alert = memory.alerts.alert(id) else { return events }
      return events + memory.cases.alertResolved(alert, at: now)
    case .silence:
      return try memory.alerts.silence(
        subject == .brand ? .brand(id) : .alert(id), until: end(from: now), by: by, at: now)
    case .assign: return try memory.cases.assign(id, to: text("to", "a quién"), at: now)
    case .reply: return try memory.cases.reply(id, by: by, at: now)
    case .wait: return try memory.cases.wait(id, at: now)
    case .close: return try memory.cases.close(id, outcome: outcome(), at: now)
    case .discard: return try memory.cases.discard(id, reason: text("reason", "por qué"), at: now)
    case .reopen: return try memory.cases.reopen(id, at: now)
    case .confirm, .dismiss:
      throw Fault(
        .usage, "«\(verb.rawValue)» es para cuentas observadas",
        remedy: "mírelas con «vigia accounts list»")
    }
  }

  private func text(_ name: String, _ what: String) throws(Fault) -> String {
    guard let text = arguments[name]?.string, !text.isEmpty else {
      throw Fault(.usage, "falta «\(name)»: \(what)", remedy: "agréguelo al pedido")
    }
    return text
  }

  /// When a silence ends: after `minutes`, at `until`, or nil for as long as the alert lasts.
  private func end(from now: Instant) throws(Fault) -> Instant? {
    if let minutes = arguments["minutes"]?.number {
      guard minutes > 0, minutes <= 60 * 24 * 30 else {
        throw Fault(.usage, "«minutes» va de 1 a 43.200", remedy: "por ejemplo 60")
      }
      return now + .init(milliseconds: Int64(minutes * 60_000))
    }
    guard let text = arguments["until"]?.string else { return nil }
    guard let until = Instant(rfc3339: text) else {
      throw Fault(.usage, "«until» no es una fecha RFC 3339", remedy: "2026-03-02T23:00:00Z")
    }
    return until
  }

  private func outcome() throws(Fault) -> Case.Outcome? {
    guard let name = arguments["outcome"]?.string else { return nil }
    guard let outcome = Case.Outcome(rawValue: name) else {
      throw Fault(
        .usage, "«outcome» no puede ser «\(name)»",
        remedy: "use procedente, improcedente o anulado")
    }
    return outcome
  }
}
