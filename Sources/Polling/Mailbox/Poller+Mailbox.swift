package import Model
internal import Transfers

/// A letter as it came, for whoever reads mail.
package struct FetchedLetter: Sendable {
  package var bytes: [UInt8]
  /// When the server took it in.
  package var arrivedAt: Instant?
  /// Whether only its beginning was fetched.
  package var isCut: Bool
}

extension Poller {
  /// How soon the rest of a full mailbox is fetched.
  private static let nextBatch = Instant.Span.seconds(2)

  /// After so many failures in a row a letter that breaks the visit is passed over.
  private static let patience = 3

  /// Visits a mailbox.
  func visit(
    _ source: Source, _ mailbox: Source.Mailbox, _ status: SourceStatus,
    at clock: @escaping @Sendable () -> Instant
  ) async -> (PollResult, SourceStatus) {
    let now = clock()
    let proof: MailboxRequest.Proof
    do throws(Fault) { proof = try self.proof(of: source, mailbox) } catch {
      return (.failed(reason: error.what), Self.lacking(status, error.what, at: now))
    }
    let host = Self.host(of: source.url)
    if let until = await gate.enter(host, at: now) {
      let after = PollSchedule.putOff(status, source: source, until: until, at: now)
      return (.failed(reason: after.reason ?? ""), after)
    }
    let cursor = MailCursor(status.cursor, of: source)
    var request = MailboxRequest(
      url: source.url, user: mailbox.user, proof: proof,
      since: min(now, status.lastSuccess ?? now) - mailbox.history)
    request.folder = mailbox.folder
    request.certificates = mailbox.certificates
    request.position = cursor?.position
    request.allowPrivate = allowPrivate
    request.passesOver = status.failures >= Self.patience
    let outcome: Result<MailboxAnswer, MailboxError>
    do throws(MailboxError) { outcome = .success(try await mailboxes.visit(request)) } catch {
      outcome = .failure(error)
    }
    gate.leave(host)
    return settle(outcome, source, status, cursor, at: max(now, clock()))
  }

  private func settle(
    _ outcome: Result<MailboxAnswer, MailboxError>, _ source: Source, _ before: SourceStatus,
    _ cursor: MailCursor?, at now: Instant
  ) -> (PollResult, SourceStatus) {
    var status = before
    switch outcome {
    case .failure(.transfer(.cancelled)), .failure(.transfer(.closed)):
      return (.failed(reason: TransferError.cancelled.description), before)
    case .failure(let error):
      status.lastAttempt = now
      status.requests += 1
      let reason = error.description
      if error == .login || error == .clear {
        return (.failed(reason: reason), Self.lacking(status, reason, at: now))
      }
      let after = PollSchedule.failed(status, source: source, reason: reason, at: now)
      return (.failed(reason: reason), after)
    case .success(let answer):
      status.lastAttempt = now
      status.requests += 1
      // Old letters come with a first visit, with one after blindness, and until they are all there.
      let isOld =
        before.lastSuccess == nil || before.health.isBlind || cursor?.isCatchingUp == true
      let next = MailCursor(position: answer.position, isCatchingUp: isOld && !answer.isWhole)
      status.cursor = next.text(of: source)
      status.nextAttempt =
        answer.isWhole
        ? PollSchedule.afterSuccess(of: source, status, at: now, wish: nil) : now + Self.nextBatch
      let letters = answer.letters.map {
        FetchedLetter(bytes: $0.bytes, arrivedAt: $0.arrivedAt, isCut: $0.isCut)
      }
      return (.letters(letters, unread: answer.passedOver, isBackfill: isOld), status)
    }
  }

  private func proof(
    of source: Source, _ mailbox: Source.Mailbox
  ) throws(Fault) -> MailboxRequest.Proof {
    if source.secrets[mailbox.token] != nil {
      return .token(try lookUp(mailbox.token, source))
    }
    return .password(try lookUp(mailbox.password, source))
  }
}
