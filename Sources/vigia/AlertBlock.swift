internal import Model
internal import Monitor

/// An alert event as an operator reads it in a terminal, in two seconds.
struct AlertBlock {
  private let type: String
  private let alert: JSON
  private let at: Instant
  private let zone: ZoneTable

  /// A block for an envelope `{"type","timestamp","data"}`; nil when it is about no alert.
  init?(envelope: JSON, zone: ZoneTable) {
    guard let type = envelope["type"]?.string, type.hasPrefix("alert."),
      let data = envelope["data"], let at = envelope["timestamp"]?.instant
    else { return nil }
    self.type = type
    self.alert = data
    self.at = at
    self.zone = zone
  }

  /// The lines, coloured by level where the terminal is.
  func text(_ terminal: Terminal) -> String {
    switch type {
    case "alert.opened", "alert.reopened": return opened(terminal)
    case "alert.resolved": return tied("restablecida · " + ending(), terminal)
    case "alert.acknowledged":
      return tied("tomada por " + (alert["acknowledged_by"]?.string ?? "alguien"), terminal)
    default: return tied(growth(terminal), terminal)
    }
  }

  private var level: Alert.Level { alert["level"]?.string.flatMap(Alert.Level.init) ?? .watch }
  private var id: String { String((alert["id"]?.string ?? "").prefix(6)) }
  private var ratio: String { "×" + Words.number(alert["ratio"]?.number ?? 0) }

  private func clock(_ instant: Instant) -> String {
    zone.clockText(instant) + ":" + Instant.padded(zone.civil(instant).second, 2)
  }

  private func painted(_ text: String, _ terminal: Terminal) -> String {
    switch level {
    case .watch: terminal.paint(text, 33)
    case .warning: terminal.paint(text, 93)
    case .critical: terminal.bold(terminal.paint(text, 91))
    }
  }

  private func opened(_ terminal: Terminal) -> String {
    let indent = String(repeating: " ", count: 10)
    let word = Words.level(level)
    let head =
      clock(at) + "  " + painted(word, terminal)
      + String(repeating: " ", count: 12 - word.count)
      + terminal.bold(alert["title"]?.string ?? "") + "  " + painted(ratio, terminal)
    var lines = [head, indent + numbers()]
    if let sum = arithmetic() { lines.append(indent + sum) }
    if let places = places() { lines.append(indent + places) }
    if let quote = quote() { lines.append(indent + terminal.dim(quote)) }
    lines.append(indent + terminal.dim("\(id) · sin tomar · vigia alerts ack \(id)"))
    return lines.joined(separator: "\n")
  }

  private func numbers() -> String {
    let minutes = (alert["window_s"]?.number ?? 60) / 60
    let observed = (alert["observed"]?.number ?? 0) / minutes
    let expected = (alert["expected"]?.number ?? 0) / minutes
    var parts = [
      "desde " + (alert["started_at"]?.instant).map(zone.clockText, or: "?"),
      "\(Words.number(observed)) por minuto, esperadas \(Words.number(expected, digits: 2))",
      "\(Wording.number(Int(alert["voices"]?.integer ?? 0))) voces",
    ]
    if let verdict = alert["verdict"]?.string.flatMap(Alert.Verdict.init) {
      parts[2] += ", " + Words.verdict(verdict)
    }
    if let share = alert["negative_share"]?.number {
      parts.append(Wording.percent(share) + " negativas")
    }
    return parts.joined(separator: " · ")
  }

  /// «6 puntos: 6,2 veces lo esperado +3 · 42 menciones de más +2 · 71 % negativas +1».
  private func arithmetic() -> String? {
    let weighed = (alert["evidence"]?.array ?? []).compactMap { item -> (Int, String)? in
      guard let points = item["points"]?.number, points != 0, let text = item["text"]?.string else {
        return nil
      }
      return (Int(points), text)
    }
    guard !weighed.isEmpty else { return nil }
    let sum = weighed.reduce(0) { $0 + $1.0 }
    let parts = weighed.map { "\($0.1) \($0.0 > 0 ? "+" : "−")\(abs($0.0))" }
    return "\(sum) \(sum == 1 ? "punto" : "puntos"): " + parts.joined(separator: " · ")
  }

  private func places() -> String? {
    let list = (alert["places"]?.array ?? []).prefix(4).compactMap { place -> String? in
      guard let name = place["name"]?.string, let count = place["count"]?.integer else {
        return nil
      }
      return "\(name) \(count)"
    }
    return list.isEmpty ? nil : list.joined(separator: " · ")
  }

  private func quote() -> String? {
    guard let post = alert["posts_text"]?.array?.first, let text = post["text"]?.string else {
      return nil
    }
    let author = post["author"]?.string.map { " " + $0 } ?? ""
    return "«\(text.prefix(90))»\(author)"
  }

  private func growth(_ terminal: Terminal) -> String {
    let changes = alert["changes"]?.strings ?? []
    let what = changes.isEmpty ? alert["reason"]?.string ?? "" : changes.joined(separator: " · ")
    return "sigue \(painted(Words.level(level), terminal)) \(ratio) · \(what)"
  }

  private func ending() -> String {
    var parts: [String] = []
    if let start = alert["started_at"]?.instant, let end = alert["resolved_at"]?.instant {
      parts.append("duró " + Wording.duration(end - start))
    }
    parts.append(Wording.number(Int(alert["mentions"]?.integer ?? 0)) + " menciones")
    if let by = alert["acknowledged_by"]?.string { parts.append("tomada por " + by) }
    return parts.joined(separator: " · ")
  }

  private func tied(_ text: String, _ terminal: Terminal) -> String {
    "\(clock(at))  \(terminal.dim("↳ " + id)) \(text)"
  }
}

extension Optional {
  /// The wrapped value turned into text, or a text for nothing.
  fileprivate func map(_ transform: (Wrapped) -> String, or nothing: String) -> String {
    map(transform) ?? nothing
  }
}
