internal import Foundation
internal import Synchronization

/// Visits mailboxes by IMAP or POP3, each visit on a thread of its own and within its bounds.
package final class MailboxClient: Sendable {
  /// What a visit's thread and whoever waits for it share.
  private final class Ticket: Sendable {
    let isGivenUp = Atomic(false)
  }

  private let isClosed = Atomic(false)

  /// A client without visits.
  package init() {}

  deinit { close() }

  /// What is new in a mailbox; cancelling the task gives the visit up.
  package func visit(_ request: MailboxRequest) async throws(MailboxError) -> MailboxAnswer {
    guard !isClosed.load(ordering: .acquiring) else { throw .transfer(.closed) }
    let ticket = Ticket()
    let outcome: Result<MailboxAnswer, MailboxError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let thread = Thread { [self] in
          continuation.resume(returning: Self.outcome(request) { self.isGivenUp(ticket) })
        }
        thread.name = "mailbox"
        thread.start()
      }
    } onCancel: {
      ticket.isGivenUp.store(true, ordering: .releasing)
    }
    return try outcome.get()
  }

  /// Refuses what comes from now on and ends what is in progress.
  package func close() { isClosed.store(true, ordering: .releasing) }

  private func isGivenUp(_ ticket: Ticket) -> Bool {
    isClosed.load(ordering: .acquiring) || ticket.isGivenUp.load(ordering: .acquiring)
  }

  private static func outcome(
    _ request: MailboxRequest, isGivenUp: @escaping () -> Bool
  ) -> Result<MailboxAnswer, MailboxError> {
    do throws(MailboxError) {
      let session = try MailSession(request, isGivenUp: isGivenUp)
      let isPop = request.url.lowercased().hasPrefix("pop3")
      return .success(
        try isPop ? PopVisit(request, session).run() : MailboxVisit(request, session).run())
    } catch {
      return .failure(error)
    }
  }
}
