package import Model

/// A stream that can be followed.
package enum DeskStream: String, Sendable, CaseIterable {
  case alerts, mentions
}

/// One line of a stream.
package struct StreamItem: Sendable, Hashable {
  /// Rising within its stream, not necessarily by one: the SSE id.
  package let sequence: Int64
  /// The SSE event name: the event's type, or `mention`.
  package let event: String
  /// The JSON text on one line: the webhook envelope, or the mention.
  package let data: String
  /// For `?brand=`; an item without a brand reaches only followers without that filter.
  package let brand: String?
  /// For `?level=` (at least this level).
  package let level: Alert.Level?
  /// The item as Server-Sent Events write it, made once for all who follow.
  let frame: [UInt8]

  /// An item from its parts.
  package init(
    sequence: Int64, event: String, data: String, brand: String? = nil, level: Alert.Level? = nil
  ) {
    self.sequence = sequence
    self.event = event
    self.data = data
    self.brand = brand
    self.level = level
    frame = Self.frame(sequence, event, data)
  }

  private static func frame(_ sequence: Int64, _ event: String, _ data: String) -> [UInt8] {
    var bytes = Array("id: \(sequence)\nevent: \(event)\n".utf8)
    // Only the line breaks of the standard: others may stand inside a JSON string.
    let lines = data.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    for line in lines { bytes += Array("data: ".utf8) + line + [UInt8(ascii: "\n")] }
    return bytes + [UInt8(ascii: "\n")]
  }
}
