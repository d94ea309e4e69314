package import Model

/// A stream that can be followed.
package enum DeskStream: String, Sendable, CaseIterable {
  case alerts, mentions
}

/// One line of a stream.
package struct StreamItem: Sendable, Hashable {
  /// Rising within its stream, not necessarily by one: the SSE id.
  package var sequence: Int64
  /// The SSE event name: the event's type, or `mention`.
  package var event: String
  /// The JSON text on one line: the webhook envelope, or the mention.
  package var data: String
  /// For `?brand=`; an item without a brand reaches only followers without that filter.
  package var brand: String?
  /// For `?level=` (at least this level).
  package var level: Alert.Level?

  /// An item from its parts.
  package init(
    sequence: Int64, event: String, data: String, brand: String? = nil, level: Alert.Level? = nil
  ) {
    self.sequence = sequence
    self.event = event
    self.data = data
    self.brand = brand
    self.level = level
  }
}
