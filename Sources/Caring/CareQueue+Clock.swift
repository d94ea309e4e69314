package import Model

extension CareQueue {
  /// Takes every step due up to and including `now`, in order of time (ties by id).
  ///
  /// "Por vencer", broken promises, pending, abandoned; each event's instant is its exact deadline.
  package mutating func advance(to now: Instant) -> [Event] {
    var events: [Event] = []
    while let next = agenda.first, next.at <= now { events += takeStep(next) }
    return events
  }

  /// Takes the steps due before `now`: what happens at the very instant of a deadline is in time.
  mutating func settle(before now: Instant) -> [Event] {
    var events: [Event] = []
    while let next = agenda.first, next.at < now { events += takeStep(next) }
    return events
  }

  private mutating func takeStep(_ entry: CareAgendaEntry) -> [Event] {
    guard var record = records[entry.id], let (at, step) = record.nextStep else {
      agenda.removeFirst()
      return []
    }
    switch step {
    case .dueSoon(let promise):
      record.care.warned.append(promise)
      put(record, at: at)
      return [event(.caseDueSoon, promise, of: record.care, at: at)]
    case .breached(let promise):
      record.breach(promise)
      put(record, at: at)
      return [event(.caseBreached, promise, of: record.care, at: at)]
    case .extraCycleEnded:
      record.care.secondCycle = false
      put(record, at: at)
      return [event(.caseUpdated, record.care.id, detail: "extra_cycle", at: at)]
    case .abandoned:
      record.finish(.abandoned, at: at)
      put(record, at: at)
      return [event(.caseClosed, record.care.id, detail: "abandoned", at: at)]
    case .retired:
      retire(record)
      return []
    }
  }

  private func event(
    _ kind: Event.Kind, _ promise: Case.Promise, of care: Case, at deadline: Instant
  ) -> Event {
    let due = promise == .close ? care.dueClose : care.dueFirstResponse
    return event(
      kind, care.id, detail: promise.rawValue, at: deadline,
      adding: [.init("promise", .string(promise.rawValue)), .init("deadline", JSON(due))])
  }
}

extension CareRecord {
  /// Notes a broken promise; the end of the cycle makes the case pending, on social networks with one
  /// extra cycle.
  mutating func breach(_ promise: Case.Promise) {
    care.breached.append(promise)
    if !care.warned.contains(promise) { care.warned.append(promise) }
    raise(.init(points: 2, text: Texts.breached(promise)))
    guard promise == .close else { return }
    care.state = .pending
    care.secondCycle = care.channel == .social
  }
}
