internal import Alerting
internal import Caring
internal import Detecting
internal import Model

/// What the engine remembers: the value that is snapshotted now and then.
struct EngineMemory: Sendable, Codable, Equatable {
  /// Raised when the shape changes; a snapshot of another version is not read.
  static let version = 10

  var clock: Instant
  @Apart var bank: SeriesBank
  var alerts: AlertBook
  var cases: CareQueue
  var sources: SourceMemory
  /// Calendar entries that recordings or people added, by beginning.
  var calendar: [CalendarEntry] = []
  var derived = DerivedMemory()
  var accounts: AccountWatch
  /// What happens to competitors, which is never told as an alert.
  var rivals = AlertBook()
  /// Those of their troubles that were told and are not over.
  var rivalTroubles: [RivalTrouble] = []
  var copies = CopyStream()
  var coordination = CoordinationWatch()

  init(setup: EngineSetup, at start: Instant) {
    clock = start
    bank = SeriesBank(
      settings: DetectorSettings(
        threshold: setup.threshold ?? EngineSetup.usualThreshold, lateness: setup.lateness))
    alerts = AlertBook()
    cases = CareQueue(rules: setup.care)
    sources = SourceMemory()
    accounts = AccountWatch()
  }
}

/// What the engine knows of sources: since when, how much each brings, and which are blind.
struct SourceMemory: Sendable, Codable, Equatable {
  /// A brand's mentions from one source, halved every day.
  private struct Share: Codable, Equatable, Sendable {
    var amount: Double
    var at: Instant

    func decayed(to now: Instant) -> Double {
      let days = (now - at).seconds / 86_400
      return days <= 0 ? amount : amount / Double(UInt64(1) << UInt64(min(days, 62)))
    }
  }

  private var knownSince: [String: Instant] = [:]
  private var shares: [String: [String: Share]] = [:]
  private(set) var blind: [String: Instant] = [:]

  /// A source younger than this is new, and what it brings is no news (DESIGN, decision 6).
  private static let youth = Instant.Span.hours(24)
  /// A blind source that usually brings this share makes a series unreadable (DESIGN, decision 5).
  private static let weighty = 0.2
  /// Whoever hands in mentions may name any source; beyond so many a further one stays new for ever.
  private static let most = 10_000

  /// Counts a mention from a source and says whether the source is still new.
  ///
  /// A mention without a source comes from nowhere that could be new.
  mutating func meet(_ source: String?, brands: [String], at now: Instant) -> Bool {
    guard let source else { return false }
    guard knownSince[source] != nil || knownSince.count < Self.most else { return true }
    let since = knownSince[source] ?? now
    knownSince[source] = since
    for brand in brands {
      let before = shares[brand]?[source]?.decayed(to: now) ?? 0
      shares[brand, default: [:]][source] = Share(amount: before + 1, at: now)
    }
    return now - since < Self.youth
  }

  /// Whether the source is younger than a day.
  func isNew(_ source: String, at now: Instant) -> Bool {
    guard let since = knownSince[source] else { return true }
    return now - since < Self.youth
  }

  /// Makes a source known from an instant on (history brought its counts).
  mutating func know(_ source: String, since instant: Instant) {
    knownSince[source] = min(knownSince[source] ?? instant, instant)
  }

  /// Marks a source as blind; true when it was not.
  mutating func lose(_ source: String, at now: Instant) -> Bool {
    guard blind[source] == nil else { return false }
    blind[source] = now
    return true
  }

  /// Marks a source as seeing again; the instant since when it was blind.
  mutating func recover(_ source: String) -> Instant? { blind.removeValue(forKey: source) }

  /// Whether anything is expected of a source.
  func isExpected(_ source: String) -> Bool {
    blind[source] != nil || shares.values.contains { $0[source] != nil }
  }

  /// Expects nothing more of a source, which stays known in case it comes back; the instant since when it
  /// was blind.
  mutating func retire(_ source: String) -> Instant? {
    for brand in shares.keys { shares[brand]?[source] = nil }
    return recover(source)
  }

  /// What each source has brought of a brand lately, by source.
  func amounts(of brand: String, at now: Instant) -> [(source: String, amount: Double)] {
    (shares[brand] ?? [:]).sorted { $0.key < $1.key }
      .map { (source: $0.key, amount: $0.value.decayed(to: now)) }
  }

  /// The series that must not learn now: those of the blind sources, and all of a brand of which they
  /// usually bring much.
  func blindSeries(of setup: EngineSetup, bank: SeriesBank) -> Set<SeriesKey> {
    guard !blind.isEmpty else { return [] }
    var keys: Set<SeriesKey> = []
    for brand in setup.brands {
      keys.formUnion(blind.keys.map { SeriesKey(brand: brand.id, source: $0) })
      guard let bySource = shares[brand.id] else { continue }
      let now = blind.values.max() ?? Instant(milliseconds: 0)
      let amounts = bySource.sorted { $0.key < $1.key }
        .map { (source: $0.key, amount: $0.value.decayed(to: now)) }
      let total = amounts.reduce(0) { $0 + $1.amount }
      let lost = amounts.filter { blind[$0.source] != nil }.reduce(0) { $0 + $1.amount }
      if total > 0, lost / total >= Self.weighty {
        keys.formUnion(bank.keys.filter { $0.brand == brand.id })
      }
    }
    return keys
  }
}
