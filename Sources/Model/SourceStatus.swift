/// What is known of a source between two requests; survives a restart.
package struct SourceStatus: Hashable, Sendable, Codable {
  /// How the source is doing.
  package enum Health: String, Sendable, Codable {
    case waiting, ok, slow, limited, blind, retired
    case needsCredentials = "needs_credentials"

    /// Whether nothing comes from it.
    package var isBlind: Bool {
      self == .blind || self == .retired || self == .needsCredentials
    }
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
  /// How long the last answer took; nil where nobody measured.
  package var answerTime: Instant.Span?
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
  /// Until when its host asked to be left alone.
  package var heldUntil: Instant?
  /// What the next request of a connector asks after.
  package var cursor: String?
  /// Where rounds broke off before their last page; the next one goes on from there.
  package var pages: [PagePlace]?
  /// Hashes of the ids that the last rounds brought, the newest first, at most 400.
  package var seen: [UInt64]?
  /// What the feed's own rhythm amounts to as an interval.
  package var rhythm: Instant.Span?
  /// The least interval that the last document asked for.
  package var ttl: Instant.Span?
  /// What the last document asked for in hours and days without requests.
  package var quiet: QuietHours?
  package var spending: Spending?
  package var pulse: SourcePulse?
  package var credentials: CredentialNews?
  /// How far asking again about what is kept has come, of a source whose platform is asked.
  package var recheck: RecheckProgress?

  /// A source never asked.
  package init(id: String) { self.id = id }
}

/// Hours and days in which a publisher wants no requests (RSS `skipHours`, `skipDays`; UTC).
package struct QuietHours: Hashable, Sendable, Codable {
  /// 0…23.
  package var hours: [Int]
  /// 0 for Sunday to 6.
  package var days: [Int]

  /// Quiet hours from their parts.
  package init(hours: [Int], days: [Int]) {
    self.hours = hours
    self.days = days
  }
}

/// What was spent on a source in one UTC day; reserved before a request, settled after it.
package struct Spending: Hashable, Sendable, Codable {
  /// Days since 1970.
  package var day: Int64
  /// Millionths of a dollar.
  package var cost: Int64 = 0
  /// Posts or requests.
  package var count = 0
  /// Reserved for a request whose answer is not yet known.
  package var reservedCost: Int64 = 0
  package var reservedCount = 0

  /// Nothing spent yet on a day.
  package init(day: Int64) { self.day = day }
}

/// What is known of the credentials a source is asked with.
package struct CredentialNews: Hashable, Sendable, Codable {
  /// When the first of them ends; nil when none is known to.
  package var expiresAt: Instant?
  /// Permissions that the connector needs and the platform says they lack.
  package var missing: [String] = []
  /// When the platform was last asked.
  package var checkedAt: Instant?
  /// The nearest mark before the end, in days, that people were told of.
  package var announced: Int?

  /// Nothing known yet.
  package init() {}
}

/// How a source's mentions come: their delay and their number an hour.
package struct SourcePulse: Hashable, Sendable, Codable {
  /// Seconds from published to fetched of the last mentions, at most 64, the oldest first.
  package var lags: [Int] = []
  /// The hour (since 1970) that is being counted, and its mentions so far.
  package var hour: Int64
  package var count = 0
  /// The mean mentions of an hour, forgetting over about a week.
  package var usual: Double?

  /// A pulse that begins in an hour.
  package init(hour: Int64) { self.hour = hour }

  /// The delay that a share of the last mentions kept within, in seconds; nil without mentions.
  package func lag(_ share: Double) -> Int? {
    guard !lags.isEmpty else { return nil }
    let sorted = lags.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

extension SourceStatus {
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
      "lag_p50_s": JSON(pulse?.lag(0.5)),
      "lag_p95_s": JSON(pulse?.lag(0.95)),
      "mentions_this_hour": JSON(pulse?.count),
      "mentions_usual_per_hour": JSON(pulse?.usual.map { ($0 * 10).rounded() / 10 }),
      "spent_today_usd": JSON(spending.map { Double($0.cost) / 1_000_000 }),
      "spent_today_count": JSON(spending?.count),
      "credentials_expire_at": JSON(credentials?.expiresAt),
      "missing_permissions": JSON(credentials?.missing ?? []),
      "recheck": recheck?.json ?? .null,
    ]
  }
}

extension RecheckProgress {
  /// The member `recheck` of a source's document.
  package var json: JSON {
    [
      "asked": JSON(asked),
      "gone": JSON(gone),
      "waiting": JSON(waiting),
      "round_began_at": JSON(began),
      "next_at": JSON(next),
      "problem": JSON(problem),
      "spent_today_usd": JSON(spending.map { Double($0.cost) / 1_000_000 }),
    ]
  }
}
