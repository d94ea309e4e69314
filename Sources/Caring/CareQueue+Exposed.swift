package import Model

extension CareQueue {
  /// Somebody who wrote to the brand was answered by a suspected impostor: their case is raised, or
  /// opened when what they wrote needed none.
  package mutating func expose(
    mention: String, author: String?, brand: String, to account: String, at now: Instant
  ) -> [Event] {
    var events = settle(before: now)
    let point = Alert.Evidence(points: 4, text: Texts.exposed(to: account))
    if let id = caseOfMention[mention], var record = records[id], !record.care.state.isFinal {
      let before = record.care
      record.raise(point)
      guard record.care != before else { return events }
      put(record, at: now)
      return events + [event(.caseUpdated, id, detail: "exposed", at: now)]
    }
    let id = ContentHash(brand, "exposed", mention).hex(10)
    guard records[id] == nil else { return events }
    var care = Case(
      id: id, brand: brand, channel: .social, priority: 4, priorityEvidence: [point],
      mentions: [mention], openedAt: now, startedAt: now)
    care.author = author
    events += start(care, at: now)
    return events
  }
}
