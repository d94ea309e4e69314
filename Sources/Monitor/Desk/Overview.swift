internal import Alerting
internal import Caring
internal import Detecting
internal import Model
internal import Store

/// Composes the page's first data: every brand's level, volume, drivers; live alerts; cases; sources.
///
/// The shape is documented at `Desk.overview` in `Serving`.
struct Overview {
  /// The chart shows this many minutes.
  private static let chartMinutes: Int64 = 240
  /// Drivers are ranked over the last hour and compared with the hour before.
  private static let rankingMinutes: Int64 = 60
  private static let casesShown = 20
  /// The driver of complaints that fit no other: never counted in figures.
  private static let unsorted = "other"
  private static let learningReason =
    "aprendiendo lo habitual: durante el primer día no avisa de picos"
  /// What happens "now" is the mean of so many closed minutes.
  private static let presentMinutes: Int64 = 5

  let archive: Archive
  let engine: Engine
  let statuses: [SourceStatus]
  let now: Instant

  private var setup: EngineSetup { engine.setup }

  /// The minute after the last one that the engine has closed.
  private var closed: Int64 { min(now.minute, engine.memory.clock.minute) }

  /// The whole document.
  func json() async -> JSON {
    var brands: [JSON] = []
    for brand in setup.brands { brands.append(await self.brand(brand)) }
    var alerts: [JSON] = []
    for alert in engine.memory.alerts.live { alerts.append(await self.alert(alert)) }
    var cases: [JSON] = []
    for item in engine.memory.cases.open.prefix(Self.casesShown) {
      cases.append(await self.careCase(item))
    }
    return [
      "now": JSON(now),
      "timezone_offset_s": .integer(setup.zone.offsetSeconds(at: now)),
      "brands": .array(brands),
      "alerts": .array(alerts),
      "cases": .array(cases),
      "care": care(),
      "sources": .array(statuses.map(\.json)),
      "quotes": .array(await quotes()),
      "lag_s": JSON(await lag()),
      "sequence": .integer(await archive.lastEventSequence()),
    ]
  }

  private func care() -> JSON {
    let figures = engine.memory.cases.figures(at: now, zone: setup.zone)
    return [
      "open": JSON(figures.open), "due_soon": JSON(figures.dueSoon),
      "breached": JSON(figures.overdue), "service_level": JSON(figures.serviceLevel),
      "closed_on_time": JSON(figures.punctuality),
      "first_response_s": JSON(setup.care.firstResponse.seconds),
    ]
  }

  // MARK: - Brands

  private func brand(_ brand: Brand) async -> JSON {
    let live = engine.memory.alerts.live.filter { $0.brand == brand.id && !$0.silenced }
    let path = SeriesKey(brand: brand.id).path
    let minutes = await archive.minutes(
      series: path, from: closed - Self.chartMinutes, to: closed)
    let recent = minutes.filter { $0.minute >= closed - Self.presentMinutes }
    let learning = engine.memory.bank.isLearning(brand: brand.id, at: now)
    let hour = await archive.mentions(hourQuery(brand.id))
    let voices = Set(hour.map { $0.read.mention.author?.identity ?? $0.read.mention.id })
    let negative = hour.count { $0.read.finding.label == .negative }
    let share = hour.isEmpty ? nil : Double(negative) / Double(hour.count)
    let perMinute = Double(recent.reduce(0) { $0 + $1.count }) / Double(Self.presentMinutes)
    let expected = Self.mean(recent.compactMap(\.expected))
    let reach = Dictionary(
      hour.compactMap { stored in
        stored.read.mention.author.flatMap { author in
          author.followers.map { (author.identity, $0) }
        }
      }, uniquingKeysWith: max)
    return [
      "id": .string(brand.id),
      "title": .string(brand.title),
      "competitor": .bool(setup.isRival(brand.id)),
      "level": JSON(live.map(\.level).max()?.rawValue),
      "learning": .bool(learning),
      "reason": JSON(learning ? Self.learningReason : newSources()),
      "per_minute": .number(perMinute),
      "expected_per_minute": JSON(learning ? nil : expected),
      "negative_share": JSON(share),
      "voices": JSON(voices.count),
      "reach": JSON(reach.isEmpty ? nil : reach.values.reduce(0, +)),
      "minutes": .array(chart(minutes, learning: learning)),
      "drivers": .array(await drivers(brand.id, since: minutes.first?.minute)),
      "places": .array(places(hour)),
    ]
  }

  private func hourQuery(_ brand: String) -> MentionQuery {
    var query = MentionQuery()
    query.brand = brand
    query.from = now - .minutes(Self.rankingMinutes)
    query.to = now + .minutes(1)
    query.limit = 2000
    return query
  }

  private func newSources() -> String? {
    let new = statuses.filter {
      $0.lastSuccess != nil && engine.memory.sources.isNew($0.id, at: now)
    }
    guard !new.isEmpty else { return nil }
    return "aprendiendo: fuente nueva (\(new.map(\.id).joined(separator: ", ")))"
  }

  private func chart(_ minutes: [MinuteCount], learning: Bool) -> [JSON] {
    let known = Dictionary(minutes.map { ($0.minute, $0) }, uniquingKeysWith: { first, _ in first })
    return (closed - Self.chartMinutes..<closed).map { minute in
      [
        "t": .integer(minute), "count": JSON(known[minute]?.count),
        "expected": JSON(learning ? nil : known[minute]?.expected),
      ]
    }
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The drivers of the last hour; the hour before is told when it was watched (`first` minute known).
  private func drivers(_ brand: String, since first: Int64?) async -> [JSON] {
    let knowsBefore = first.map { $0 <= now.minute - 2 * Self.rankingMinutes } ?? false
    let prefix = brand + "/driver/"
    let present = await archive.series(
      prefix: prefix, from: now.minute - Self.rankingMinutes, to: now.minute + 1)
    let before = await archive.series(
      prefix: prefix, from: now.minute - 2 * Self.rankingMinutes,
      to: now.minute - Self.rankingMinutes)
    let figures = present.filter { $0.path != prefix + Self.unsorted }
    return figures.sorted { ($1.total, $0.path) < ($0.total, $1.path) }.map { entry in
      let id = String(entry.path.dropFirst(prefix.count))
      let previous = before.first { $0.path == entry.path }?.total ?? 0
      return [
        "id": .string(id), "title": .string(setup.rules.title(of: id)),
        "count": JSON(entry.total), "previous": JSON(knowsBefore ? previous : nil),
      ]
    }
  }

  private func places(_ mentions: [StoredMention]) -> [JSON] {
    var counts: [String: Int] = [:]
    for mention in mentions {
      for place in mention.read.finding.places { counts[place.name, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { ["name": .string($0.key), "count": JSON($0.value)] }
  }

  // MARK: - Alerts, cases, quotes

  private func alert(_ alert: Alert) async -> JSON {
    guard case .object(var members) = alert.json else { return alert.json }
    let posts = await archive.mentions(ids: alert.posts).map(Self.quote)
    members.append(.init("brand_title", .string(setup.brand(alert.brand)?.title ?? alert.brand)))
    members.append(.init("driver_titles", JSON(titles(alert.drivers.map(\.id)))))
    members.append(.init("posts_text", .array(posts)))
    return .object(members)
  }

  private func careCase(_ item: Case) async -> JSON {
    guard case .object(var members) = item.json else { return item.json }
    var summary = ""
    if let first = item.mentions.first, let mention = await archive.mention(id: first) {
      summary = String(Self.words(of: Self.shown(mention)).prefix(140))
    }
    members.append(.init("driver_titles", JSON(titles(item.drivers))))
    members.append(.init("brand_title", .string(setup.brand(item.brand)?.title ?? item.brand)))
    members.append(.init("summary", .string(summary)))
    return .object(members)
  }

  /// The posts that say best what is wrong: those of the loudest live alert.
  private func quotes() async -> [JSON] {
    let loudest = engine.memory.alerts.live.max {
      ($0.level.rank, $0.ratio) < ($1.level.rank, $1.ratio)
    }
    guard let loudest else { return [] }
    return await archive.mentions(ids: loudest.posts).prefix(3).map(Self.quote)
  }

  /// Seconds from publication to acceptance, 95th percentile of the latest mentions.
  private func lag() async -> Double? {
    var query = MentionQuery()
    query.limit = 200
    let lags = await archive.mentions(query).filter { !$0.read.isBackfill }
      .compactMap { stored -> Int64? in
        guard let published = stored.read.mention.publishedAt else { return nil }
        return max(0, (stored.read.receivedAt - published).milliseconds)
      }.sorted()
    guard !lags.isEmpty else { return nil }
    return Double(lags[min(lags.count - 1, lags.count * 95 / 100)]) / 1000
  }

  /// Spanish names; a complaint that fits no driver has its own.
  private func titles(_ drivers: [String]) -> [String] {
    drivers.map { setup.rules.title(of: $0) }
  }

  /// Title and text, but no title that only repeats how the text begins.
  private static func words(of mention: Mention) -> String {
    guard let title = mention.title, mention.text.hasPrefix(title) else {
      return mention.readableText
    }
    return mention.text
  }

  /// The mention as it may be shown: personal data masked.
  static func shown(_ stored: StoredMention) -> Mention {
    stored.read.mention.masked(stored.read.finding.personalData)
  }

  /// A post as it may be quoted: masked, with the words that count.
  static func quote(_ stored: StoredMention) -> JSON {
    let mention = shown(stored)
    return [
      "id": .string(mention.id), "text": .string(words(of: mention)),
      "author": JSON(mention.author?.label), "followers": JSON(mention.author?.followers),
      "url": JSON(mention.url), "published_at": JSON(mention.publishedAt),
      "words": JSON(
        stored.read.finding.evidence.filter { ["word", "driver"].contains($0.kind) }.map(\.text)),
    ]
  }
}
