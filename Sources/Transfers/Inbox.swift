internal import CCurl
internal import Synchronization

/// Where tasks leave orders for the driver's thread, and how they wake it.
///
/// The multi handle belongs to the driver; libcurl allows others one call on it, the wake-up, and
/// that is made under the lock so that it never meets a freed handle.
@safe final class Inbox: Sendable {
  enum Order: Sendable {
    case start(Call)
    case abort(Call)
  }

  private struct State {
    var orders: [Order] = []
    var isClosing = false
    var isOpen = true
  }

  private let state = Mutex(State())
  /// Read under `state`'s lock only while `isOpen`.
  nonisolated(unsafe) private let multi: UnsafeMutableRawPointer

  init(multi: UnsafeMutableRawPointer) { unsafe self.multi = unsafe multi }

  /// The driver that obeys this inbox; for the thread that will run it.
  func makeDriver(userAgent: String) -> Driver {
    unsafe Driver(multi: multi, inbox: self, userAgent: userAgent)
  }

  /// Leaves an order; false when the client is closed.
  func put(_ order: Order) -> Bool {
    state.withLock { state in
      guard state.isOpen, !state.isClosing else { return false }
      // Whoever left the first order since the driver looked has woken it.
      if state.orders.isEmpty { unsafe curl_multi_wakeup(multi) }
      state.orders.append(order)
      return true
    }
  }

  /// Asks the driver to end.
  func close() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isClosing = true
      unsafe curl_multi_wakeup(multi)
    }
  }

  /// What has come since last time, and whether to end.
  func take() -> (orders: [Order], isClosing: Bool) {
    state.withLock { state in
      defer { state.orders = [] }
      return (state.orders, state.isClosing)
    }
  }

  /// The driver's last word before it frees the handle.
  func shut() { state.withLock { $0.isOpen = false } }
}
