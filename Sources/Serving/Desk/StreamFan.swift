internal import Synchronization

/// Hands every item to every follower; the ready-made part of `Desk.follow`.
///
/// A follower that is `capacity` items behind is ended instead of skipped over, so that nobody ever
/// misses an item without noticing.
package final class StreamFan: Sendable {
  private struct State {
    var followers: [Int: AsyncStream<StreamItem>.Continuation] = [:]
    var next = 0
    var isFinished = false
  }
  private let state = Mutex(State())
  private let capacity: Int

  /// A fan whose followers may each be so many items behind.
  package init(capacity: Int = 1024) { self.capacity = capacity }

  /// The items sent from now on; ends when the follower is too slow or the fan is finished.
  package func follow() -> AsyncStream<StreamItem> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: StreamItem.self, bufferingPolicy: .bufferingOldest(capacity))
    let number: Int? = state.withLock { state in
      if state.isFinished { return nil }
      state.next += 1
      state.followers[state.next] = continuation
      return state.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.leave(number) }
    return stream
  }

  /// Hands an item to every follower; never waits.
  ///
  /// Call in rising order of sequence, after the
  /// commit.
  package func send(_ item: StreamItem) {
    let followers = state.withLock { Array($0.followers.values) }
    for follower in followers {
      if case .dropped = follower.yield(item) { follower.finish() }
    }
  }

  /// Ends every follower, now and later.
  package func finish() {
    let followers = state.withLock { state in
      state.isFinished = true
      return Array(state.followers.values)
    }
    for follower in followers { follower.finish() }
  }

  /// How many follow at present.
  package var count: Int { state.withLock { $0.followers.count } }

  private func leave(_ number: Int) {
    state.withLock { _ = $0.followers.removeValue(forKey: number) }
  }
}
