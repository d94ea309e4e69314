/// Visits mailboxes by IMAP or POP3, each visit on a thread of its own and within its bounds.
package final class MailboxClient: Sendable {
  private let workers = Workers()

  /// A client without visits.
  package init() {}

  deinit { close() }

  /// What is new in a mailbox; cancelling the task gives the visit up.
  package func visit(_ request: MailboxRequest) async throws(MailboxError) -> MailboxAnswer {
    let outcome = await workers.run("mailbox") { isGivenUp in
      Self.outcome(request, isGivenUp: isGivenUp)
    }
    guard let outcome else { throw .transfer(.closed) }
    return try outcome.get()
  }

  /// Refuses what comes from now on and ends what is in progress.
  package func close() { workers.close() }

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
