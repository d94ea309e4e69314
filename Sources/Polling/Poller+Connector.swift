package import Model
internal import Transfers

/// Where a source's secrets are looked up when they are needed; throws what is missing, never a secret.
package typealias SecretLookup =
  @Sendable (_ name: String, _ source: Source) throws(Fault) -> String

extension Poller {
  /// How long to wait before looking again whether a missing credential has come.
  private static let credentialWait = Instant.Span.minutes(10)

  /// Asks a source by its connector.
  func poll(
    _ source: Source, by connector: Connector, _ status: SourceStatus,
    at clock: @escaping @Sendable () -> Instant,
    save: (@Sendable (SourceStatus) async throws -> Void)?, neighbours: Neighbours,
    kept: KeptLookup?
  ) async -> (PollResult, SourceStatus) {
    // One at a time asks on a shared purse: two would both see the money before either took it.
    let purse = source.budget?.shared.map { "budget:" + $0.id }
    if let purse { _ = await purses.enter(purse, at: clock()) }
    let answer = await ask(source, by: connector, status, at: clock, save: save, neighbours, kept)
    if let purse { purses.leave(purse) }
    return answer
  }

  private func ask(
    _ source: Source, by connector: Connector, _ status: SourceStatus,
    at clock: @escaping @Sendable () -> Instant,
    save: (@Sendable (SourceStatus) async throws -> Void)?, _ neighbours: Neighbours,
    _ kept: KeptLookup?
  ) async -> (PollResult, SourceStatus) {
    let now = clock()
    guard let template = connector.request, let reader else {
      let reason = ConnectorPollTexts.incomplete
      return failed(reason, PollSchedule.failed(status, source: source, reason: reason, at: now))
    }
    var secrets: [String: String] = [:]
    do throws(Fault) {
      for name in connector.secrets { secrets[name] = try lookUp(name, source) }
    } catch {
      if !connector.auth.isOptional {
        return failed(error.what, Self.lacking(status, error.what, at: now))
      }
      secrets = [:]
    }
    var builder = RequestBuilder(
      connector: connector, values: source.parameters.merging(secrets) { _, secret in secret },
      proof: connector.secrets.first.flatMap { secrets[$0] })
    let host = Self.host(of: RequestBuilder.sketch(template, source.parameters))
    let lane = host + "#" + connector.id
    if let until = gate.hold(of: lane, at: now) {
      return failed("", PollSchedule.putOff(status, source: source, until: until, at: now))
    }
    if let until = await gate.enter(host, at: now) {
      let after = PollSchedule.putOff(status, source: source, until: until, at: now)
      return failed(after.reason ?? "", after)
    }
    let values = connector.secrets.compactMap { secrets[$0] }
    let key = ([connector.id, source.parameters["host"] ?? ""] + values).joined(separator: "\n")
    if [.clientCredentials, .serviceAccount, .session].contains(connector.auth.way) {
      do throws(Fault) {
        builder.proof = try await tokens.token(
          key, builder, secrets: values, client: client, allowPrivate: allowPrivate, at: now)
      } catch {
        gate.leave(host)
        let reason = Redactor(values).clean(error.what)
        if error.code == .notAllowed {
          return failed(reason, Self.lacking(status, reason, at: now))
        }
        return failed(reason, PollSchedule.failed(status, source: source, reason: reason, at: now))
      }
    }
    let all = source.budget?.shared == nil ? [] : await neighbours()
    let others = Purse.Others(
      of: source, among: all, day: Instant.floorDivide(clock().milliseconds, 86_400_000))
    var listening = others
    if let rule = connector.recheck, let progress = status.recheck, kept != nil {
      (listening.asideCost, listening.asideCount) = RecheckPurses.aside(
        source, rule, progress, at: clock())
    }
    var round = ConnectorRound(
      source, connector, template, status, builder: builder,
      means: .init(client: client, allowPrivate: allowPrivate, reader: reader, save: save),
      redactor: Redactor(values + [builder.proof].compactMap { $0 }),
      others: listening, clock: clock)
    await round.run()
    let end = round.clock()
    if let hold = round.hold {
      let until = end + hold + PollSchedule.holdMargin
      gate.hold(lane, until: until)
      if case .limited? = round.refusal { gate.hold(host, until: until) }
    }
    if case .credential? = round.refusal { await tokens.forget(key) }
    var (result, after) = settle(round, before: status, at: end)
    if round.refusal == nil { after = await checkToken(connector, after, builder, at: end) }
    if round.refusal == nil, round.hold == nil, let rule = connector.recheck, let kept,
      case .mentions(let mentions, let damage) = result
    {
      let request = RecheckRequest(
        source: source, connector: connector, rule: rule, builder: builder, means: round.means,
        redactor: round.redactor, others: others, clock: clock)
      if let outcome = await request.run(after, kept: kept) {
        after = outcome.status
        result = .mentions(mentions + outcome.gone, damage: damage)
        if let hold = outcome.hold {
          let until = clock() + hold + PollSchedule.holdMargin
          gate.hold(lane, until: until)
          if outcome.isLimited { gate.hold(host, until: until) }
          after.nextAttempt = max(after.nextAttempt ?? until, until)
          after.heldUntil = until
        }
      }
    }
    gate.leave(host)
    return (result, after)
  }

  private func settle(
    _ round: ConnectorRound, before: SourceStatus, at now: Instant
  ) -> (PollResult, SourceStatus) {
    let source = round.source
    var status = round.status
    // What came stays, whatever stopped the round after it.
    if let refusal = round.refusal, round.mentions.isEmpty {
      return refused(refusal, status, source, hold: round.hold, at: now)
    }
    status.nextAttempt = PollSchedule.afterSuccess(of: source, status, at: now, wish: nil)
    if let hold = round.hold {
      let until = now + hold + PollSchedule.holdMargin
      status.nextAttempt = max(status.nextAttempt ?? until, until)
      status.heldUntil = until
    }
    let isGoneOnWith = status.pages != nil || round.goesForward
    let damage =
      round.damage
      ?? round.refusal.map { refusal in
        isGoneOnWith
          ? ConnectorPollTexts.goesOn(refusal.reason) : ConnectorPollTexts.broken(refusal.reason)
      }
    return (.mentions(round.mentions, damage: damage), status)
  }

  private func refused(
    _ refusal: ConnectorRound.Refusal, _ status: SourceStatus, _ source: Source,
    hold: Instant.Span?, at now: Instant
  ) -> (PollResult, SourceStatus) {
    var status = status
    switch refusal {
    case .transfer(let reason), .archive(let reason):
      return failed(reason, PollSchedule.failed(status, source: source, reason: reason, at: now))
    case .answer(let reason):
      // A cursor that the API no longer takes must not lock the source up.
      if status.failures >= 2 { status.cursor = nil }
      return failed(reason, PollSchedule.failed(status, source: source, reason: reason, at: now))
    case .limited(let reason):
      let span = hold ?? PollSchedule.standardHold
      return failed(reason, PollSchedule.limited(status, source, span, reason, now))
    case .credential(let reason): return failed(reason, Self.lacking(status, reason, at: now))
    case .budget(let reason, let until):
      // Nothing is wrong with the source: it waits for its purse.
      status.health = .limited
      status.reason = reason
      status.nextAttempt = until
      return failed(reason, status)
    }
  }

  private func failed(_ reason: String, _ status: SourceStatus) -> (PollResult, SourceStatus) {
    (.failed(reason: status.reason ?? reason), status)
  }

  /// The status of a source that nobody gave a credential that is good.
  static func lacking(_ status: SourceStatus, _ reason: String, at now: Instant) -> SourceStatus {
    var status = status
    status.health = .needsCredentials
    status.reason = reason
    status.failures += 1
    if status.blindSince == nil { status.blindSince = now }
    status.nextAttempt = now + credentialWait
    return status
  }
}
