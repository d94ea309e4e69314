internal import Synchronization

/// A request on its way from a task to the driver's thread, with the way back.
final class Call: Sendable {
  typealias Outcome = Result<HTTPResponse, TransferError>

  let request: HTTPRequest
  private let cancelled = Atomic(false)
  private let reply = Mutex<CheckedContinuation<Outcome, Never>?>(nil)

  init(_ request: HTTPRequest) { self.request = request }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }

  /// Keeps the continuation of the waiting task; before the call is handed to the driver.
  func expect(_ continuation: CheckedContinuation<Outcome, Never>) {
    reply.withLock { $0 = continuation }
  }

  /// Wakes the waiting task; only the first outcome counts.
  func end(_ outcome: Outcome) {
    let continuation = reply.withLock { reply in
      defer { reply = nil }
      return reply
    }
    continuation?.resume(returning: outcome)
  }
}
