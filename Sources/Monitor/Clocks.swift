internal import Foundation
package import Model
internal import Synchronization

/// The machine's clock.
package struct SystemClock: TimeSource {
  /// The machine's clock.
  package init() {}

  package func now() -> Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  package func wait(until instant: Instant) async throws {
    let span = instant - now()
    if span.milliseconds > 0 { try await Task.sleep(for: .milliseconds(span.milliseconds)) }
  }
}

/// A recording's clock: starts at a past instant and runs faster than life until the recording ends,
/// then at life's pace.
package struct RecordedClock: TimeSource {
  private let life = SystemClock()
  private let launched: Instant
  private let start: Instant
  private let end: Instant
  private let speed: Double

  /// A clock that shows `start` now and runs `speed` times as fast up to `end`.
  package init(start: Instant, end: Instant, speed: Double) {
    self.start = start
    self.end = end
    self.speed = speed
    self.launched = life.now()
  }

  package func now() -> Instant {
    let lived = Double((life.now() - launched).milliseconds)
    let fast = start + .init(milliseconds: Int64(lived * speed))
    if fast <= end { return fast }
    let livedAtEnd = Double((end - start).milliseconds) / speed
    return end + .init(milliseconds: Int64(lived - livedAtEnd))
  }

  package func wait(until instant: Instant) async throws {
    while now() < instant {
      let missing = Double((instant - now()).milliseconds)
      let pace = now() < end ? speed : 1
      try await Task.sleep(for: .milliseconds(max(1, Int64(missing / pace))))
    }
  }
}

/// A clock that only `turn(to:)` moves, for replays and for running a recording as fast as it goes.
package final class TurnedClock: TimeSource {
  private let shown: Mutex<Instant>

  /// A clock that shows `start`.
  package init(_ start: Instant) { shown = Mutex(start) }

  package func now() -> Instant { shown.withLock { $0 } }

  /// Moves on to an instant; never back.
  package func turn(to instant: Instant) { shown.withLock { $0 = max($0, instant) } }

  /// Waiting turns the clock: nothing else will.
  package func wait(until instant: Instant) async throws { turn(to: instant) }
}
