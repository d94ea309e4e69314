package import Model

/// Lets so many requests at once through to a host, and none while it wants to be left alone.
package actor HostGate {
  private struct Lane {
    var busy = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
    var heldUntil: Instant?
  }

  private let limit: Int
  private var lanes: [String: Lane] = [:]

  /// A gate with so many places a host.
  package init(limit: Int = 2) { self.limit = max(1, limit) }

  /// Takes a place, waiting for one if need be; or, without one, says until when the host is held.
  package func enter(_ host: String, at now: Instant) async -> Instant? {
    if let until = hold(of: host, at: now) { return until }
    if lanes[host, default: Lane()].busy < limit {
      lanes[host, default: Lane()].busy += 1
      return nil
    }
    await withCheckedContinuation { lanes[host, default: Lane()].waiting.append($0) }
    // The place was handed over; while waiting for it the host may have closed.
    guard let until = hold(of: host, at: now) else { return nil }
    leave(host)
    return until
  }

  /// Gives a place back.
  package func leave(_ host: String) {
    guard var lane = lanes[host] else { return }
    if lane.waiting.isEmpty {
      lane.busy -= 1
    } else {
      lane.waiting.removeFirst().resume()
    }
    lanes[host] = lane.busy == 0 && lane.heldUntil == nil ? nil : lane
  }

  /// Closes a host until an instant; a later end stays.
  package func hold(_ host: String, until instant: Instant) {
    let end = lanes[host]?.heldUntil ?? instant
    lanes[host, default: Lane()].heldUntil = max(end, instant)
  }

  /// The end of a host's hold, or nil when there is none at that instant.
  package func hold(of host: String, at now: Instant) -> Instant? {
    guard let until = lanes[host]?.heldUntil, until > now else { return nil }
    return until
  }
}
