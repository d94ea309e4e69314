/// The only way to ask what time it is, or to wait for a later time.
///
/// `Monitor` hands in the machine's clock, a recording's clock or, in tests, one that is turned by
/// hand.
package protocol TimeSource: Sendable {
  /// The present instant.
  func now() -> Instant
  /// Returns when `now() >= instant`, or throws `CancellationError` when the task is cancelled.
  func wait(until instant: Instant) async throws
}
