package import Model

extension CareQueue {
  /// Somebody who wrote to the brand was answered by a suspected impostor: their case is raised, or
  /// opened when what they wrote needed none.
  ///
  /// `gave` is true when they say to have handed something over.
  package mutating func expose(
    mention: String, author: String?, brand: String, to account: String, gave: Bool = false,
    at now: Instant
  ) -> [Event] {
    var events = settle(before: now)
    var points = [Alert.Evidence(points: 4, text: Texts.exposed(to: account))]
    if gave { points.append(.init(points: 2, text: Texts.gave(to: account))) }
    let id = Self.exposedID(of: mention, brand: brand)
    let known = records[id] != nil ? id : caseID(of: mention, brand: brand)
    if let known, var record = records[known] {
      guard !record.care.state.isFinal else { return events }
      let before = record.care
      for point in points { record.raise(point) }
      guard record.care != before else { return events }
      put(record, at: now)
      return events + [event(.caseUpdated, known, detail: "exposed", at: now)]
    }
    var care = Case(
      id: id, brand: brand, channel: .social, priority: CarePriority.sum(points),
      priorityEvidence: points, mentions: [mention], openedAt: now, startedAt: now)
    care.author = author
    events += start(care, at: now)
    return events
  }

  /// The account turned out to be nobody's impostor: cases opened for it alone are discarded, others
  /// lose its points.
  package mutating func absolve(
    mention: String, brand: String, of account: String, at now: Instant
  ) -> [Event] {
    var events = settle(before: now)
    let own = Self.exposedID(of: mention, brand: brand)
    let known = records[own] != nil ? own : caseID(of: mention, brand: brand)
    guard let id = known, var record = records[id],
      !record.care.state.isFinal
    else { return events }
    let accusations = [Texts.exposed(to: account), Texts.gave(to: account)]
    guard record.care.priorityEvidence.contains(where: { accusations.contains($0.text) }) else {
      return events
    }
    record.care.priorityEvidence.removeAll { accusations.contains($0.text) }
    record.care.priority = CarePriority.sum(record.care.priorityEvidence)
    record.raise(.init(points: 0, text: Texts.absolved(account)))
    let isAlone = id == own && record.care.priority == 0 && record.care.answeredAt == nil
    if isAlone { record.finish(.discarded, at: now) }
    put(record, at: now)
    events.append(
      event(isAlone ? .caseClosed : .caseUpdated, id, detail: "absolved", at: now))
    return events
  }
}
