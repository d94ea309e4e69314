package import Model
internal import Transfers

/// How a connection of a stream ended.
package enum StreamEnd: Hashable, Sendable {
  /// The server ended it.
  case closed
  /// Nothing came for the stream's `idle` span.
  case silent
  /// More came than could be kept in time.
  case overfull
  /// What came could not be cut into documents.
  case garbled(String)
  /// The server answered with another status than 200, and perhaps how long to wait.
  case refused(Int, wait: Instant.Span?)
  /// Nobody gave the credential it needs; which, in Spanish.
  case lacking(String)
  /// The server no longer has the place from which it should go on.
  case forgotten
  /// What came could not be kept, so it is to come again.
  case unkept
  /// The connection failed, in Spanish.
  case failed(String)
  /// The monitor stops.
  case stopped
}

extension PollSchedule {
  /// The first waits of X's documentation: a second after a network's fault, five after a refusal, a
  /// minute after 429, each doubled up to 320 s.
  private static let firstWait = Instant.Span.seconds(1)
  private static let refusalWait = Instant.Span.seconds(5)
  private static let limitWait = Instant.Span.seconds(60)
  private static let longestWait = Instant.Span.seconds(320)
  private static let credentialWait = Instant.Span.seconds(600)

  /// A connection that ends sooner was none worth opening.
  package static let shortLife = Instant.Span.seconds(30)

  /// The status of a stream that ended, and how long to wait before it is opened again.
  ///
  /// `wasAlive` says that it had brought something, be it a sign of life: then it is news that it was
  /// cut, not yet that it cannot be had. Blind after the second failure in a row. `shortLives` counts
  /// the connections before it that lasted less than `shortLife`, one after the other: who is thrown
  /// out again and again waits longer too.
  package static func cut(
    _ status: SourceStatus, source: Source, _ end: StreamEnd, wasAlive: Bool, shortLives: Int,
    at now: Instant
  ) -> (status: SourceStatus, wait: Instant.Span) {
    var status = status
    status.failures = wasAlive ? 1 : status.failures + 1
    var first = firstWait
    var least = Instant.Span.seconds(0)
    var needsCredentials = false
    let reason: String
    switch end {
    case .closed, .stopped: reason = StreamTexts.closed
    case .silent: reason = StreamTexts.silent(source.stream?.idle ?? .seconds(60))
    case .overfull: reason = StreamTexts.overfull
    case .forgotten: reason = StreamTexts.forgotten
    case .unkept: reason = StreamTexts.unkept
    case .garbled(let what), .failed(let what): reason = what
    case .lacking(let what):
      reason = what
      needsCredentials = true
    case .refused(let code, let wait):
      reason = Texts.status(code)
      first = code == 429 ? limitWait : refusalWait
      // Who asks without a credential was not refused for it.
      needsCredentials =
        (code == 401 || code == 403) && source.connector?.secrets.isEmpty != true
      // Never earlier than asked.
      if let wait { least = min(wait, longestHold) + holdMargin }
    }
    var wait = first
    for _ in 0..<min(20, max(status.failures - 1, shortLives)) where wait < longestWait {
      wait = min(wait + wait, longestWait)
    }
    if needsCredentials { wait = credentialWait }
    wait = max(jittered(wait, source.id, now), least)
    status.reason = StreamTexts.again(reason, wait)
    let isBlind = needsCredentials || status.failures >= 2
    status.health = needsCredentials ? .needsCredentials : isBlind ? .blind : .slow
    if isBlind, status.blindSince == nil { status.blindSince = now }
    return (status, wait)
  }

  /// The status of a stream that has just given a sign of life.
  package static func alive(_ status: SourceStatus, at now: Instant) -> SourceStatus {
    var status = status
    status.succeed(at: now)
    return status
  }
}
