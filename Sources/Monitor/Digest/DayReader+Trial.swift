internal import Model
internal import Reporting
internal import Store

extension DayReader {
  /// What the rules on trial would have told on the day, held against what was told.
  func trial(_ alerts: [Alert]) async -> DigestData.Trial? {
    guard let trial = setup.shadow else { return nil }
    let other = await archive.shadowAlerts(from: day, to: end).filter { alert in
      brands.contains { $0.id == alert.brand }
    }
    let comparison = BackTest(
      old: alerts.compactMap { ToldAlert($0.json) }, new: other.compactMap { ToldAlert($0.json) },
      from: day, to: min(end, now))
    return DigestData.Trial(
      title: trial.title, lines: comparison.brief(zone: setup.zone), json: comparison.json)
  }
}

extension BackTest {
  /// The comparison in a few Spanish lines.
  func brief(zone: ZoneTable) -> [String] {
    let alerts = new.count == 1 ? "1 alerta" : "\(new.count) alertas"
    var lines = [
      "Habría tenido \(alerts), contra \(old.count) de las reglas vigentes; iguales: "
        + "\(pairs.count(where: { !$0.isChanged }))."
    ]
    lines += added.map { "Además, \(Self.words($0, zone))" }
    lines += removed.map { "En cambio no: \(Self.words($0, zone))" }
    lines += pairs.filter(\.isChanged).map { "\(Self.difference($0)): \(Self.words($0.old, zone))" }
    return lines
  }

  private static func words(_ alert: ToldAlert, _ zone: ZoneTable) -> String {
    "\(zone.clockText(alert.openedAt)), \(Wording.level(alert.level)): \(alert.title)."
  }
}
