package import Model

/// How the care queue is doing: what is open now, and how the promises of a day were kept.
///
/// Formulas: Movistar Argentina, 2014. Alerts' own cases count as open, but not
/// in the shares, which are about customers; discarded cases count nowhere.
package struct CareFigures: Hashable, Sendable {
  /// Cases not finished.
  package var open = 0
  /// Open cases of which a deadline is near ("por vencer").
  package var dueSoon = 0
  /// Open cases with a broken promise that can still be made good ("vencidos").
  package var overdue = 0
  /// Open cases whose cycle has ended ("pendientes").
  package var pending = 0
  /// Cases received in the interval, by publication.
  package var received = 0
  /// Of those received, the ones nobody has answered and that are still in time ("en plazo").
  package var onTrack = 0
  /// Answered within the first-response time, and the cases that had to be: answered or too late.
  package var answeredInTime = 0
  package var answerable = 0
  /// Closed within the cycle, and the cases that had to be: closed or cycle ended.
  package var closedInTime = 0
  package var closable = 0
  /// Social cases given up without an answer.
  package var abandoned = 0

  /// No case at all.
  package init() {}

  /// Figures of the cases received in `from..<to`, as seen at `now`; open ones count whenever received.
  package init(
    _ cases: [Case], from: Instant, to: Instant, at now: Instant, dueSoon span: Instant.Span
  ) {
    for care in cases where care.state != .discarded {
      if !care.state.isFinal { countOpen(care, at: now, dueSoon: span) }
      if care.startedAt >= from, care.startedAt < to { countReceived(care, at: now) }
    }
  }

  /// "Nivel de servicio", 0…1: answered in time over answered or too late; nil when there were none.
  package var serviceLevel: Double? {
    answerable == 0 ? nil : Double(answeredInTime) / Double(answerable)
  }

  /// "Puntualidad", 0…1: closed within the cycle over closed or ended; nil when there were none.
  package var punctuality: Double? {
    closable == 0 ? nil : Double(closedInTime) / Double(closable)
  }

  /// The document of the page and the API.
  package var json: JSON {
    [
      "open": JSON(open), "due_soon": JSON(dueSoon), "overdue": JSON(overdue),
      "pending": JSON(pending), "received": JSON(received), "on_track": JSON(onTrack),
      "answered_in_time": JSON(answeredInTime), "answerable": JSON(answerable),
      "service_level": JSON(serviceLevel), "closed_in_time": JSON(closedInTime),
      "closable": JSON(closable), "punctuality": JSON(punctuality), "abandoned": JSON(abandoned),
    ]
  }

  private mutating func countOpen(_ care: Case, at now: Instant, dueSoon span: Instant.Span) {
    open += 1
    if care.breached.contains(.close) { pending += 1 }
    let first = care.answeredAt == nil ? care.dueFirstResponse : nil
    let close = care.state == .waitingCustomer ? nil : care.dueClose
    let deadlines = [first, close].compactMap(\.self)
    let isUnanswered = care.answeredAt == nil && care.breached.contains(.firstResponse)
    let isBroken = isUnanswered || care.breached.contains(.close)
    if isBroken || deadlines.contains(where: { $0 < now }) {
      overdue += 1
    } else if deadlines.contains(where: { $0 - span <= now }) {
      dueSoon += 1
    }
  }

  private mutating func countReceived(_ care: Case, at now: Instant) {
    received += 1
    if care.state == .abandoned { abandoned += 1 }
    guard care.channel != .alert else { return }
    let late = care.breached.contains(.firstResponse)
    // Closing a case without a written answer settles it too (answered by phone, solved by itself).
    if late || care.answeredAt != nil || care.state == .closed {
      answerable += 1
      if !late { answeredInTime += 1 }
    } else {
      onTrack += 1
    }
    if care.state == .closed || care.breached.contains(.close) {
      closable += 1
      if care.state == .closed, !care.breached.contains(.close) { closedInTime += 1 }
    }
  }
}

extension CareQueue {
  /// The figures of the local day that holds `now`.
  package func figures(at now: Instant, zone: ZoneTable = .utc) -> CareFigures {
    let today = zone.civil(now)
    let start = zone.startOfDay(year: today.year, month: today.month, day: today.day)
    return CareFigures(
      records.all.map(\.care), from: start, to: Instant(milliseconds: now.milliseconds + 1),
      at: now,
      dueSoon: clocks.dueSoon)
  }
}
