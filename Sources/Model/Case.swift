/// One thing somebody must answer, with its clocks.
package struct Case: Hashable, Sendable, Codable {
  /// Where the case stands.
  package enum State: String, Sendable, CaseIterable, Codable {
    case new, assigned
    case waitingCustomer = "waiting_customer"
    case answered, pending, closed, abandoned, discarded

    /// True for the states that nothing leaves: closed, abandoned, discarded.
    package var isFinal: Bool { self == .closed || self == .abandoned || self == .discarded }
  }

  /// The door it came in by, which sets its clocks.
  package enum Channel: String, Sendable, CaseIterable, Codable {
    case social, mail, review, press, alert
  }

  /// A promise about time.
  package enum Promise: String, Sendable, CaseIterable, Codable {
    case firstResponse = "first_response"
    case close
  }

  /// How a case ended.
  package enum Outcome: String, Sendable, CaseIterable, Codable {
    case procedente, improcedente, anulado
  }

  package var id: String
  package var brand: String
  package var channel: Channel
  package var unit: String?
  package var state: State = .new
  /// The sum of the priority evidence.
  package var priority: Int
  /// Why it comes before others, in Spanish.
  package var priorityEvidence: [Alert.Evidence]
  /// How the author is named, `@handle` or a name.
  package var author: String?
  /// The mentions it holds, oldest first.
  package var mentions: [String]
  /// The alert it belongs to.
  package var alert: String?
  package var assignee: String?
  package var openedAt: Instant
  /// When its clocks started: the first mention's publication.
  package var startedAt: Instant
  package var dueFirstResponse: Instant?
  package var dueClose: Instant?
  package var answeredAt: Instant?
  package var closedAt: Instant?
  /// When its author was first to be asked how it went.
  package var surveyedAt: Instant?
  /// The promises already broken.
  package var breached: [Promise] = []
  /// The promises of which "por vencer" was already told.
  package var warned: [Promise] = []
  package var outcome: Outcome?
  /// The drivers of its mentions, first seen first.
  package var drivers: [String] = []
  /// The last change.
  package var updatedAt: Instant
  /// True while its social channel runs its one extra cycle.
  package var secondCycle = false
  /// Who the author is, for joining later mentions; never shown.
  package var authorKey: String?

  /// A new case.
  package init(
    id: String, brand: String, channel: Channel, priority: Int,
    priorityEvidence: [Alert.Evidence], mentions: [String], openedAt: Instant, startedAt: Instant
  ) {
    self.id = id
    self.brand = brand
    self.channel = channel
    self.priority = priority
    self.priorityEvidence = priorityEvidence
    self.mentions = mentions
    self.openedAt = openedAt
    self.startedAt = startedAt
    self.updatedAt = openedAt
  }

  /// The contract's document, with a few members more (`drivers`, `opened_at`, `started_at`,
  /// `answered_at`, `closed_at`, `updated_at`).
  package var json: JSON {
    [
      "id": .string(id),
      "brand": .string(brand),
      "channel": .string(channel.rawValue),
      "unit": JSON(unit),
      "state": .string(state.rawValue),
      "priority": [
        "points": JSON(priority),
        "evidence": .array(
          priorityEvidence.map { ["points": .number($0.points), "text": .string($0.text)] }),
      ],
      "author": JSON(author),
      "mentions": JSON(mentions),
      "alert": JSON(alert),
      "assignee": JSON(assignee),
      "due": ["first_response": JSON(dueFirstResponse), "close": JSON(dueClose)],
      "breached": JSON(breached.map(\.rawValue)),
      "outcome": JSON(outcome?.rawValue),
      "drivers": JSON(drivers),
      "opened_at": JSON(openedAt),
      "started_at": JSON(startedAt),
      "answered_at": JSON(answeredAt),
      "closed_at": JSON(closedAt),
      "updated_at": JSON(updatedAt),
    ]
  }
}
