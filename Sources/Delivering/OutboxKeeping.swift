package import Model

/// What the courier asks of the archive; `Monitor` hands it in.
package protocol OutboxKeeping: Sendable {
  /// The waiting deliveries of one receiver whose time has come, the earliest first.
  func due(receiver: String, at now: Instant, limit: Int) async throws -> [Delivery]
  /// When the next waiting delivery of any receiver is due, or nil when none waits.
  func nextDue() async throws -> Instant?
  /// Keeps what has become of a delivery, durably, before this returns.
  func record(_ delivery: Delivery) async throws
  /// Whether a receiver of that id and address has once answered 410.
  func isDisabled(_ receiver: Receiver) async throws -> Bool
  /// Keeps that it has.
  func disable(_ receiver: Receiver) async throws
}
