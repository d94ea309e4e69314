/// Something that happened and that others are told of: a line of the event log.
package struct Event: Hashable, Sendable {
  /// What can happen (the webhook types of the contract).
  package enum Kind: String, Sendable, CaseIterable {
    case alertOpened = "alert.opened"
    case alertUpdated = "alert.updated"
    case alertAcknowledged = "alert.acknowledged"
    /// Its level rose.
    case alertEscalated = "alert.escalated"
    /// A receiver may name it; a trouble that comes back is an alert of its own, so nothing raises it.
    case alertReopened = "alert.reopened"
    case alertResolved = "alert.resolved"
    case caseOpened = "case.opened"
    case caseUpdated = "case.updated"
    case caseDueSoon = "case.due_soon"
    case caseBreached = "case.breached"
    case caseReopened = "case.reopened"
    case caseClosed = "case.closed"
    /// A customer who was answered may be asked how it went.
    case surveyRequested = "survey.requested"
    case announcementRaised = "announcement.raised"
    case announcementCleared = "announcement.cleared"
    case accountSuspected = "account.suspected"
    case sourceBlind = "source.blind"
    case sourceRecovered = "source.recovered"
    case silenceStarted = "silence.started"
    case silenceEnded = "silence.ended"
    case digestReady = "digest.ready"
    case monitorHeartbeat = "monitor.heartbeat"
    case monitorDegraded = "monitor.degraded"
  }

  /// Stable over retries, restarts and replays: derived from type, subject and instant.
  package var id: String
  /// What happened.
  package var kind: Kind
  /// When it happened, on Vigía's clock.
  package var at: Instant
  /// The brand it concerns, for routing and filters.
  package var brand: String?
  /// The alert's level, for routing and filters.
  package var level: Alert.Level?
  /// The subject: an alert, a case or what the type says.
  package var data: JSON
  /// True when a silence keeps it from people: it is logged, not delivered.
  package var muted = false

  /// An event about a subject whose id is `subject`.
  package init(
    _ kind: Kind, subject: String, at: Instant, brand: String? = nil, level: Alert.Level? = nil,
    data: JSON, muted: Bool = false
  ) {
    self.id =
      "evt_" + ContentHash(kind.rawValue, subject, String(at.milliseconds)).hex(16)
    self.kind = kind
    self.at = at
    self.brand = brand
    self.level = level
    self.data = data
    self.muted = muted
  }

  /// The webhook envelope, `{"type","timestamp","data"}`.
  package var envelope: JSON {
    ["type": .string(kind.rawValue), "timestamp": JSON(at), "data": data]
  }
}

/// An event's place in the log: the SSE id, and where a reader resumes.
package struct LoggedEvent: Hashable, Sendable {
  /// Rising by one an event, from 1.
  package var sequence: Int64
  /// The event.
  package var event: Event

  /// An event at its place.
  package init(sequence: Int64, event: Event) {
    self.sequence = sequence
    self.event = event
  }
}
