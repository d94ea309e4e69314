package import Model

/// What came out of one fetched document.
package struct ParsedFeed: Sendable {
  /// One mention an entry, in document order.
  package var mentions: [Mention]
  package var hints: FeedHints
  /// The dialect: `rss`, `rdf`, `atom` or `json`.
  package var format: String
  /// What was wrong with a document that could be read all the same, in Spanish; nil when whole.
  package var damage: String?

  /// A feed from its parts.
  package init(mentions: [Mention], hints: FeedHints, format: String) {
    self.mentions = mentions
    self.hints = hints
    self.format = format
  }

  /// The feed without its mentions, which are handed over.
  func handed(to take: (Mention) -> Void) -> ParsedFeed {
    var rest = self
    rest.mentions = []
    mentions.forEach(take)
    return rest
  }
}

/// What a feed says of itself.
package struct FeedHints: Hashable, Sendable {
  /// How long its publisher asks to wait between two requests: `ttl`, or `sy:updatePeriod` divided by
  /// `sy:updateFrequency`, the longer of the two; nil when it says nothing.
  package var ttlMinutes: Int?
  /// RSS `skipHours` and `skipDays`; nil when there are none.
  package var quiet: QuietHours?
  package var title: String?
  /// The page the feed belongs to.
  package var link: String?
  /// ISO 639-1.
  package var language: String?

  /// Nothing known.
  package init(
    ttlMinutes: Int? = nil, title: String? = nil, link: String? = nil, language: String? = nil
  ) {
    self.ttlMinutes = ttlMinutes
    self.title = title
    self.link = link
    self.language = language
  }
}

/// What is known of a document from outside.
package struct FeedContext: Sendable {
  /// The URL it was fetched from, against which relative links resolve.
  package var base: String?
  /// The `Content-Type` header as it came.
  package var contentType: String?
  /// The configured source's id, which prefixes the ids of its mentions.
  package var source: String?
  package var kind: Mention.Kind
  package var fetchedAt: Instant?
  /// Whether it is a public channel's page instead of a feed.
  package var isPage = false

  /// A context; everything may be unknown.
  package init(
    base: String? = nil, contentType: String? = nil, source: String? = nil,
    kind: Mention.Kind = .article, fetchedAt: Instant? = nil
  ) {
    self.base = base
    self.contentType = contentType
    self.source = source
    self.kind = kind
    self.fetchedAt = fetchedAt
  }

  /// An id as the archive knows it.
  func qualified(_ id: String) -> String { source.map { $0 + ":" + id } ?? id }
}
