import Model
import Monitor

/// A clock that goes twenty times as fast as life.
struct HastyClock: TimeSource {
  private static let factor: Int64 = 20
  private let start = SystemClock().now()

  func now() -> Instant {
    let real = SystemClock().now() - start
    return start + Instant.Span(milliseconds: real.milliseconds * Self.factor)
  }

  func wait(until instant: Instant) async throws {
    let left = max(0, (instant - now()).milliseconds)
    try await SystemClock().wait(
      until: SystemClock().now() + Instant.Span(milliseconds: left / Self.factor))
  }
}
