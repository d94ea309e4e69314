package import Model
internal import Synchronization

/// Lets so many requests at once through to a host, and none while it wants to be left alone.
///
/// Behind a lock instead of an actor: every poll passes here twice, and never stays.
package final class HostGate: Sendable {
  private struct Lane {
    var busy = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
    var heldUntil: Instant?

    func hold(at now: Instant) -> Instant? {
      guard let heldUntil, heldUntil > now else { return nil }
      return heldUntil
    }
  }

  private let limit: Int
  private let lanes = Mutex<[String: Lane]>([:])

  /// A gate with so many places a host.
  package init(limit: Int = 2) { self.limit = max(1, limit) }

  /// Takes a place, waiting for one if need be; or, without one, says until when the host is held.
  package func enter(_ host: String, at now: Instant) async -> Instant? {
    if let until = hold(of: host, at: now) { return until }
    if take(host) { return nil }
    await withCheckedContinuation { waiting in
      if take(host, orWait: waiting) { waiting.resume() }
    }
    // The place was handed over; while waiting for it the host may have closed.
    guard let until = hold(of: host, at: now) else { return nil }
    leave(host)
    return until
  }

  /// Takes a free place; when there is none, puts whoever waits in line.
  private func take(_ host: String, orWait waiting: CheckedContinuation<Void, Never>? = nil) -> Bool
  {
    lanes.withLock { lanes in
      guard lanes[host, default: Lane()].busy >= limit else {
        lanes[host, default: Lane()].busy += 1
        return true
      }
      if let waiting { lanes[host, default: Lane()].waiting.append(waiting) }
      return false
    }
  }

  /// Gives a place back.
  package func leave(_ host: String) {
    let next = lanes.withLock { lanes -> CheckedContinuation<Void, Never>? in
      guard var lane = lanes[host] else { return nil }
      let next = lane.waiting.isEmpty ? nil : lane.waiting.removeFirst()
      if next == nil { lane.busy -= 1 }
      lanes[host] = lane.busy == 0 && lane.heldUntil == nil ? nil : lane
      return next
    }
    next?.resume()
  }

  /// Closes a host until an instant; a later end stays.
  package func hold(_ host: String, until instant: Instant) {
    lanes.withLock { lanes in
      let end = lanes[host]?.heldUntil ?? instant
      lanes[host, default: Lane()].heldUntil = max(end, instant)
    }
  }

  /// The end of a host's hold, or nil when there is none at that instant.
  package func hold(of host: String, at now: Instant) -> Instant? {
    lanes.withLock { $0[host]?.hold(at: now) }
  }
}
