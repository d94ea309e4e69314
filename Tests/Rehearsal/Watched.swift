internal import Synchronization

/// A value that tests can wait on: no sleeping, no asking again and again.
package final class Watched<Value: Sendable>: Sendable {
  private struct Waiter {
    var id: Int
    var isMet: @Sendable (Value) -> Bool
    var continuation: CheckedContinuation<Value, any Error>
  }

  private struct State {
    var value: Value
    var waiters: [Waiter] = []
    var lastID = 0
    /// Waits that were cancelled before they had begun.
    var cancelled: Set<Int> = []
  }

  private let state: Mutex<State>

  /// A value to be watched.
  package init(_ value: Value) { state = Mutex(State(value: value)) }

  /// The value as it is now.
  package var value: Value { state.withLock { $0.value } }

  /// Changes the value and wakes those whose condition it now meets.
  @discardableResult
  package func update<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
    let (result, met, value) = state.withLock { state in
      let result = change(&state.value)
      let value = state.value
      let met = state.waiters.filter { $0.isMet(value) }
      state.waiters.removeAll { $0.isMet(value) }
      return (result, met, value)
    }
    for waiter in met { waiter.continuation.resume(returning: value) }
    return result
  }

  /// The value once it meets a condition; throws `CancellationError` when the task is cancelled.
  @discardableResult
  package func wait(until isMet: @escaping @Sendable (Value) -> Bool) async throws -> Value {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        enter(Waiter(id: id, isMet: isMet, continuation: continuation))
      }
    } onCancel: {
      cancel(id)
    }
  }

  private func enter(_ waiter: Waiter) {
    let answer: Result<Value, any Error>? = state.withLock { state in
      if state.cancelled.remove(waiter.id) != nil { return .failure(CancellationError()) }
      if waiter.isMet(state.value) { return .success(state.value) }
      state.waiters.append(waiter)
      return nil
    }
    if let answer { waiter.continuation.resume(with: answer) }
  }

  private func cancel(_ id: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
        state.cancelled.insert(id)
        return nil
      }
      return state.waiters.remove(at: index)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }
}
