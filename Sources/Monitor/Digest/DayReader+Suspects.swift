internal import Model
internal import Reporting
internal import Store

extension DayReader {
  /// The accounts told of on the day, by alert or by event; each once, with what speaks against it.
  func suspects(_ alerts: [Alert]) async -> [DigestData.Suspect] {
    var list: [DigestData.Suspect] = []
    func add(_ account: JSON, at: Instant, reasons: [String]) {
      guard let name = account["handle"]?.string ?? account["name"]?.string else { return }
      let handle = name.hasPrefix("@") ? name : "@" + name
      guard !list.contains(where: { $0.handle == handle }) else { return }
      list.append(.init(handle: handle, at: at, reasons: reasons))
    }
    for alert in alerts {
      guard let account = alert.account else { continue }
      add(account, at: alert.openedAt, reasons: alert.evidence.map(\.text))
    }
    let told = await archive.events(of: [.accountSuspected], from: day, to: end)
    let own = Set(brands.map(\.id))
    for event in told.map(\.event) where event.brand.map(own.contains) ?? true {
      let account = event.data["account"] ?? event.data
      let evidence =
        event.data["evidence"]?.array ?? event.data["impersonation"]?["evidence"]?.array ?? []
      add(account, at: event.at, reasons: evidence.compactMap { $0["text"]?.string })
    }
    return list
  }
}
