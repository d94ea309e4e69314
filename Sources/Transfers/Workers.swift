internal import Foundation
internal import Synchronization

/// Work that blocks, each piece on a thread of its own and given up when nobody waits for it any more.
final class Workers: Sendable {
  private final class Ticket: Sendable {
    let isGivenUp = Atomic(false)
  }

  private let isClosed = Atomic(false)

  /// Does a piece of work on a thread of this name; nil when closed before.
  ///
  /// The work must look at `isGivenUp` now and then: it says so once the task is cancelled or all is closed.
  func run<Value: Sendable>(
    _ name: String, _ work: @escaping @Sendable (_ isGivenUp: @escaping () -> Bool) -> Value
  ) async -> Value? {
    guard !isClosed.load(ordering: .acquiring) else { return nil }
    let ticket = Ticket()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let thread = Thread { [self] in
          continuation.resume(
            returning: work {
              self.isClosed.load(ordering: .acquiring)
                || ticket.isGivenUp.load(ordering: .acquiring)
            })
        }
        thread.name = name
        thread.start()
      }
    } onCancel: {
      ticket.isGivenUp.store(true, ordering: .releasing)
    }
  }

  /// Refuses what comes from now on and gives up what is in progress.
  func close() { isClosed.store(true, ordering: .releasing) }
}
