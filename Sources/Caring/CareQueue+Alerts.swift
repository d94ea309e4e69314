package import Model

extension CareQueue {
  /// Opens the case of an alert, or brings it up to date: a higher level raises its priority, an alert
  /// that was taken has been answered, one that is over closes its case.
  package mutating func take(alert: Alert, at now: Instant) -> [Event] {
    let id = Self.caseID(of: alert)
    guard alert.state != .resolved else { return alertResolved(alert, at: now) }
    var events = settle(before: now)
    if records[id] == nil {
      let evidence = CarePriority.evidence(of: alert)
      var care = Case(
        id: id, brand: alert.brand, channel: .alert, priority: CarePriority.sum(evidence),
        priorityEvidence: evidence, mentions: Array(alert.posts.prefix(Self.mentionLimit)),
        openedAt: now, startedAt: min(alert.openedAt, now))
      care.alert = alert.id
      care.drivers = alert.drivers.map(\.id)
      events += start(care, at: now)
    }
    events += follow(alert, at: now)
    return events
  }

  /// The alert is over, so is its case: closed without an outcome, the end in its evidence.
  package mutating func alertResolved(_ alert: Alert, at now: Instant) -> [Event] {
    var events = settle(before: now)
    guard var record = records[Self.caseID(of: alert)], !record.care.state.isFinal else {
      return events
    }
    record.raise(.init(points: 0, text: Texts.alertOver))
    record.finish(.closed, at: now)
    put(record, at: now)
    events.append(event(.caseClosed, record.care.id, detail: "alert", at: now))
    return events
  }

  static func caseID(of alert: Alert) -> String { ContentHash(alert.brand, alert.id).hex(10) }

  private mutating func follow(_ alert: Alert, at now: Instant) -> [Event] {
    guard var record = records[Self.caseID(of: alert)], !record.care.state.isFinal else {
      return []
    }
    let before = record.care
    record.care.priorityEvidence.removeAll { Texts.isAlert($0.text) }
    for point in CarePriority.evidence(of: alert) { record.raise(point) }
    if record.care.priority == before.priority {
      record.care.priorityEvidence = before.priorityEvidence
    }
    if alert.state == .acknowledged, record.care.answeredAt == nil {
      record.care.assignee = record.care.assignee ?? alert.acknowledgedBy
      record.answer(at: alert.acknowledgedAt ?? now)
    }
    guard record.care != before else { return [] }
    put(record, at: now)
    return [event(.caseUpdated, record.care.id, detail: "alert", at: now)]
  }
}
