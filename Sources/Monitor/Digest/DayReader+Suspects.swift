internal import Model
internal import Reporting
internal import Store

extension DayReader {
  /// The heaviest points of an account; all of them are in its alert.
  private static let reasonsShown = 4

  /// The accounts told of on the day, by alert or by event; each once, with what speaks against it and
  /// what became of it.
  func suspects(_ alerts: [Alert]) async -> [DigestData.Suspect] {
    var list: [DigestData.Suspect] = []
    func add(_ account: JSON, at: Instant) {
      let named = account["handle"]?.string.map { $0.hasPrefix("@") ? $0 : "@" + $0 }
      guard let handle = named ?? account["name"]?.string else { return }
      let points = account["impersonation"]?["evidence"]?.array ?? []
      let reasons = points.filter { ($0["points"]?.number ?? 0) > 0 }
        .sorted { ($0["points"]?.number ?? 0) > ($1["points"]?.number ?? 0) }
        .prefix(Self.reasonsShown).compactMap { $0["text"]?.string }
      var suspect =
        list.first { $0.handle == handle } ?? .init(handle: handle, at: at, reasons: reasons)
      if !reasons.isEmpty { suspect.reasons = reasons }
      suspect.exposed = max(suspect.exposed, Int(account["exposed_count"]?.integer ?? 0))
      suspect.outcome = outcome(account) ?? suspect.outcome
      if let place = list.firstIndex(where: { $0.handle == handle }) {
        list[place] = suspect
      } else {
        list.append(suspect)
      }
    }
    for alert in alerts { if let account = alert.account { add(account, at: alert.openedAt) } }
    let told = await archive.events(of: [.accountSuspected], from: day, to: end)
    let own = Set(brands.map(\.id))
    for event in told.map(\.event) where event.brand.map(own.contains) ?? true {
      add(event.data["account"] ?? event.data, at: event.at)
    }
    return list
  }

  /// Who judged, how and when; nil while nobody did.
  private func outcome(_ account: JSON) -> String? {
    let who = account["judged_by"]?.string.map { " por \($0)" } ?? ""
    let at = account["judged_at"]?.instant.map { " a las \(setup.zone.clockText($0))" } ?? ""
    switch account["state"]?.string {
    case "confirmed": return "confirmada\(who)\(at)"
    case "dismissed": return "descartada\(who)\(at)"
    default: return nil
    }
  }
}
