package import Model

/// A clock that moves only when a test turns it.
package final class TurnableClock: TimeSource {
  private struct State {
    var now: Instant
    var waiting = 0
  }
  private let state: Watched<State>

  /// A clock that shows `start`.
  package init(_ start: Instant) { state = Watched(State(now: start)) }

  package func now() -> Instant { state.value.now }

  package func wait(until instant: Instant) async throws {
    state.update { $0.waiting += 1 }
    defer { state.update { $0.waiting -= 1 } }
    try await state.wait { $0.now >= instant }
  }

  /// Moves the clock on to `instant` and wakes whoever waited for a time up to then.
  package func turn(to instant: Instant) {
    state.update { $0.now = max($0.now, instant) }
  }

  /// Moves the clock on by a span.
  package func turn(by span: Instant.Span) {
    state.update { $0.now = $0.now + span }
  }

  /// Returns once so many tasks wait on this clock, which is when turning it makes sense.
  package func sleepers(_ count: Int) async throws {
    try await state.wait { $0.waiting >= count }
  }
}
