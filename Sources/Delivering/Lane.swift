internal import Model
internal import Transfers

/// The deliveries of one receiver, one after the other, so that it delays nobody else.
struct Lane: Sendable {
  /// So many deliveries are read from the outbox at once.
  private static let batch = 50

  let receiver: Receiver
  let client: HTTPClient
  let outbox: any OutboxKeeping
  let allowPrivate: [String]
  /// How long the receiver may take with one delivery.
  let timeout: Instant.Span
  /// Told once the receiver has answered 410.
  let onDisabled: @Sendable (Receiver) async -> Void

  /// What the lane knows of its receiver from one run to the next.
  struct State: Sendable {
    /// Whether the receiver has answered 410; nil until the outbox was asked.
    var isDisabled: Bool?
    /// The receiver asked to be left alone until then, and why.
    var hold: (until: Instant, reason: String)?
    /// What has become of a delivery and could not be recorded.
    var unrecorded: Delivery?
  }

  /// Tries what is due until nothing is; gives how many deliveries it has dealt with.
  ///
  /// Ends early when the outbox fails or the work is being ended. While a result cannot be recorded
  /// (a full disk), nothing is sent: else the receiver would get the same again and again.
  func deliverDue(_ state: inout State, at now: @Sendable () -> Instant) async -> Int {
    guard await recordAgain(&state) else { return 0 }
    if state.isDisabled == nil {
      guard let isDisabled = try? await outbox.isDisabled(receiver) else { return 0 }
      state.isDisabled = isDisabled
    }
    var done = 0
    while !Task.isCancelled,
      let due = try? await outbox.due(receiver: receiver.id, at: now(), limit: Self.batch),
      !due.isEmpty
    {
      for delivery in due {
        guard let result = await deal(with: delivery, &state, at: now) else { return done }
        state.unrecorded = result
        guard await recordAgain(&state) else { return done }
        done += 1
      }
    }
    return done
  }

  /// Whether nothing is left to be recorded.
  private func recordAgain(_ state: inout State) async -> Bool {
    guard let result = state.unrecorded else { return true }
    guard (try? await outbox.record(result)) != nil else { return false }
    state.unrecorded = nil
    return true
  }

  /// The delivery as it is to be recorded, or nil when the work is being ended.
  private func deal(
    with delivery: Delivery, _ state: inout State, at now: @Sendable () -> Instant
  ) async -> Delivery? {
    if state.isDisabled == true { return ended(delivery, Texts.gone) }
    if let hold = state.hold, now() < hold.until {
      var delivery = delivery
      delivery.nextAttempt = hold.until
      delivery.lastError = Texts.postponed(hold.reason)
      return delivery
    }
    let outcome = await attempt(delivery, at: now)
    var tried = delivery
    tried.attempts += 1
    switch outcome {
    case .interrupted: return nil
    case .delivered:
      tried.state = .delivered
      tried.lastError = nil
      return tried
    case .gone:
      state.isDisabled = true
      // Where it cannot be kept, the next start asks once more and hears the same.
      try? await outbox.disable(receiver)
      await onDisabled(receiver)
      return ended(tried, Texts.gone)
    case .failed(let reason, let retryAfter):
      if let retryAfter {
        state.hold = (now() + min(retryAfter, RetrySchedule.longestWait), reason)
      }
      return failed(tried, reason, retryAfter: retryAfter, at: now())
    }
  }

  private func attempt(
    _ delivery: Delivery, at now: @Sendable () -> Instant
  ) async -> Attempt.Outcome {
    let attempt = Attempt(
      delivery: delivery, receiver: receiver, allowPrivate: allowPrivate, timeout: timeout)
    guard let request = attempt.request(at: now()) else { return .failed(Texts.noSecret) }
    do {
      return Attempt.outcome(of: try await client.send(request), at: now())
    } catch {
      return Attempt.outcome(of: error)
    }
  }

  private func failed(
    _ delivery: Delivery, _ reason: String, retryAfter: Instant.Span?, at now: Instant
  ) -> Delivery {
    let next = RetrySchedule.next(
      after: delivery.attempts, at: now, retryAfter: retryAfter,
      seed: delivery.eventID + " " + receiver.id)
    guard let next else {
      return ended(delivery, Texts.exhausted(reason, attempts: delivery.attempts))
    }
    var delivery = delivery
    delivery.nextAttempt = next
    delivery.lastError = reason
    return delivery
  }

  private func ended(_ delivery: Delivery, _ reason: String) -> Delivery {
    var delivery = delivery
    delivery.state = .failed
    delivery.lastError = reason
    return delivery
  }
}
