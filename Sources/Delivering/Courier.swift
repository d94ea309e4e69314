package import Model
internal import Synchronization
package import Transfers

/// Carries what is in the outbox to the receivers, each in a lane of its own.
///
/// At least once: a delivery whose sending is not yet recorded is sent again under the same
/// `webhook-id`, by which its receiver knows it.
package final class Courier: Sendable {
  /// A lane between two runs, or the sign that somebody is running it.
  private enum LanePlace {
    case resting(Lane.State)
    case busy
    /// Somebody asked while it was busy: it looks once more before it rests.
    case busyAndAsked
  }

  /// How long to wait at most before the outbox is looked at again.
  private static let longestPause = Instant.Span.minutes(1)
  /// How long to wait at least, while what is due is in a busy lane.
  private static let shortestPause = Instant.Span.seconds(1)

  private let client: HTTPClient
  private let outbox: any OutboxKeeping
  private let receivers: [Receiver]
  private let allowPrivate: [String]
  private let timeout: Instant.Span
  private let onDisabled: @Sendable (Receiver) async -> Void
  private let lanes = Mutex<[String: LanePlace]>([:])
  private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// A courier for the configured receivers; `onDisabled` is told when one has answered 410.
  ///
  /// A receiver may take `timeout` with one delivery: Standard Webhooks asks for 15 to 30 seconds.
  /// Such a receiver gets nothing more, also after a restart, until its address is changed.
  package init(
    client: HTTPClient, outbox: any OutboxKeeping, receivers: [Receiver], allowPrivate: [String],
    timeout: Instant.Span = .seconds(15),
    onDisabled: @escaping @Sendable (Receiver) async -> Void = { _ in }
  ) {
    self.client = client
    self.outbox = outbox
    self.receivers = receivers
    self.allowPrivate = allowPrivate
    self.timeout = timeout
    self.onDisabled = onDisabled
  }

  /// Tries everything that is due, all receivers at once; returns when nothing due is left untried.
  ///
  /// May be called while an earlier call still works: a lane that is busy looks once more when it is
  /// through, and this call does not wait for it.
  package func deliverDue(at now: @escaping @Sendable () -> Instant) async {
    _ = await dealWithDue(at: now)
  }

  /// Delivers until the task is cancelled: at once after `wake`, and when a retry falls due.
  package func run(on clock: any TimeSource) async {
    await withDiscardingTaskGroup { group in
      var timer: Task<Void, Never>?
      wake()
      for await _ in bell.stream {
        timer?.cancel()
        group.addTask {
          // What has failed has a new time, which the timer below does not know yet.
          if await self.dealWithDue(at: { clock.now() }) > 0 { self.wake() }
        }
        let next = await self.nextLook(at: clock.now())
        timer = Task { if (try? await clock.wait(until: next)) != nil { self.wake() } }
      }
      timer?.cancel()
      group.cancelAll()
    }
  }

  /// Says that there is something new in the outbox; cheap, and never waits.
  package func wake() { bell.continuation.yield() }

  private func nextLook(at now: Instant) async -> Instant {
    let latest = now + Self.longestPause
    guard let due = try? await outbox.nextDue() else { return latest }
    return min(max(due, now + Self.shortestPause), latest)
  }

  private func dealWithDue(at now: @escaping @Sendable () -> Instant) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for receiver in receivers {
        guard let lane = enter(receiver) else { continue }
        group.addTask { await self.work(receiver, lane, at: now) }
      }
      return await group.reduce(0, +)
    }
  }

  private func work(
    _ receiver: Receiver, _ state: Lane.State, at now: @Sendable () -> Instant
  ) async -> Int {
    let lane = Lane(
      receiver: receiver, client: client, outbox: outbox, allowPrivate: allowPrivate,
      timeout: timeout, onDisabled: onDisabled)
    var state = state
    var done = 0
    repeat {
      done += await lane.deliverDue(&state, at: now)
    } while !leave(receiver, state)
    return done
  }

  /// What the lane knows, when it was free and is now ours.
  private func enter(_ receiver: Receiver) -> Lane.State? {
    lanes.withLock { lanes in
      switch lanes[receiver.id] {
      case nil:
        lanes[receiver.id] = .busy
        return Lane.State()
      case .resting(let state):
        lanes[receiver.id] = .busy
        return state
      case .busy, .busyAndAsked:
        lanes[receiver.id] = .busyAndAsked
        return nil
      }
    }
  }

  /// Whether the lane may rest; false when somebody asked meanwhile.
  private func leave(_ receiver: Receiver, _ state: Lane.State) -> Bool {
    lanes.withLock { lanes in
      if case .busyAndAsked = lanes[receiver.id], !Task.isCancelled {
        lanes[receiver.id] = .busy
        return false
      }
      lanes[receiver.id] = .resting(state)
      return true
    }
  }
}
