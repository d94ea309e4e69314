internal import Foundation
package import Model
internal import Sealing
package import Transfers

/// Asks sources for their documents, politely, and keeps the books of their health.
package struct Poller: Sendable {
  let client: HTTPClient
  let allowPrivate: [String]
  let gate: HostGate
  /// Reads the answers of APIs; without it, sources with connectors bring nothing.
  let reader: (any PageReading)?
  let lookUp: SecretLookup
  let tokens = TokenKeeper()
  let robots = RobotsKeeper()
  /// One place for each purse that sources share.
  let purses = HostGate(limit: 1)
  /// The name by which sites know this reader in their robots.txt.
  static let robotsName = "Vigia"
  /// How long a feed's whole answer may take; a connector says it itself.
  package var timeout = Instant.Span.seconds(20)
  let mailboxes: MailboxClient

  /// A poller; `allowPrivate` are addresses that may be reached although private.
  package init(
    client: HTTPClient, allowPrivate: [String], gate: HostGate = HostGate(),
    reader: (any PageReading)? = nil, mailboxes: MailboxClient = MailboxClient(),
    lookUp: @escaping SecretLookup = { (name, _) throws(Fault) in
      throw Fault(.configuration, "falta el secreto «\(name)»")
    }
  ) {
    self.client = client
    self.allowPrivate = allowPrivate
    self.gate = gate
    self.reader = reader
    self.mailboxes = mailboxes
    self.lookUp = lookUp
  }

  /// Asks a source once, now, and says what came and what to remember.
  ///
  /// The status carries the next attempt, the health and its reason. A cancelled request changes
  /// nothing. How long the answer took is read off the caller's clock, so that a clock turned by hand
  /// gives the same status however busy the machine is.
  ///
  /// What a request may cost is booked with `save` before it is sent; `neighbours` are looked at where a
  /// budget is shared; with `kept`, the platform is also asked whether it still has what is kept, and what
  /// it no longer has comes back as mentions that are gone.
  package func poll(
    _ source: Source, _ status: SourceStatus, at clock: @escaping @Sendable () -> Instant,
    save: (@Sendable (SourceStatus) async throws -> Void)? = nil,
    neighbours: Neighbours = { [] }, kept: KeptLookup? = nil
  ) async -> (PollResult, SourceStatus) {
    if let connector = source.connector {
      return await poll(
        source, by: connector, status, at: clock, save: save, neighbours: neighbours, kept: kept)
    }
    if let mailbox = source.mailbox { return await visit(source, mailbox, status, at: clock) }
    let now = clock()
    let plan = PollPlan(source, status)
    let host = Self.host(of: plan.url)
    if let until = await gate.enter(host, at: now) { return held(source, status, until, now) }
    if source.isPage, await !mayRead(plan, at: now) {
      gate.leave(host)
      return (
        .failed(reason: Texts.robots), PollSchedule.forbidden(status, source: source, at: now)
      )
    }
    let outcome = await send(plan)
    let end = max(now, clock())
    let (result, after) = judge(outcome, plan, status, now...end)
    if let until = after.held(at: end) {
      gate.hold(host, until: until)
      if let url = outcome.finalURL { gate.hold(Self.host(of: url), until: until) }
    }
    gate.leave(host)
    return (result, after)
  }

  private func mayRead(_ plan: PollPlan, at now: Instant) async -> Bool {
    await robots.admits(
      plan.url, name: Self.robotsName, client: client, allowPrivate: allowPrivate, at: now)
  }

  /// Closes again, after a restart, the hosts that had asked to be left alone.
  package func resume(_ sources: [(Source, SourceStatus)], at now: Instant) async {
    for (source, status) in sources {
      guard let until = status.held(at: now) else { continue }
      guard let connector = source.connector, let template = connector.request else {
        gate.hold(Self.host(of: status.address(of: source)), until: until)
        continue
      }
      let host = Self.host(of: RequestBuilder.sketch(template, source.parameters))
      gate.hold(host + "#" + connector.id, until: until)
      if status.health == .limited || status.health == .blind {
        gate.hold(host, until: until)
      }
    }
  }

  /// What a source that sends by itself lacks to prove its deliveries by, in Spanish; nil when nothing.
  package func lacking(_ source: Source) -> String? {
    guard source.kind == .push else { return nil }
    do throws(Fault) {
      for name in (source.connector?.seal ?? .standard).secrets { _ = try lookUp(name, source) }
      return nil
    } catch {
      return error.what
    }
  }

  private struct Outcome {
    var answer: Result<HTTPResponse, TransferError>
    var timeout: Instant.Span

    var finalURL: String? { try? answer.get().finalURL }
  }

  private func send(_ plan: PollPlan) async -> Outcome {
    var request = HTTPRequest(url: plan.url, headers: plan.headers)
    request.allowPrivate = allowPrivate
    request.timeout = timeout
    let answer: Result<HTTPResponse, TransferError>
    do { answer = .success(try await client.send(request)) } catch { answer = .failure(error) }
    return Outcome(answer: answer, timeout: request.timeout)
  }

  private func judge(
    _ outcome: Outcome, _ plan: PollPlan, _ status: SourceStatus, _ took: ClosedRange<Instant>
  ) -> (PollResult, SourceStatus) {
    let end = took.upperBound
    switch outcome.answer {
    case .failure(let error):
      let reason = Texts.failure(error, timeout: outcome.timeout)
      if error == .cancelled || error == .closed { return (.failed(reason: reason), status) }
      var status = status
      status.lastAttempt = end
      status.requests += 1
      let after = PollSchedule.failed(status, source: plan.source, reason: reason, at: end)
      return (.failed(reason: reason), after)
    case .success(let response):
      let answer = PollAnswer(
        plan: plan, response: response, digest: Digest.sha256Hex(response.body), at: end,
        elapsed: end - took.lowerBound)
      let (verdict, after) = PollSchedule.answered(status, answer)
      switch verdict {
      case .document:
        let document = FetchedDocument(
          bytes: response.body, contentType: response.header("content-type"),
          url: response.finalURL, fetchedAt: end)
        return (.document(document), after)
      case .notModified: return (.notModified, after)
      case .unchanged: return (.unchanged, after)
      case .failed(let reason): return (.failed(reason: reason), after)
      }
    }
  }

  /// The host was closed by another source's answer: this one is put off without having been asked.
  private func held(
    _ source: Source, _ status: SourceStatus, _ until: Instant, _ now: Instant
  ) -> (PollResult, SourceStatus) {
    let after = PollSchedule.putOff(status, source: source, until: until, at: now)
    return (.failed(reason: after.reason ?? ""), after)
  }

  /// Small letters, digits, `.`, `-` and the colon before a port.
  private static func isPlainHostByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...58).contains(byte) || byte == 0x2D || byte == 0x2E
  }

  /// The server that an address means, in lower case, with its port when one is written.
  static func host(of url: String) -> String {
    // Every poll asks this, and nearly every address is plain: scheme, host, perhaps a port.
    if let start = url.firstRange(of: "://")?.upperBound {
      let rest = url.utf8[start...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
      if rest.allSatisfy(Self.isPlainHostByte) { return String(Substring(rest)) }
    }
    let parts = URLComponents(string: url)
    let host = parts?.host?.lowercased() ?? url
    return parts?.port.map { "\(host):\($0)" } ?? host
  }
}
