package import Model

/// When to ask a source again: pure decisions over its status.
///
/// Each takes "now" as a parameter, and jitter comes from a hash of the source's id and the instant, so
/// that the same past gives the same future.
package enum PollSchedule {
  /// The longest a failing source is left alone, unless its own interval is longer.
  static let longestBackOff = Instant.Span.hours(1)
  /// The longest that a server's or a document's wish is heeded.
  static let longestHint = Instant.Span.hours(24)
  /// The hold of a host that answers 429 or 503 without saying for how long (NetNewsWire's 10 min).
  static let standardHold = Instant.Span.minutes(10)
  /// The longest hold that is obeyed; who asks for more made a mistake, and a source must heal.
  static let longestHold = Instant.Span.hours(31 * 24)
  /// A clock is read in whole seconds here and there: so much later is never too early.
  static let holdMargin = Instant.Span.seconds(1)

  /// When to ask a source for the first time: a quarter of a second after the one before it, and from the
  /// start again once its interval is full, so that no moment sees many requests at once.
  package static func firstAttempt(of source: Source, index: Int, at now: Instant) -> Instant {
    let step = Instant.Span(
      milliseconds: Int64(index) * 250 % max(250, source.interval.milliseconds))
    let noise = fraction(source.id, now) * min(250, source.interval.seconds * 100)
    return now + step + Instant.Span(milliseconds: Int64(noise))
  }

  /// When a source is to be asked, or nil for never (it is retired).
  ///
  /// A stored time is honoured over a restart; a time further off than the longest wait there is (a
  /// clock was wrong) is not.
  package static func nextAttempt(
    of source: Source, _ status: SourceStatus, index: Int, at now: Instant
  ) -> Instant? {
    if source.kind == .push { return nil }
    if status.health == .retired, status.describes(source) { return nil }
    guard let next = status.nextAttempt, status.describes(source) else {
      return firstAttempt(of: source, index: index, at: now)
    }
    let longest = max(longestHold, source.interval)
    return next - now > longest + longest ? now + source.interval : next
  }

  /// When to ask again after an answer without fault: the interval with its jitter, or what the server
  /// wishes if that is longer.
  ///
  /// What the last document asked for (`ttl`, quiet hours) counts as long as it is the last.
  static func afterSuccess(
    of source: Source, _ status: SourceStatus, at now: Instant, wish: Instant.Span?
  ) -> Instant {
    var next = now + jittered(interval(of: source, status), source.id, now)
    for span in [wish, status.ttl].compactMap({ $0 }) {
      next = max(next, now + min(span, longestHint))
    }
    return QuietClock.postponed(next, status.quiet, source.id)
  }

  /// The interval that a source's own rhythm calls for, or the configured one.
  static func interval(of source: Source, _ status: SourceStatus) -> Instant.Span {
    guard let bounds = source.rhythm, let rhythm = status.rhythm else { return source.interval }
    return min(max(rhythm, bounds.lowerBound), bounds.upperBound)
  }

  /// When to ask again after so many failures in a row: the interval, doubled with each further one.
  static func afterFailure(of source: Source, failures: Int, at now: Instant) -> Instant {
    let most = max(longestBackOff, source.interval)
    var span = source.interval
    for _ in 1..<max(2, min(failures, 30)) where failures > 1 && span < most { span = span + span }
    return now + jittered(min(span, most), source.id, now)
  }

  /// A span up to 10 % longer or shorter, by a hash of the source and the instant.
  static func jittered(_ span: Instant.Span, _ id: String, _ now: Instant) -> Instant.Span {
    let factor = 0.9 + 0.2 * fraction(id, now)
    return Instant.Span(milliseconds: max(1, Int64(Double(span.milliseconds) * factor)))
  }

  /// 0 up to, not including, 1.
  private static func fraction(_ id: String, _ now: Instant) -> Double {
    let hash = ContentHash(id, String(now.milliseconds)).value
    return Double(hash >> 11) / Double(1 << 53)
  }
}

extension Instant.Span {
  static func + (left: Self, right: Self) -> Self {
    Instant.Span(milliseconds: left.milliseconds &+ right.milliseconds)
  }
}
