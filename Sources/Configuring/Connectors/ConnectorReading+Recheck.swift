internal import Model

// How a platform is asked again about what is kept.
extension ConnectorReading {
  /// The hole of the request that the ids fill.
  private static let ids = "ids"

  func recheck(_ node: YAMLNode, of connector: Connector) -> RecheckRule? {
    guard var reader = MapReader(node, "«recheck»", faults) else { return nil }
    let secrets = connector.auth.secrets
    let request = reader.required("request").flatMap {
      self.request(
        $0.value, "«request»", known: parameters + [Self.ids] + secrets, secrets: secrets)
    }
    let items = reader.member("items").map { pointers($0.value, "items") } ?? connector.items
    let id = reader.text("id", isRequired: true).flatMap { pointer($0) }
    let hours = reader.number("every_h", within: 1...720, default: 24)
    let days = reader.number("for_days", within: 1...3650, default: 7)
    let batch = Int(reader.number("batch", within: 1...1000, default: 100))
    let share = reader.number("share", within: 0...1, default: 0.25)
    let cost = reader.number("cost_usd", within: 0...10, default: -1)
    let missing = reader.member("missing").flatMap { self.missing($0.value) }
    reader.finish()
    guard let request, let id else { return nil }
    if !request.holes.contains(Self.ids) {
      faults.note(node.place, ConnectorTexts.noIDs, remedy: ConnectorTexts.noIDsRemedy)
    }
    var rule = RecheckRule(request: request, items: items, id: id)
    rule.every = .minutes(Int64(hours * 60))
    rule.age = .hours(Int64(days * 24))
    rule.batch = batch
    rule.share = share
    rule.cost = cost < 0 ? nil : Int64((cost * 1_000_000).rounded())
    rule.missing = missing
    return rule
  }

  private func missing(_ node: YAMLNode) -> RecheckRule.Missing? {
    guard var reader = MapReader(node, "«missing»", faults) else { return nil }
    let list = reader.text("list", isRequired: true).flatMap { pointer($0) }
    let id = reader.text("id", isRequired: true).flatMap { pointer($0) }
    let reason = reader.required("gone").flatMap { gone($0.value) }
    reader.finish()
    guard let list, let id, let reason else { return nil }
    return RecheckRule.Missing(list: list, id: id, reason: reason)
  }
}
