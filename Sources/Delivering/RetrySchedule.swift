package import Model

/// When a delivery that failed is tried again.
package enum RetrySchedule {
  /// The wait before each attempt, in seconds (Standard Webhooks, "Deliverability and reliability").
  private static let waits: [Int64] = [
    0, 5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600,
  ]
  /// The longest a receiver may put us off: no longer than the schedule itself would.
  static let longestWait = Instant.Span.hours(24)
  /// Up to a fifth is added, so that what failed together does not come back together.
  private static let jitterPerMille: UInt64 = 200

  /// The instant of the next attempt after so many, or nil when it is time to give up.
  ///
  /// The jitter derives from the seed and the attempt, so a replay waits the same; a receiver's own
  /// wish is kept when it is later.
  package static func next(
    after attempts: Int, at now: Instant, retryAfter: Instant.Span?, seed: String
  ) -> Instant? {
    guard waits.indices.contains(attempts) else { return nil }
    let wait = waits[attempts] * 1000
    let share = ContentHash(seed, String(attempts)).value % (jitterPerMille + 1)
    let delay = Instant.Span(milliseconds: wait + wait * Int64(share) / 1000)
    let wish = min(retryAfter ?? .seconds(0), longestWait)
    return now + max(delay, wish)
  }
}
