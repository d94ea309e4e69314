internal import Synchronization

/// What all requests of one server share: the site, the bounds, and who is inside.
final class ServerHouse: Sendable {
  private struct State {
    var isStopping = false
    var inside: [ObjectIdentifier: Exchange] = [:]
    var whenEmpty: [CheckedContinuation<Void, Never>] = []
  }

  let site: any Site
  let limits: ServerLimits
  private let state = Mutex(State())

  init(site: any Site, limits: ServerLimits) {
    self.site = site
    self.limits = limits
  }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// The requests under way.
  var inside: [Exchange] { state.withLock { Array($0.inside.values) } }

  func enter(_ exchange: Exchange) {
    state.withLock { $0.inside[ObjectIdentifier(exchange)] = exchange }
  }

  func leave(_ exchange: Exchange) {
    let waiting = state.withLock { state in
      state.inside[ObjectIdentifier(exchange)] = nil
      guard state.inside.isEmpty else { return [CheckedContinuation<Void, Never>]() }
      let waiting = state.whenEmpty
      state.whenEmpty = []
      return waiting
    }
    for waiter in waiting { waiter.resume() }
  }

  /// From here on no request is suspended any more; what is inside must be resumed.
  func startStopping() { state.withLock { $0.isStopping = true } }

  /// Returns when nobody is inside, or when `stopWaiting` is called.
  func waitUntilEmpty() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if state.inside.isEmpty { return true }
        state.whenEmpty.append(continuation)
        return false
      }
      if isEmpty { continuation.resume() }
    }
  }

  /// Lets `waitUntilEmpty` return at once.
  func stopWaiting() {
    let waiting = state.withLock { state in
      let waiting = state.whenEmpty
      state.whenEmpty = []
      return waiting
    }
    for waiter in waiting { waiter.resume() }
  }
}
