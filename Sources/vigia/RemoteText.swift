internal import Foundation
internal import Model
internal import Monitor

/// Documents of the API as lines for people.
enum RemoteText {
  /// One alert: id, level, title, then since when, ratio and voices where they mean something, and who
  /// has it.
  static func alert(
    _ json: JSON, at now: Instant, zone: ZoneTable, _ terminal: Terminal
  ) -> String {
    let json = json.plain
    let level = json["level"]?.string.flatMap(Alert.Level.init) ?? .watch
    let word = Words.level(level).padding(toLength: 10, withPad: " ", startingAt: 0)
    let facts = AlertFacts(alert: json, zone: zone)
    return "\(short(json))  \(word)  \(terminal.bold(json["title"]?.string ?? ""))  "
      + [facts.since(now), facts.ratio, facts.voices, standing(json)].compactMap { $0 }
      .joined(separator: " · ")
  }

  /// One alert with all that speaks for it, a thing a line.
  static func wholeAlert(
    _ json: JSON, at now: Instant, zone: ZoneTable, _ terminal: Terminal
  ) -> String {
    let json = json.plain
    let facts = AlertFacts(alert: json, zone: zone)
    // Where nothing was counted, the reason stands for the numbers.
    let reason = json["reason"]?.string.flatMap { facts.numbers.hasSuffix($0) ? nil : $0 }
    var lines = [facts.numbers, reason, facts.places, facts.ends]
    for item in json["evidence"]?.array ?? [] {
      guard let text = weighed(item), item["text"] != json["reason"] else { continue }
      lines.append("· " + text)
    }
    if json["state"]?.string == "open" { lines.append("vigia alerts ack \(short(json))") }
    return block(alert(json, at: now, zone: zone, terminal), lines, terminal)
  }

  /// A heading, and below it what is known, indented.
  private static func block(_ heading: String, _ lines: [String?], _ terminal: Terminal) -> String {
    let indent = String(repeating: " ", count: 8)
    let below = lines.compactMap { $0 }.flatMap { terminal.lines($0, indent: indent.count) }
    return ([heading] + below.map { indent + $0 }).joined(separator: "\n")
  }

  /// A piece of evidence with its points.
  private static func weighed(_ item: JSON) -> String? {
    item["text"]?.string.map { Words.weighed($0, Int(item["points"]?.number ?? 0)) }
  }

  private static func standing(_ json: JSON) -> String {
    if json["silenced"]?.bool == true { return "silenciada" }
    return switch json["state"]?.string {
    case "acknowledged": "tomada por " + (json["acknowledged_by"]?.string ?? "alguien")
    case "resolved": "restablecida"
    default: "sin tomar"
    }
  }

  /// One case: id, author, drivers, what is owed by when, who has it, and how the complaint begins.
  static func careCase(_ json: JSON, at now: Instant, _ terminal: Terminal) -> String {
    let state = json["state"]?.string.flatMap(Case.State.init) ?? .new
    let who = [Words.caseState(state), json["assignee"]?.string].compactMap { $0 }
    let facts: [String?] = [state.isFinal ? nil : owed(json, at: now), who.joined(separator: ", ")]
    return "\(short(json))  \(terminal.bold(json["author"]?.string ?? "–"))  "
      + "\(json["driver_titles"]?.strings.joined(separator: ", ") ?? "")  "
      + facts.compactMap { $0 }.joined(separator: " · ") + begins(json, terminal)
  }

  private static func begins(_ json: JSON, _ terminal: Terminal) -> String {
    guard let summary = json["summary"]?.string?.plain, !summary.isEmpty else { return "" }
    let short = summary.count > 60 ? summary.prefix(59) + "…" : summary[...]
    return "  " + terminal.dim("«\(short)»")
  }

  /// One case with all that is known of it, a thing a line.
  static func wholeCase(_ json: JSON, at now: Instant, _ terminal: Terminal) -> String {
    let json = json.plain
    let without = JSON.object((json.members ?? []).filter { $0.name != "summary" })
    let reasons = (json["priority"]?["evidence"]?.array ?? []).compactMap(weighed)
    let lines: [String?] = [
      json["summary"]?.string.map { "«" + $0 + "»" },
      json["url"]?.string,
      reasons.isEmpty ? nil : "prioridad: " + reasons.joined(separator: " · "),
      json["mentions"].map { "menciones: " + $0.strings.joined(separator: ", ") },
      json["alert"]?.string.map { "de la alerta \($0.prefix(6))" },
      json["outcome"]?.string.map { "resultado: " + $0 },
    ]
    return block(careCase(without, at: now, terminal), lines, terminal)
  }

  /// `respuesta en 12 min`, `cierre vencido hace 1 h`; nil where no promise is open.
  private static func owed(_ json: JSON, at now: Instant) -> String? {
    let isAnswered = json["answered_at"]?.instant != nil
    let due = json["due"]?[isAnswered ? "close" : "first_response"]?.instant
    guard let due else { return nil }
    let what = isAnswered ? ("cierre", "cierre vencido") : ("respuesta", "respuesta vencida")
    return due > now
      ? "\(what.0) en \(Wording.duration(due - now))"
      : "\(what.1) hace \(Wording.duration(now - due))"
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
