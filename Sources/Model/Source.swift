/// A place that is asked for mentions, as configured.
package struct Source: Hashable, Sendable {
  /// What sort of document it answers with.
  package enum Kind: String, Sendable, CaseIterable {
    case feed
  }

  package var id: String
  package var kind: Kind
  package var url: String
  /// How often to ask.
  package var interval: Instant.Span
  /// What the mentions of a feed are, unless the feed says otherwise.
  package var mentionKind: Mention.Kind = .article

  /// A source from its parts.
  package init(id: String, kind: Kind = .feed, url: String, interval: Instant.Span) {
    self.id = id
    self.kind = kind
    self.url = url
    self.interval = interval
  }
}

/// What is known of a source between two requests; survives a restart.
package struct SourceStatus: Hashable, Sendable, Codable {
  /// How the source is doing.
  package enum Health: String, Sendable, Codable {
    case waiting, ok, slow, limited, blind, retired
  }

  package var id: String
  package var health: Health = .waiting
  /// Why it is not ok, in Spanish.
  package var reason: String?
  /// The last answer's validators, byte for byte.
  package var etag: String?
  package var lastModified: String?
  /// Digest of the last body, so that an unchanged one is not parsed again.
  package var bodyDigest: String?
  /// When the validators were first given for the present body.
  package var validatorsSince: Instant?
  /// The first time a body was accepted: a source younger than a day is new (DESIGN, decision 6).
  package var knownSince: Instant?
  package var lastAttempt: Instant?
  package var lastSuccess: Instant?
  package var lastMention: Instant?
  package var nextAttempt: Instant?
  package var blindSince: Instant?
  /// Failures since the last success.
  package var failures = 0
  /// Requests made, answers of each sort, and mentions taken, over its whole life.
  package var requests = 0
  package var notModified = 0
  package var mentions = 0
  /// The URL to ask instead, after a permanent redirect was seen `movedCount` times.
  package var movedTo: String?
  package var movedCount = 0

  /// A source never asked.
  package init(id: String) { self.id = id }

  /// The document of `/api/v1/sources` and the page.
  package var json: JSON {
    [
      "id": .string(id),
      "state": .string(health.rawValue),
      "reason": JSON(reason),
      "last_attempt_at": JSON(lastAttempt),
      "last_success_at": JSON(lastSuccess),
      "last_mention_at": JSON(lastMention),
      "next_attempt_at": JSON(nextAttempt),
      "blind_since": JSON(blindSince),
      "failures": JSON(failures),
      "requests": JSON(requests),
      "not_modified": JSON(notModified),
      "mentions": JSON(mentions),
    ]
  }
}
