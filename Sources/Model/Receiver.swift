/// A system that is told of events, as configured.
package struct Receiver: Hashable, Sendable {
  package var id: String
  /// Where to POST.
  package var url: String
  /// `whsec_…` secrets; the first signs, a second signs too while it is being rotated out.
  package var secrets: [String]
  /// Which events it wants: `alert.*`, `case.opened`, `*`.
  package var events: [String]

  /// A webhook receiver.
  package init(id: String, url: String, secrets: [String], events: [String]) {
    self.id = id
    self.url = url
    self.secrets = secrets
    self.events = events
  }

  /// Whether one of its patterns covers an event type.
  package func wants(_ kind: Event.Kind) -> Bool {
    events.contains { pattern in
      if pattern == "*" || pattern == kind.rawValue { return true }
      return pattern.hasSuffix(".*") && kind.rawValue.hasPrefix(pattern.dropLast())
    }
  }
}

/// A rule that says who is told of what.
package struct Route: Hashable, Sendable {
  /// Only these brands; empty for all.
  package var brands: [String] = []
  /// Only from this level up; nil for all, events without a level included.
  package var level: Alert.Level?
  /// Ids of receivers.
  package var to: [String]

  /// A route to receivers.
  package init(to: [String]) { self.to = to }

  /// Whether the route takes an event.
  package func takes(_ event: Event) -> Bool {
    if !brands.isEmpty, let brand = event.brand, !brands.contains(brand) { return false }
    if let level, let eventLevel = event.level, eventLevel < level { return false }
    return true
  }
}

/// One event on its way to one receiver.
package struct Delivery: Hashable, Sendable {
  /// What has become of it.
  package enum State: String, Sendable, CaseIterable {
    case waiting, delivered, failed
  }

  /// The webhook-id: the event's id, the same on every attempt.
  package var eventID: String
  /// The receiver's id.
  package var receiver: String
  /// The exact bytes to send.
  package var body: String
  package var state: State = .waiting
  /// Attempts already made.
  package var attempts = 0
  /// When to try (again).
  package var nextAttempt: Instant
  /// Why the last attempt failed, in Spanish.
  package var lastError: String?

  /// A delivery to be tried at once.
  package init(eventID: String, receiver: String, body: String, nextAttempt: Instant) {
    self.eventID = eventID
    self.receiver = receiver
    self.body = body
    self.nextAttempt = nextAttempt
  }
}
