package import Model
internal import Synchronization

/// A clock that moves only when a test turns it.
package final class TurnableClock: TimeSource {
  private struct State {
    var now: Instant
    var waiting: [(until: Instant, resume: CheckedContinuation<Void, Never>)] = []
  }
  private let state: Mutex<State>

  /// A clock that shows `start`.
  package init(_ start: Instant) { state = Mutex(State(now: start)) }

  package func now() -> Instant { state.withLock { $0.now } }

  package func wait(until instant: Instant) async throws {
    await withCheckedContinuation { continuation in
      let isDue = state.withLock { state in
        if state.now >= instant { return true }
        state.waiting.append((instant, continuation))
        return false
      }
      if isDue { continuation.resume() }
    }
    try Task.checkCancellation()
  }

  /// Moves the clock on to `instant` and wakes whoever waited for a time up to then.
  package func turn(to instant: Instant) {
    let due = state.withLock { state in
      state.now = max(state.now, instant)
      let due = state.waiting.filter { $0.until <= state.now }
      state.waiting.removeAll { $0.until <= state.now }
      return due
    }
    for waiter in due { waiter.resume.resume() }
  }
}
