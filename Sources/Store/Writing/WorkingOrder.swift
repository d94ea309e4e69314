internal import Model

/// One number by which a list in working order is sorted, lowest first; kept beside the document.
enum WorkingOrder {
  /// More milliseconds than any real instant has (the year 33 658).
  private static let step: Int64 = 1_000_000_000_000_000

  /// Live before resolved, louder first, opened last first.
  static func rank(_ alert: Alert) -> Int64 {
    let group = alert.state == .resolved ? 3 : 2 - alert.level.rank
    return Int64(group + 1) * step - alert.openedAt.milliseconds
  }

  /// Nearest deadline first, a point of priority counting for ten minutes (as the care queue orders its
  /// open cases); then without a deadline, oldest first; then finished, newest first.
  static func rank(_ item: Case) -> Int64 {
    if item.state.isFinal { return 3 * step - item.openedAt.milliseconds }
    guard let due = runningDeadline(item) else { return step + item.startedAt.milliseconds }
    return due.milliseconds - Int64(item.priority) * Instant.Span.minutes(10).milliseconds
  }

  private static func runningDeadline(_ item: Case) -> Instant? {
    if item.state == .waitingCustomer { return nil }
    return item.answeredAt == nil ? item.dueFirstResponse ?? item.dueClose : item.dueClose
  }
}
