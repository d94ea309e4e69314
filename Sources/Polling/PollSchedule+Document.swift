package import Model

extension PollSchedule {
  /// The status once a document was read: so many mentions were new.
  ///
  /// A document's `ttl` is a lower bound of the interval, a day at most.
  package static func accepted(
    _ status: SourceStatus, source: Source, mentions: Int, hints: FeedHints?, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.succeed(at: now)
    status.mentions += mentions
    if status.knownSince == nil { status.knownSince = now }
    if mentions > 0 { status.lastMention = now }
    if let minutes = hints?.ttlMinutes, minutes > 0 {
      let wish = Instant.Span.minutes(Int64(min(minutes, 1440)))
      let next = afterSuccess(of: source, at: status.lastAttempt ?? now, wish: wish)
      status.nextAttempt = max(next, status.nextAttempt ?? next)
    }
    return status
  }

  /// The status once a document turned out to be unreadable: a failure, and the next request is
  /// unconditional, lest a 304 pass for a success.
  package static func parseFailed(
    _ status: SourceStatus, source: Source, reason: String, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.etag = nil
    status.lastModified = nil
    status.validatorsSince = nil
    status.bodyDigest = nil
    return failed(status, source: source, reason: reason, at: now)
  }
}
