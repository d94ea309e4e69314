internal import Model

extension PollSchedule {
  /// The status of a source that was due while its host is held: not asked, so no failure of its own,
  /// but blind once two intervals have passed without success.
  static func putOff(
    _ status: SourceStatus, source: Source, until: Instant, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.reason = Texts.held(until - now)
    let noise = jittered(source.interval, source.id, now).milliseconds % 1000
    status.nextAttempt = until + Instant.Span(milliseconds: abs(noise))
    let waits = until - (status.lastSuccess ?? now)
    let interval = interval(of: source, status)
    if waits > interval + interval {
      status.health = .blind
      if status.blindSince == nil { status.blindSince = now }
    } else {
      status.health = .limited
    }
    return status
  }
}

extension PollSchedule {
  /// How long to wait before asking a site again whether a page may be read.
  static let forbiddenWait = Instant.Span.hours(1)

  /// The status of a page that its site lets nobody read: not asked, but blind.
  static func forbidden(
    _ status: SourceStatus, source: Source, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.reason = Texts.robots
    status.health = .blind
    if status.blindSince == nil { status.blindSince = now }
    status.nextAttempt = now + jittered(forbiddenWait, source.id, now)
    return status
  }
}

extension SourceStatus {
  /// Until when the source's host is to be left alone, as far as this status knows.
  func held(at now: Instant) -> Instant? { heldUntil.flatMap { $0 > now ? $0 : nil } }
}
