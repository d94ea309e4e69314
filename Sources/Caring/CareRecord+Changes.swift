internal import Model

extension CareRecord {
  /// Adds a later mention of the same author.
  mutating func add(_ read: ReadMention) {
    lastMentionAt = max(lastMentionAt, read.effectiveAt)
    if care.mentions.count < CareQueue.mentionLimit {
      // Out of order on arrival: the earliest publication starts the clocks, unless one has run out.
      if read.effectiveAt < care.startedAt, care.breached.isEmpty {
        moveStart(to: read.effectiveAt)
        care.mentions.insert(read.mention.id, at: 0)
      } else {
        care.mentions.append(read.mention.id)
      }
    }
    for driver in read.finding.drivers where !care.drivers.contains(driver.id) {
      care.drivers.append(driver.id)
    }
    care.unit = care.unit ?? read.finding.unit?.rawValue
    for point in CarePriority.evidence(of: read) { raise(point) }
    if CareIntake.needsAnswer(read) { insist() }
  }

  private mutating func moveStart(to instant: Instant) {
    let shift = care.startedAt - instant
    care.startedAt = instant
    care.dueFirstResponse = care.dueFirstResponse.map { $0 - shift }
    care.dueClose = care.dueClose.map { $0 - shift }
    abandonAt = abandonAt.map { $0 - shift }
  }

  /// Adds a point of priority, unless the same reason is there already.
  mutating func raise(_ point: Alert.Evidence) {
    guard !care.priorityEvidence.contains(where: { $0.text == point.text }) else { return }
    care.priorityEvidence.append(point)
    care.priority = CarePriority.sum(care.priorityEvidence)
  }

  /// One point for each time the author writes again, up to 3.
  private mutating func insist() {
    let times = care.mentions.count - 1
    care.priorityEvidence.removeAll { Texts.isInsistence($0.text) }
    raise(.init(points: Double(min(times, 3)), text: Texts.insistence(times)))
  }

  /// Notes a person's answer; one within the deadline takes back a breach told while it was under way.
  mutating func answer(at instant: Instant) {
    if care.answeredAt.map({ instant < $0 }) ?? true { care.answeredAt = instant }
    if let due = care.dueFirstResponse, instant <= due {
      care.breached.removeAll { $0 == .firstResponse }
    }
    if care.state == .new || care.state == .assigned { care.state = .answered }
  }

  /// The customer has written again: the resolution clock goes on, later by the time waited.
  mutating func resume(at instant: Instant) {
    guard let since = waitingSince else { return }
    pushClose(by: max(instant, since) - since)
    waitingSince = nil
    care.state = care.breached.contains(.close) ? .pending : .answered
  }

  /// Stops every clock for good, or until it is reopened.
  mutating func finish(_ state: Case.State, at instant: Instant) {
    if let since = waitingSince { pushClose(by: max(instant, since) - since) }
    waitingSince = nil
    care.state = state
    care.closedAt = instant
    care.secondCycle = false
    retireFrom = instant
  }

  /// The resolution clock goes on from what was used; giving the case up is as far off as at its start.
  mutating func reopen(at instant: Instant) {
    abandonAt = abandonAt.map { instant + ($0 - care.startedAt) }
    if let closed = care.closedAt { pushClose(by: max(instant, closed) - closed) }
    care.closedAt = nil
    care.outcome = nil
    retireFrom = nil
    if care.breached.contains(.close) {
      care.state = .pending
    } else if care.answeredAt != nil {
      care.state = .answered
    } else {
      care.state = care.assignee == nil ? .new : .assigned
    }
  }

  private mutating func pushClose(by span: Instant.Span) {
    guard !care.breached.contains(.close) else { return }
    care.dueClose = care.dueClose.map { $0 + span }
  }
}
