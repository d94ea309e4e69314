package import Model

extension PollSchedule {
  /// The status once a document was read, with its mentions.
  ///
  /// A document's `ttl` is a lower bound of the interval, a day at most; `skipHours` and `skipDays` are
  /// kept; the rhythm is that of its own dates.
  package static func accepted(
    _ status: SourceStatus, source: Source, mentions: [Mention], hints: FeedHints?, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.succeed(at: now)
    status.quiet = hints?.quiet
    status.ttl = hints?.ttlMinutes.flatMap { minutes in
      minutes > 0 ? .minutes(Int64(min(minutes, 1440))) : nil
    }
    if source.rhythm != nil { status.rhythm = Rhythm.interval(of: mentions, at: now) }
    let fresh = status.takeNew(mentions)
    status.mentions += fresh.count
    status.beat(fresh, isFirst: status.knownSince == nil, at: now)
    if status.knownSince == nil { status.knownSince = now }
    if !fresh.isEmpty { status.lastMention = now }
    guard source.kind == .feed else { return status }
    // What the server's headers asked for stands where it is longer.
    let next = afterSuccess(of: source, status, at: status.lastAttempt ?? now, wish: nil)
    status.nextAttempt = max(next, status.nextAttempt ?? next)
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

  /// The status of a source on this machine that cannot be read: looked at again after its interval.
  package static func unreadable(
    _ status: SourceStatus, source: Source, reason: String, at now: Instant
  ) -> SourceStatus {
    var status = failed(status, source: source, reason: reason, at: now)
    status.nextAttempt = now + source.interval
    return status
  }
}
