internal import Model
internal import Monitor

/// An alert event as an operator reads it in a terminal, in two seconds.
///
/// An opening is a block: level, title and ratio on the first line, then how much, where, and the post
/// that says it best. What follows is one line tied to it by the same colour, id and title.
struct AlertBlock {
  private static let indent = "          "

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
    self.alert = data.plain
    self.at = at
    self.zone = zone
  }

  /// The lines, coloured by level where the terminal is.
  func text(_ terminal: Terminal) -> String {
    switch type {
    case "alert.opened": opened(terminal)
    case "alert.reopened": opened(terminal, again: "vuelve")
    case "alert.resolved": tied(terminal.paint("restablecida", 32), ending(), terminal)
    case "alert.acknowledged":
      tied("tomada por " + (alert["acknowledged_by"]?.string ?? "alguien"), nil, terminal)
    default: tied((isLouder ? "escala: " : "sigue ") + growth(terminal), changes, terminal)
    }
  }

  private var facts: AlertFacts { AlertFacts(alert: alert, zone: zone) }
  private var level: Alert.Level { alert["level"]?.string.flatMap(Alert.Level.init) ?? .watch }
  private var isLouder: Bool { type == "alert.escalated" }
  private var id: String { String((alert["id"]?.string ?? "").prefix(6)) }
  private var title: String { alert["title"]?.string ?? "" }

  private var clock: String {
    zone.clockText(at) + ":" + Instant.padded(zone.civil(at).second, 2)
  }

  private func painted(_ text: String, _ terminal: Terminal) -> String {
    switch level {
    case .watch: terminal.paint(text, 33)
    case .warning: terminal.bold(terminal.paint(text, 93))
    case .critical: terminal.bold(terminal.paint(text, 91))
    }
  }

  private func opened(_ terminal: Terminal, again: String? = nil) -> String {
    let word = Words.level(level)
    let gap = String(repeating: " ", count: max(1, 11 - word.count))
    let shown = again.map { "\($0): \(title)" } ?? title
    let column = Self.indent.count + 11
    let heading = terminal.lines(shown, indent: column)
    let below = String(repeating: " ", count: column)
    var lines = [
      clock + "  " + terminal.tag(word, level) + gap + terminal.bold(heading.first ?? "")
    ]
    lines += heading.dropFirst().map { below + terminal.bold($0) }
    if let ratio = facts.ratio {
      let used = column + (heading.last?.count ?? 0) + ratio.count
      let room = terminal.width - used
      if room >= 2 {
        // To the right edge, but after the last word of a title that takes several lines.
        let space = String(repeating: " ", count: heading.count > 1 ? 2 : room)
        lines[lines.count - 1] += space + painted(ratio, terminal)
      } else {
        lines.append(below + painted(ratio, terminal))
      }
    }
    let bar = String(Self.indent.dropLast(2)) + painted("▌", terminal) + " "
    for text in [facts.numbers, facts.arithmetic.map(terminal.dim), facts.places] {
      guard let text else { continue }
      lines += terminal.lines(text, indent: Self.indent.count).map { bar + $0 }
    }
    if let quote = facts.quote(width: terminal.width - 14) {
      lines.append(bar + terminal.dim(quote))
    }
    lines.append(bar + terminal.dim("\(id) · sin tomar · vigia alerts ack \(id)"))
    return lines.joined(separator: "\n")
  }

  /// What is new, but not the level that stands before it; what is, where nothing new is told.
  private var changes: String? {
    facts.changes(except: isLouder ? "sube a " + Wording.level(level) : nil) ?? facts.present
  }

  /// Level and ratio; the ratio only once where what follows tells how it grew.
  private func growth(_ terminal: Terminal) -> String {
    let ratio = changes?.contains("×") == true ? nil : facts.ratio
    return [painted(Words.level(level), terminal), ratio.map { painted($0, terminal) }]
      .compactMap { $0 }.joined(separator: " ")
  }

  private func ending() -> String {
    [facts.ends, facts.taking ?? "nadie la tomó"].compactMap { $0 }.joined(separator: " · ")
  }

  /// A line about an alert that is on the screen already; it ends with the title.
  private func tied(_ verb: String, _ text: String?, _ terminal: Terminal) -> String {
    let head = "\(painted("↳", terminal)) \(painted(id, terminal)) \(verb)"
    let line = ([head] + [text, terminal.dim(title)].compactMap { $0 }.filter { !$0.isEmpty })
      .joined(separator: " · ")
    return clock + "  "
      + terminal.lines(line, indent: Self.indent.count).joined(separator: "\n" + Self.indent)
  }
}
