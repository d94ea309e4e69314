package import Model

extension BackTest {
  /// The comparison for people, in Spanish; `zone` is that of the clock they read.
  package func text(zone: ZoneTable) -> String {
    var lines = [
      "Grabación de \(Wording.duration(to - from)), desde \(zone.dateAndClock(from)).",
      "",
      Self.row("", "antes", "ahora"),
      Self.row("alertas", String(old.count), String(new.count)),
      Self.row(
        "falsas alarmas", String(old.count(where: isFalse)), String(new.count(where: isFalse))),
      Self.row(
        "falsas por semana", Wording.number(falsePerWeek(old)),
        Wording.number(falsePerWeek(new))),
      "(" + judging + ")",
    ]
    lines += section("Avisaría además", added, "+", zone)
    lines += section("Dejaría de avisar", removed, "−", zone)
    let changed = pairs.filter(\.isChanged)
    lines += Self.heading("Cambia", changed.count)
    lines += changed.map { line(of: $0, zone) }
    lines += ["", "Igual: \(pairs.count - changed.count)"]
    if let dues = expectation?.dues, !dues.isEmpty {
      lines += ["", Self.row("Lo esperado, minutos desde su comienzo", "antes", "ahora")]
      lines += dues.map { due in
        Self.row("  " + due.id, Self.delay(due, old), Self.delay(due, new))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var judging: String {
    expectation == nil
      ? "sin un archivo de lo esperado (--expected) se cuenta como falsa la que no pasó de "
        + "vigilancia y terminó sola"
      : "falsa es la que no responde a nada de lo esperado"
  }

  private func section(
    _ title: String, _ alerts: [ToldAlert], _ sign: String, _ zone: ZoneTable
  ) -> [String] {
    Self.heading(title, alerts.count)
      + alerts.map { alert in
        let mark = isFalse(alert) ? "  [falsa alarma]" : ""
        return "  \(sign) \(zone.dateAndClock(alert.openedAt))  "
          + "\(Wording.level(alert.level)): \(alert.title)\(mark)"
      }
  }

  private func line(of pair: Pair, _ zone: ZoneTable) -> String {
    "  \(pair.minutes < 0 ? "↑" : pair.minutes > 0 ? "↓" : "·") "
      + "\(zone.dateAndClock(pair.old.openedAt))  \(Self.difference(pair)): \(pair.new.title)"
  }

  /// `12 min antes, de alta a crítica`.
  static func difference(_ pair: Pair) -> String {
    let minutes = abs(pair.minutes)
    let when =
      minutes == 0 ? "a la misma hora" : "\(minutes) min \(pair.minutes < 0 ? "antes" : "después")"
    guard pair.old.level != pair.new.level else { return when }
    return when + ", de \(Wording.level(pair.old.level)) a \(Wording.level(pair.new.level))"
  }

  private static func heading(_ title: String, _ count: Int) -> [String] {
    ["", count == 0 ? "\(title): nada" : "\(title): \(count)"]
  }

  private static func delay(_ due: Expectation.Due, _ alerts: [ToldAlert]) -> String {
    guard let alert = due.first(among: alerts) else { return "no" }
    return String(alert.openedAt.minute - due.from.minute)
  }

  /// A title and two columns, right-aligned.
  private static func row(_ title: String, _ left: String, _ right: String) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let head = title + String(repeating: " ", count: max(1, 40 - title.count))
    return head + padded(left, 8) + padded(right, 8)
  }
}

extension ZoneTable {
  /// `2/3 19:41`.
  fileprivate func dateAndClock(_ instant: Instant) -> String {
    let civil = civil(instant)
    return "\(civil.day)/\(civil.month) \(clockText(instant))"
  }
}
