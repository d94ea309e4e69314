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

/// A recording's clock: starts at a past instant and runs in the recording's tempo until it ends, then
/// at life's pace.
package final class RecordedClock: TimeSource {
  private let life = SystemClock()
  private let launched = Mutex<Instant?>(nil)
  private let tempo: Tempo

  /// A clock that shows the tempo's start until it is told to begin.
  package init(_ tempo: Tempo) { self.tempo = tempo }

  /// Lets time pass, once all who will look at the clock are ready.
  package func begin() {
    let now = life.now()
    launched.withLock { $0 = $0 ?? now }
  }

  package func now() -> Instant {
    guard let since = launched.withLock({ $0 }) else { return tempo.shown(after: 0) }
    return tempo.shown(after: Double((life.now() - since).milliseconds))
  }

  package func wait(until instant: Instant) async throws {
    while now() < instant {
      let shown = now()
      let missing = Double((instant - shown).milliseconds) / tempo.speed(at: shown)
      // A faster stretch may come meanwhile: look again at least every half second.
      try await Task.sleep(for: .milliseconds(min(500, max(1, Int64(missing)))))
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
