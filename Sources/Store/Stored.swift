package import Model

/// A mention at its place among the inputs.
package struct StoredMention: Hashable, Sendable {
  /// Rising from one input to the next.
  package var sequence: Int64
  package var read: ReadMention

  /// A mention at its place.
  package init(sequence: Int64, read: ReadMention) {
    self.sequence = sequence
    self.read = read
  }
}

/// One input that changed the engine's state, for feeding it again.
package struct StoredInput: Hashable, Sendable {
  /// What came in.
  package enum Content: Hashable, Sendable {
    case mention(ReadMention)
    case control(JSON)
  }

  /// Rising from one input to the next.
  package var sequence: Int64
  /// When it was taken in.
  package var at: Instant
  package var content: Content

  /// An input at its place.
  package init(sequence: Int64, at: Instant, content: Content) {
    self.sequence = sequence
    self.at = at
    self.content = content
  }
}

/// The engine's memory after an input.
package struct StoredSnapshot: Hashable, Sendable {
  /// The shape of `bytes`.
  package var version: Int
  /// The last input it has seen.
  package var sequence: Int64
  /// The engine's clock.
  package var at: Instant
  package var bytes: [UInt8]

  /// A snapshot from its parts.
  package init(version: Int, sequence: Int64, at: Instant, bytes: [UInt8]) {
    self.version = version
    self.sequence = sequence
    self.at = at
    self.bytes = bytes
  }

  /// A digest of all parts, by which a torn snapshot is told.
  var checksum: String {
    var hash = ContentHash(
      String(version), String(sequence), String(at.milliseconds), String(bytes.count))
    hash.add(bytes)
    return hash.hex()
  }
}

/// A page of a list, and where the next one begins.
package struct Page<Item: Sendable>: Sendable {
  package var items: [Item]
  /// Opaque; nil on the last page.
  package var next: String?

  /// A page from its parts.
  package init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }
}
