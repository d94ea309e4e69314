internal import Model
internal import Monitor

/// Documents of the API as lines for people.
enum RemoteText {
  /// One alert: id, level, state, title, ratio.
  static func alert(_ json: JSON, _ terminal: Terminal) -> String {
    let level = json["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    let state =
      switch json["state"]?.string {
      case "acknowledged": "tomada por " + (json["acknowledged_by"]?.string ?? "alguien")
      case "resolved": "restablecida"
      default: "sin tomar"
      }
    let ratio = "×" + Words.number(json["ratio"]?.number ?? 0)
    return "\(short(json))  \(Words.level(level))  \(terminal.bold(json["title"]?.string ?? ""))  "
      + "\(ratio) · \(Wording.number(Int(json["voices"]?.integer ?? 0))) voces · \(state)"
  }

  /// One case: id, state, author, drivers, deadline.
  static func careCase(_ json: JSON, _ terminal: Terminal) -> String {
    let state = json["state"]?.string.flatMap(Case.State.init) ?? .new
    let due = json["due"]?["first_response"]?.string ?? json["due"]?["close"]?.string ?? "–"
    let who = json["assignee"]?.string ?? Words.caseState(state)
    return "\(short(json))  \(terminal.bold(json["author"]?.string ?? "–"))  "
      + "\(json["drivers"]?.strings.joined(separator: ", ") ?? "")  vence \(due) · \(who)"
  }

  /// One source: id, health, reason, last and next request.
  static func source(_ json: JSON, _ terminal: Terminal) -> String {
    let health = json["state"]?.string.flatMap(SourceStatus.Health.init) ?? .waiting
    let word = Words.health(health)
    let painted = health.isBlind ? terminal.paint(word, 93) : word
    let reason = json["reason"]?.string.map { " · " + $0 } ?? ""
    let since = json["blind_since"]?.string.map { " desde \($0)" } ?? ""
    let head = terminal.bold(json["id"]?.string ?? "") + "  \(painted)\(since)\(reason)"
    let count = Wording.number(Int(json["mentions"]?.integer ?? 0))
    let times = [
      "última respuesta \(json["last_success_at"]?.string ?? "nunca")",
      "próxima \(json["next_attempt_at"]?.string ?? "nunca")",
    ]
    let parts: [String] = [head] + times + pulse(json) + ["\(count) menciones"]
    return parts.joined(separator: " · ")
  }

  /// How a source's mentions come: this hour beside the usual one, their delay, what was spent.
  private static func pulse(_ json: JSON) -> [String] {
    var parts: [String] = []
    if let usual = json["mentions_usual_per_hour"]?.number {
      let now = Wording.number(Int(json["mentions_this_hour"]?.integer ?? 0))
      parts.append("esta hora \(now) (lo usual \(Words.number(usual)))")
    }
    if let median = json["lag_p50_s"]?.integer, let most = json["lag_p95_s"]?.integer {
      parts.append("demora \(delay(median)), 95 % en \(delay(most))")
    }
    if let spent = json["spent_today_usd"]?.number, spent > 0 {
      parts.append("gastado hoy US$ \(Words.number(spent))")
    }
    return parts
  }

  private static func delay(_ seconds: Int64) -> String {
    if seconds < 120 { return "\(seconds) s" }
    return seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
  }

  /// One source with all that is known of it, a line a thing.
  static func wholeSource(_ json: JSON, _ terminal: Terminal) -> String {
    let health = json["state"]?.string.flatMap(SourceStatus.Health.init) ?? .waiting
    func time(_ name: String) -> String { json[name]?.string ?? "nunca" }
    func count(_ name: String) -> String { Wording.number(Int(json[name]?.integer ?? 0)) }
    var lines = [
      terminal.bold(json["id"]?.string ?? "") + "  " + Words.health(health),
      "  última respuesta   \(time("last_success_at"))",
      "  último pedido      \(time("last_attempt_at"))",
      "  próximo pedido     \(time("next_attempt_at"))",
      "  pedidos            \(count("requests")), sin novedad (304) \(count("not_modified")), "
        + "fallas seguidas \(count("failures"))",
      "  menciones          \(count("mentions")), la última \(time("last_mention_at"))",
    ]
    if let reason = json["reason"]?.string { lines.insert("  motivo             \(reason)", at: 1) }
    if let since = json["blind_since"]?.string {
      lines.insert("  a ciegas desde     \(since)", at: 1)
    }
    return (lines + pulse(json).map { "  " + $0 }).joined(separator: "\n")
  }

  /// One mention that a trial brought.
  static func triedMention(_ json: JSON, _ terminal: Terminal) -> String {
    let author =
      json["author"]?["handle"]?.string.map { "@" + $0 } ?? json["author"]?["name"]?.string
    let shown = [json["title"]?.string, json["text"]?.string].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let flat = shown.split(whereSeparator: \.isNewline).joined(separator: " ")
    return
      "\(json["published_at"]?.string ?? "sin fecha")  \(terminal.bold(author ?? "–"))  \(flat)"
  }

  /// What to say after an action.
  static func done(_ verb: String) -> String {
    switch verb {
    case "acknowledge": "tomada"
    case "silence": "silenciada"
    case "resolve": "cerrada"
    case "assign": "asignado"
    case "reply": "respondido"
    case "wait": "espera al cliente"
    case "close": "cerrado"
    case "discard": "descartado"
    case "reopen": "reabierto"
    case "confirm": "confirmada como suplantación"
    case "dismiss": "descartada: no se la vuelve a señalar"
    default: "hecho"
    }
  }

  static func short(_ json: JSON) -> String { String((json["id"]?.string ?? "").prefix(6)) }
}

/// One mention as `vigia tail --mentions` prints it.
enum MentionLine {
  static func text(_ json: JSON, text: String, zone: ZoneTable, _ terminal: Terminal) -> String {
    let at =
      (json["published_at"]?.instant ?? json["fetched_at"]?.instant).map(zone.clockText) ?? "--:--"
    let author =
      json["author"]?["handle"]?.string.map { "@" + $0 } ?? json["author"]?["name"]?.string ?? "–"
    let mood = json["finding"]?["sentiment"]?["label"]?.string
    let sign =
      switch mood {
      case "negative": terminal.paint("−", 31)
      case "positive": terminal.paint("+", 32)
      default: "·"
      }
    let shown = [json["title"]?.string, text].compactMap { $0 }.filter { !$0.isEmpty }
    return "\(at) \(sign) \(terminal.bold(author.plain)) \(shown.joined(separator: " · ").plain)"
  }
}
