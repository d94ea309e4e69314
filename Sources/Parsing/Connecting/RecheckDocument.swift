package import Model
internal import Text

extension ConnectorDocument {
  package func recheck(
    _ body: [UInt8], _ rule: RecheckRule, of connector: Connector
  ) throws(Fault) -> RecheckAnswer {
    let document = try JSONDocument.parse(body)
    let list = rule.items.lazy.compactMap { $0.value(in: document) }.first { $0 != .null }
    let missing = rule.missing?.list.value(in: document).flatMap { $0 == .null ? nil : $0 }
    // Neither the posts nor the list of what is missing: whatever this is, it is no answer.
    guard list != nil || missing != nil else {
      throw Self.complaint(document, connector).map(ConnectorFaults.complaint)
        ?? Fault(.badData, ConnectorFaults.noItems(connector))
    }
    var answer = RecheckAnswer()
    for item in list?.array ?? list.map({ [$0] }) ?? [] {
      guard let id = rule.id.value(item: item, document: document).flatMap(ValueText.text) else {
        continue
      }
      if connector.gone?.holds(of: item) == true {
        answer.gone.insert(id)
      } else {
        answer.there.insert(id)
      }
    }
    guard let rule = rule.missing else { return answer }
    for element in missing?.array ?? [] {
      guard let id = rule.id.value(item: element, document: document).flatMap(ValueText.text)
      else {
        answer.isWhole = false
        continue
      }
      if rule.reason.holds(of: element) {
        answer.gone.insert(id)
      } else {
        answer.withheld.insert(id)
      }
    }
    return answer
  }
}
