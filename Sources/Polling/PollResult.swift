package import Model

/// What one request to a source brought.
package enum PollResult: Sendable {
  /// A body that has not been seen; tell `PollSchedule.accepted` or `parseFailed` what became of it.
  case document(FetchedDocument)
  /// What a connector's pages brought, with what was wrong with them.
  case mentions([Mention], damage: String?)
  /// What a mailbox had, the oldest first; how many of its letters could not be fetched; whether it is
  /// history rather than news.
  case letters([FetchedLetter], unread: Int, isBackfill: Bool)
  /// The server says that nothing has changed.
  case notModified
  /// The server sent the last body again, byte for byte: nothing to parse.
  case unchanged
  /// Nothing came; the reason in Spanish.
  case failed(reason: String)
}

/// A body as it came, with what is needed to read it.
package struct FetchedDocument: Sendable {
  package var bytes: [UInt8]
  /// The `Content-Type` header, which may say the character set.
  package var contentType: String?
  /// The address that answered, after redirects.
  package var url: String
  package var fetchedAt: Instant

  /// A document from its parts.
  package init(bytes: [UInt8], contentType: String?, url: String, fetchedAt: Instant) {
    self.bytes = bytes
    self.contentType = contentType
    self.url = url
    self.fetchedAt = fetchedAt
  }
}

/// What a document says of how often it wants to be asked for.
package struct FeedHints: Hashable, Sendable {
  /// RSS `ttl`, or what the syndication module amounts to, in minutes.
  package var ttlMinutes: Int?
  /// RSS `skipHours` and `skipDays`; nil when the document has none.
  package var quiet: QuietHours?

  /// Hints from a document.
  package init(ttlMinutes: Int? = nil, quiet: QuietHours? = nil) {
    self.ttlMinutes = ttlMinutes
    self.quiet = quiet
  }
}
