/// One happening that people should know of, from its first sign until it is over.
package struct Alert: Hashable, Sendable {
  /// What sort of happening it is.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case spike, crisis, impostor, coordinated
    case negativeShare = "negative_share"
    case silence
    case contactCenter = "contact_center"
    case rumor
    case sourceBlind = "source_blind"
  }

  /// How loudly to tell people; rising.
  package enum Level: String, Sendable, CaseIterable, Comparable, Codable {
    case watch, warning, critical

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    /// 0 for watch, 1 for warning, 2 for critical.
    package var rank: Int {
      switch self {
      case .watch: 0
      case .warning: 1
      case .critical: 2
      }
    }
  }

  /// Where the alert stands.
  package enum State: String, Sendable, CaseIterable, Codable {
    case open, acknowledged, resolved
  }

  /// Whether the voices behind it are real.
  package enum Verdict: String, Sendable, CaseIterable, Codable {
    case organic, mixed, artificial
  }

  /// A driver's part of the happening.
  package struct DriverShare: Hashable, Sendable, Codable {
    /// The driver's id.
    package var id: String
    /// Its share of the mentions, 0…1.
    package var share: Double

    /// A driver and its share.
    package init(id: String, share: Double) {
      self.id = id
      self.share = share
    }
  }

  /// A place's part of the happening.
  package struct PlaceCount: Hashable, Sendable, Codable {
    package var id: String
    package var name: String
    package var latitude: Double
    package var longitude: Double
    package var count: Int

    /// A place and how many mentions named it.
    package init(id: String, name: String, latitude: Double, longitude: Double, count: Int) {
      self.id = id
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.count = count
    }
  }

  /// A point that speaks for the alert.
  package struct Evidence: Hashable, Sendable, Codable {
    /// How much it weighs; the points of an alert add up to its level's arithmetic.
    package var points: Double
    /// The point, in Spanish.
    package var text: String

    /// A point from weight and words.
    package init(points: Double, text: String) {
      self.points = points
      self.text = text
    }
  }

  /// Milliseconds from the telling mention's publication to each later stage; nil when unknown.
  package struct Latency: Hashable, Sendable, Codable {
    package var fetched: Int64?
    package var read: Int64?
    package var detected: Int64?
    package var sent: Int64?

    /// Nothing measured yet.
    package init() {}
  }

  package var id: String
  package var brand: String
  package var kind: Kind
  package var level: Level
  package var state: State = .open
  /// What happens, in a few Spanish words.
  package var title: String
  /// Why this is an alert, in Spanish, with its numbers.
  package var reason: String
  /// When the happening began, as far as the counts tell.
  package var startedAt: Instant
  package var openedAt: Instant
  package var updatedAt: Instant
  package var resolvedAt: Instant?
  /// Mentions in the deciding window: the last one while the alert lives, that of its height once it is
  /// over.
  package var observed: Double
  /// What that window usually brings.
  package var expected: Double
  /// Observed over expected.
  package var ratio: Double
  package var windowSeconds: Int
  /// Distinct authors in the window.
  package var voices: Int
  /// Authors after copies are counted once.
  package var effectiveVoices: Int
  package var verdict: Verdict = .organic
  package var drivers: [DriverShare] = []
  package var places: [PlaceCount] = []
  /// Ids of the mentions that say it best.
  package var posts: [String] = []
  package var evidence: [Evidence] = []
  /// Calendar entries it met.
  package var calendar: [JSON] = []
  /// The suspected account, for kinds that have one.
  package var account: JSON?
  package var latency = Latency()
  /// Share of negative mentions in the window, 0…1.
  package var negativeShare: Double?
  /// Mentions since `startedAt`.
  package var mentions = 0
  /// Who took it, and when.
  package var acknowledgedBy: String?
  package var acknowledgedAt: Instant?
  /// True while a silence covers it: nothing is delivered.
  package var silenced = false
  /// What changed since people were last told, in Spanish; nil where nothing was told yet.
  package var changes: [String]?

  /// A new open alert; the numbers describe the window that opened it.
  package init(
    id: String, brand: String, kind: Kind, level: Level, title: String, reason: String,
    startedAt: Instant, openedAt: Instant, observed: Double, expected: Double, windowSeconds: Int,
    voices: Int
  ) {
    self.id = id
    self.brand = brand
    self.kind = kind
    self.level = level
    self.title = title
    self.reason = reason
    self.startedAt = startedAt
    self.openedAt = openedAt
    self.updatedAt = openedAt
    self.observed = observed
    self.expected = expected
    self.ratio = observed / max(expected, 1e-6)
    self.windowSeconds = windowSeconds
    self.voices = voices
    self.effectiveVoices = voices
  }

  /// The most frequent driver that says what hurts; nil when nobody named one.
  package var leadingDriver: DriverShare? { drivers.first { $0.id != Finding.Driver.unsorted } }

  /// The id of an alert: derived from brand, kind, key and opening minute, ten hexadecimal digits.
  package static func id(brand: String, kind: Kind, key: String, openedAt: Instant) -> String {
    ContentHash(brand, kind.rawValue, key, String(openedAt.minute)).hex(10)
  }
}

extension Alert: Codable {}
