internal import Model
internal import Monitor

/// Sources as people read them: one a line, or one with all that is known of it.
struct SourceText {
  /// The monitor's clock, against which times are told.
  let now: Instant
  let terminal: Terminal

  /// One a line, the ailing ones marked; the names in one column, so that states can be compared.
  func list(_ items: [JSON]) -> [String] {
    let width = min(28, items.map { ($0["id"]?.string ?? "").count }.max() ?? 0)
    return items.map { line($0, width) }
  }

  private func line(_ json: JSON, _ width: Int) -> String {
    let health = Self.health(json)
    let id = json["id"]?.string ?? ""
    let name = terminal.bold(id) + String(repeating: " ", count: max(0, width - id.count))
    let state = Words.health(health)
    let padded = state + String(repeating: " ", count: max(0, 21 - state.count))
    let head = "\(mark(health)) \(name)  \(health.isBlind ? terminal.paint(padded, 93) : padded)"
    var parts: [String] = []
    if health.isBlind, let since = json["blind_since"]?.instant {
      parts.append("a ciegas desde hace \(ago(since))")
    }
    if let reason = json["reason"]?.string { parts.append(reason) }
    if !health.isBlind { parts.append(answered(json)) }
    if let next = json["next_attempt_at"]?.instant {
      parts.append(next > now ? "vuelve a preguntar en \(ahead(next))" : "pregunta ahora")
    }
    if health == .retired { parts.append("corrija su dirección o quítela de la configuración") }
    if !health.isBlind { parts += pulse(json) }
    return head + parts.joined(separator: " · ")
  }

  /// All that is known of a source, a line a thing.
  func whole(_ json: JSON) -> String {
    let health = Self.health(json)
    func count(_ name: String) -> String { Wording.number(Int(json[name]?.integer ?? 0)) }
    var rows: [(String, String)] = []
    if let reason = json["reason"]?.string { rows.append(("motivo", reason)) }
    if let since = json["blind_since"]?.instant {
      rows.append(("a ciegas", "desde hace \(ago(since)) (\(since.rfc3339))"))
    }
    rows += [
      ("última respuesta", past(json["last_success_at"]?.instant)),
      ("último pedido", past(json["last_attempt_at"]?.instant)),
      (
        "próximo pedido",
        json["next_attempt_at"]?.instant.map { "en \(ahead($0)) (\($0.rfc3339))" } ?? "ninguno"
      ),
      (
        "pedidos",
        "\(count("requests")), sin novedad (304) \(count("not_modified")), "
          + "fallas seguidas \(count("failures"))"
      ),
      ("menciones", "\(count("mentions")), la última \(past(json["last_mention_at"]?.instant))"),
    ]
    if let usual = json["mentions_usual_per_hour"]?.number {
      rows.append(("esta hora", "\(count("mentions_this_hour")), lo usual \(Words.number(usual))"))
    }
    if let median = json["lag_p50_s"]?.integer, let most = json["lag_p95_s"]?.integer {
      rows.append(("demora", "\(Self.span(median)), el 95 % en \(Self.span(most))"))
    }
    if let spent = spent(json) { rows.append(("gastado hoy", spent)) }
    if let recheck = json["recheck"], recheck != .null {
      rows.append(("¿sigue publicado?", stillThere(recheck)))
    }
    if let end = json["credentials_expire_at"]?.instant {
      rows.append(("credencial", end > now ? "vence en \(ahead(end)) (\(end.rfc3339))" : "vencida"))
    }
    let missing = json["missing_permissions"]?.strings ?? []
    if !missing.isEmpty { rows.append(("permisos que faltan", missing.joined(separator: ", "))) }
    let head = "\(mark(health)) \(terminal.bold(json["id"]?.string ?? ""))  \(Words.health(health))"
    let lines = rows.map { name, text in
      "  " + name + String(repeating: " ", count: max(1, 21 - name.count)) + text
    }
    return ([head] + lines).joined(separator: "\n")
  }

  private static func health(_ json: JSON) -> SourceStatus.Health {
    json["state"]?.string.flatMap(SourceStatus.Health.init) ?? .waiting
  }

  private func mark(_ health: SourceStatus.Health) -> String {
    switch health {
    case .ok: terminal.paint("●", 32)
    case .waiting: "○"
    case .slow, .limited: terminal.paint("◐", 33)
    case .blind, .needsCredentials: terminal.paint("▲", 93)
    case .retired: "–"
    }
  }

  private func answered(_ json: JSON) -> String {
    // What sends by itself is not asked and does not answer.
    let isAsked = json["next_attempt_at"]?.instant != nil
    guard let last = json["last_success_at"]?.instant else {
      return isAsked ? "todavía no contestó" : "todavía no envió nada"
    }
    return (isAsked ? "contestó hace " : "última señal hace ") + ago(last)
  }

  /// How its mentions come: this hour beside the usual one, their delay, what was spent.
  private func pulse(_ json: JSON) -> [String] {
    var parts: [String] = []
    parts.append(Wording.count(Int(json["mentions"]?.integer ?? 0), "mención", "menciones"))
    if let usual = json["mentions_usual_per_hour"]?.number {
      let now = Wording.number(Int(json["mentions_this_hour"]?.integer ?? 0))
      parts.append("esta hora \(now) de \(Words.number(usual))")
    }
    if let median = json["lag_p50_s"]?.integer, let most = json["lag_p95_s"]?.integer {
      parts.append("demora \(Self.span(median)) (95 %: \(Self.span(most)))")
    }
    if let spent = spent(json) { parts.append("gastado hoy \(spent)") }
    if let gone = json["recheck"]?["gone"]?.integer, gone > 0 {
      parts.append(
        Wording.count(Int(gone), "borrada", "borradas") + " en su plataforma")
    }
    if let problem = json["recheck"]?["problem"]?.string {
      parts.append("no se pudo preguntar qué se borró: \(problem)")
    }
    return parts
  }

  private func spent(_ json: JSON) -> String? {
    guard let spent = json["spent_today_usd"]?.number, spent > 0 else { return nil }
    return "US$ \(Words.number(spent, digits: 2))"
  }

  /// How far asking again about kept posts has come.
  private func stillThere(_ json: JSON) -> String {
    func count(_ name: String) -> String { Wording.number(Int(json[name]?.integer ?? 0)) }
    let isNew = json["asked"]?.integer == 0
    var parts = [
      isNew ? "todavía no se preguntó" : "\(count("asked")) preguntadas, \(count("gone")) borradas"
    ]
    if let waiting = json["waiting"]?.integer, waiting > 0 {
      parts.append("faltan \(Wording.number(Int(waiting))) de esta vuelta")
    }
    if let problem = json["problem"]?.string { parts.append("la última falló: \(problem)") }
    if let spent = json["spent_today_usd"]?.number, spent > 0 {
      parts.append("gastado hoy US$ \(Words.number(spent, digits: 2))")
    }
    if let next = json["next_at"]?.instant {
      parts.append(
        next > now ? "sigue en \(ahead(next))" : "sigue con el próximo pedido de la fuente")
    }
    return parts.joined(separator: " · ")
  }

  private func past(_ time: Instant?) -> String {
    time.map { "hace \(ago($0)) (\($0.rfc3339))" } ?? "nunca"
  }

  private func ago(_ time: Instant) -> String { Self.span(Int64((now - time).seconds)) }
  private func ahead(_ time: Instant) -> String {
    Self.span(Int64((time - now).seconds.rounded(.up)))
  }

  static func span(_ seconds: Int64) -> String {
    let seconds = max(0, seconds)
    if seconds < 120 { return "\(seconds) s" }
    if seconds < 7200 { return "\(seconds / 60) min" }
    return seconds < 172_800 ? "\(seconds / 3600) h" : "\(seconds / 86_400) d"
  }
}
