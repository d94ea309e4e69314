import Model
import Rehearsal

@testable import Transfers

/// A visit to the rehearsal's mailbox, by IMAP unless the change says otherwise.
func visit(
  _ server: MailServer, from position: MailboxPosition? = nil, at now: Instant,
  _ change: (inout MailboxRequest) -> Void = { _ in }
) async throws(MailboxError) -> MailboxAnswer {
  var request = MailboxRequest(
    url: server.url, user: "ana", proof: .password("clave"), since: now - .hours(72))
  request.allowPrivate = ["127.0.0.1"]
  request.position = position
  change(&request)
  return try await MailboxClient().visit(request)
}

/// A letter whose subject bears a number.
func letter(_ number: Int, _ body: String = "cuerpo") -> String {
  "From: Ana <ana@example.com>\nSubject: carta \(number)\nMessage-ID: <\(number)@x>\n\n\(body)\n"
}
