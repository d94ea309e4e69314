package import Model

/// Which mentions to list, newest first: all filters that are set must hold.
package struct MentionQuery: Sendable {
  package var brand: String?
  package var driver: String?
  package var label: Finding.Label?
  /// The author's `identity`.
  package var author: String?
  /// A stretch of the text or title; case of ASCII letters does not matter.
  package var text: String?
  /// Effective time, from and including.
  package var from: Instant?
  /// Effective time, up to and excluding.
  package var to: Instant?
  /// Only sequences below this one: the last of the page before.
  package var before: Int64?
  /// At most so many.
  package var limit = 50

  /// All mentions.
  package init() {}
}

/// Which alerts to list.
package struct AlertQuery: Sendable {
  /// How alerts are ordered.
  package enum Order: Sendable {
    /// Opened last first.
    case newest
    /// Live before resolved, then louder first, then opened last first.
    case working
  }

  package var brand: String?
  package var state: Alert.State?
  package var level: Alert.Level?
  package var kind: Alert.Kind?
  /// Only alerts that lived at or after this instant.
  package var from: Instant?
  /// Only alerts opened before this instant.
  package var to: Instant?
  package var order = Order.newest
  /// `next` of the page before.
  package var cursor: String?
  /// At most so many.
  package var limit = 50

  /// All alerts.
  package init() {}
}

/// Which cases to list.
package struct CaseQuery: Sendable {
  /// How cases are ordered.
  package enum Order: Sendable {
    /// Opened last first.
    case newest
    /// Nearest deadline first, each point of priority counting for ten minutes; then those without a
    /// running deadline, oldest first; then finished ones, newest first.
    case working
  }

  package var brand: String?
  package var state: Case.State?
  package var channel: Case.Channel?
  package var assignee: String?
  /// Only cases of this alert.
  package var alert: String?
  /// Opened at or after this instant.
  package var from: Instant?
  /// Opened before this instant.
  package var to: Instant?
  package var order = Order.working
  /// `next` of the page before.
  package var cursor: String?
  /// At most so many.
  package var limit = 50

  /// All cases.
  package init() {}
}

/// Which deliveries to list, newest first.
package struct DeliveryQuery: Sendable {
  package var receiver: String?
  package var state: Delivery.State?
  package var eventID: String?
  /// `next` of the page before.
  package var cursor: String?
  /// At most so many.
  package var limit = 50

  /// All deliveries.
  package init() {}
}
