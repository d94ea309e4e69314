internal import Model

/// A case with what only its clocks need.
struct CareRecord: Sendable, Codable, Equatable {
  var care: Case
  /// When its last mention was published.
  var lastMentionAt: Instant
  /// Since when it waits for the customer; nil while the resolution clock runs.
  var waitingSince: Instant?
  /// The cycle it was opened with; the extra cycle is as long.
  var cycle: Instant.Span
  /// When an unanswered social case is given up.
  var abandonAt: Instant?
  /// How long before a deadline it is "por vencer".
  var dueSoon: Instant.Span
  /// Ids of its mentions and of the official answers to them.
  var thread: [String]
  /// From when the day counts after which a finished case leaves memory.
  var retireFrom: Instant?

  /// A case with a running clock.
  init(_ care: Case, clocks: CareClocks) {
    self.care = care
    lastMentionAt = care.startedAt
    cycle = clocks.cycle(of: care.channel)
    abandonAt = care.channel == .social ? care.startedAt + clocks.abandonSocial : nil
    dueSoon = clocks.dueSoon
    thread = care.mentions
  }

  /// What tells whose case it is, for joining later mentions.
  var joinKey: String? { care.authorKey.map { Self.joinKey(brand: care.brand, author: $0) } }

  static func joinKey(brand: String, author: String) -> String { brand + "\n" + author }

  /// The nearest deadline that still runs; nil when none does.
  var runningDeadline: Instant? {
    guard !care.state.isFinal else { return nil }
    let first = care.answeredAt == nil ? care.dueFirstResponse : nil
    let close = waitingSince == nil ? care.dueClose : nil
    if let first, let close { return min(first, close) }
    return first ?? close
  }
}

/// What a clock does to a case by itself, in the order in which steps of one instant are taken.
enum CareStep: Sendable, Equatable {
  case dueSoon(Case.Promise)
  case breached(Case.Promise)
  case extraCycleEnded
  case abandoned
  case retired
}

extension CareRecord {
  /// The earliest step still to come, and when.
  var nextStep: (at: Instant, step: CareStep)? {
    if care.state.isFinal {
      return retireFrom.map { ($0 + CareQueue.retention, .retired) }
    }
    var steps: [(at: Instant, step: CareStep)] = []
    if care.answeredAt == nil, let due = care.dueFirstResponse {
      steps += self.steps(towards: due, of: .firstResponse)
    }
    if waitingSince == nil, let due = care.dueClose {
      steps += self.steps(towards: due, of: .close)
      if care.secondCycle { steps.append((due + cycle, .extraCycleEnded)) }
    }
    if care.answeredAt == nil, let abandonAt { steps.append((abandonAt, .abandoned)) }
    guard var earliest = steps.first else { return nil }
    for step in steps.dropFirst() where step.at < earliest.at { earliest = step }
    return earliest
  }

  private func steps(
    towards due: Instant, of promise: Case.Promise
  ) -> [(at: Instant, step: CareStep)] {
    guard !care.breached.contains(promise) else { return [] }
    guard !care.warned.contains(promise) else { return [(due, .breached(promise))] }
    return [(max(due - dueSoon, care.openedAt), .dueSoon(promise)), (due, .breached(promise))]
  }
}
