package import Model

/// What people do with a case. Each first settles the deadlines that passed before `at`, and returns
/// those events too. An action the case's state does not allow is a `Fault` of usage that says what is
/// possible.
extension CareQueue {
  /// Gives the case to somebody, or to somebody else.
  package mutating func assign(
    _ id: String, to assignee: String, at now: Instant
  ) throws(Fault) -> [Event] {
    try change(id, .assign, at: now) { record in
      record.care.assignee = assignee
      if record.care.state == .new { record.care.state = .assigned }
    }
  }

  /// Notes that a person answered; stops the first-response clock.
  ///
  /// On an abandoned case the late answer is noted and the case stays abandoned.
  package mutating func reply(
    _ id: String, by author: String? = nil, at now: Instant
  ) throws(Fault) -> [Event] {
    try change(id, .reply, at: now) { record in
      record.care.assignee = record.care.assignee ?? author
      record.answer(at: now)
    }
  }

  /// Waits for the customer: the resolution clock stands still until the author writes again.
  package mutating func wait(_ id: String, at now: Instant) throws(Fault) -> [Event] {
    try change(id, .wait, at: now) { record in
      record.care.state = .waitingCustomer
      record.waitingSince = now
    }
  }

  /// Goes on without waiting for the customer.
  package mutating func resume(_ id: String, at now: Instant) throws(Fault) -> [Event] {
    try change(id, .resume, at: now) { record in record.resume(at: now) }
  }

  /// Ends the case, and has its author asked how it went, once a case, where somebody answered.
  package mutating func close(
    _ id: String, outcome: Case.Outcome?, at now: Instant
  ) throws(Fault) -> [Event] {
    var isAsked = false
    let events = try change(id, .close, at: now) { record in
      record.finish(.closed, at: now)
      record.care.outcome = outcome
      if let due = record.care.dueClose, now <= due {
        record.care.breached.removeAll { $0 == .close }
      }
      isAsked = record.care.canBeSurveyed
      if isAsked { record.care.surveyedAt = now }
    }
    return isAsked ? events + [event(.surveyRequested, id, detail: "", at: now)] : events
  }

  /// Takes the case out of the count: it needed no answer.
  ///
  /// The reason is kept in its evidence.
  package mutating func discard(
    _ id: String, reason: String, at now: Instant
  ) throws(Fault) -> [Event] {
    try change(id, .discard, at: now) { record in
      record.raise(.init(points: 0, text: Texts.discarded(reason)))
      record.finish(.discarded, at: now)
    }
  }

  /// Opens a closed or discarded case again; its resolution clock goes on from what was used.
  package mutating func reopen(_ id: String, at now: Instant) throws(Fault) -> [Event] {
    try change(id, .reopen, at: now) { record in record.reopen(at: now) }
  }

  private mutating func change(
    _ id: String, _ action: CareAction, at now: Instant, _ body: (inout CareRecord) -> Void
  ) throws(Fault) -> [Event] {
    guard records[id] != nil else { throw Texts.unknownCase(id) }
    var events = settle(before: now)
    guard var record = records[id] else { throw Texts.unknownCase(id) }
    guard record.care.possibleActions.contains(action) else {
      throw Texts.impossible(action, record.care)
    }
    body(&record)
    put(record, at: now)
    events.append(event(action.eventKind, id, detail: action.rawValue, at: now))
    return events
  }
}

/// What can be done with a case.
enum CareAction: String, Sendable, CaseIterable {
  case assign, reply, wait, resume, close, discard, reopen

  var eventKind: Event.Kind {
    switch self {
    case .assign, .reply, .wait, .resume: .caseUpdated
    case .close, .discard: .caseClosed
    case .reopen: .caseReopened
    }
  }
}

extension Case {
  /// Whether there is a customer who was answered and was not yet asked how it went.
  var canBeSurveyed: Bool {
    channel != .alert && author != nil && answeredAt != nil && surveyedAt == nil
  }

  /// The actions that its state allows.
  var possibleActions: [CareAction] {
    switch state {
    case .new, .assigned: [.assign, .reply, .close, .discard]
    case .answered: [.assign, .reply, .wait, .close, .discard]
    case .waitingCustomer: [.assign, .reply, .resume, .close, .discard]
    case .pending:
      answeredAt == nil
        ? [.assign, .reply, .close, .discard] : [.assign, .reply, .wait, .close, .discard]
    case .closed, .discarded: [.reopen]
    case .abandoned: [.reply]
    }
  }
}
