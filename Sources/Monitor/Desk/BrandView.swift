internal import Alerting
internal import Detecting
internal import Model
internal import Reporting
internal import Store

/// One brand as the page shows it: its level, how much is said, by how many, of what and where.
struct BrandView {
  /// The chart shows this many minutes at most, and an hour at least.
  static let chartMinutes: Int64 = 240
  /// Drivers are ranked over the last hour and compared with the hour before.
  private static let rankingMinutes: Int64 = 60
  /// What happens "now" is the mean of so many settled minutes.
  private static let presentMinutes: Int64 = 5
  private static let learningReason =
    "aprendiendo lo habitual: durante el primer día no avisa de picos"

  let view: Vantage
  let brand: Brand

  private var archive: Archive { view.archive }
  private var now: Instant { view.now }

  /// The brand's part of `Desk.overview`.
  func json() async -> JSON {
    let live = view.engine.memory.alerts.live.filter { $0.brand == brand.id && !$0.silenced }
    let level = live.map(\.level).max()
    let charts = BrandCharts(view: view, brand: brand)
    let minutes = await charts.minutes()
    let settled = view.settled
    let recent = minutes.filter {
      $0.minute >= settled - Self.presentMinutes && $0.minute < settled
    }
    let learning = view.engine.memory.bank.isLearning(brand: brand.id, at: now)
    let hour = await archive.mentions(hourQuery())
    let voices = Set(hour.map { $0.read.mention.author?.identity ?? $0.read.mention.id })
    let negative = hour.count { $0.read.finding.label == .negative }
    let perMinute = Double(recent.reduce(0) { $0 + ($1.count ?? 0) }) / Double(Self.presentMinutes)
    let known = recent.compactMap(\.expected)
    let expected = known.isEmpty || learning ? nil : known.reduce(0, +) / Double(known.count)
    return [
      "id": .string(brand.id),
      "title": .string(brand.title),
      "competitor": .bool(view.setup.isRival(brand.id)),
      "level": JSON(level?.rawValue),
      "since": JSON(live.filter { $0.level == level }.map(\.startedAt).min()),
      "learning": .bool(learning),
      "reason": JSON(learning ? Self.learningReason : rivalTrouble() ?? newSources()),
      "per_minute": .number(perMinute),
      "expected_per_minute": JSON(expected),
      "ratio": JSON(expected.map { perMinute / max($0, 0.1) }),
      "negative_share": JSON(hour.isEmpty ? nil : Double(negative) / Double(hour.count)),
      "usual_negative_share": JSON(await usualNegativeShare()),
      "voices": JSON(voices.count),
      "reach": JSON(reach(hour)),
      "settled": .integer(settled),
      "spark": .string(spark(minutes.filter { $0.minute < settled })),
      "minutes": .array(
        minutes.map {
          ["t": .integer($0.minute), "count": JSON($0.count), "expected": JSON($0.expected)]
        }),
      "drivers": .array(await drivers(since: minutes.first { $0.count != nil }?.minute)),
      "places": .array(places(hour)),
    ]
  }

  private func hourQuery() -> MentionQuery {
    var query = MentionQuery()
    query.brand = brand.id
    query.from = now - .minutes(Self.rankingMinutes)
    query.to = now + .minutes(1)
    query.limit = 2000
    return query
  }

  /// The last two hours by two minutes.
  private func spark(_ minutes: [BrandCharts.Minute]) -> String {
    let counts = minutes.suffix(120).map { Double($0.count ?? 0) }
    let pairs = stride(from: 1, to: counts.count, by: 2).map { counts[$0 - 1] + counts[$0] }
    return Chart.sparkline(pairs, width: 110, height: 26)
  }

  /// What happens to the brand as a competitor, or to its competitors.
  private func rivalTrouble() -> String? {
    let troubles = view.engine.memory.rivalTroubles.filter {
      $0.brand == brand.id || brand.competitors.contains($0.brand)
    }
    guard !troubles.isEmpty else { return nil }
    return troubles.map {
      "competencia, desde las \(view.setup.zone.clockText($0.since)): \($0.title)"
    }.joined(separator: "; ")
  }

  private func newSources() -> String? {
    let new = view.statuses.filter {
      $0.lastSuccess != nil && view.engine.memory.sources.isNew($0.id, at: now)
    }
    guard !new.isEmpty else { return nil }
    return "aprendiendo: fuente nueva (\(new.map(\.id).joined(separator: ", ")))"
  }

  private func reach(_ mentions: [StoredMention]) -> Int? {
    let followers = Dictionary(
      mentions.compactMap { stored in
        stored.read.mention.author.flatMap { author in
          author.followers.map { (author.identity, $0) }
        }
      }, uniquingKeysWith: max)
    return followers.isEmpty ? nil : followers.values.reduce(0, +)
  }

  /// What the learned baselines say of this hour; before they know, the share of the day before it.
  private func usualNegativeShare() async -> Double? {
    let bank = view.engine.memory.bank
    let zone = view.setup.zone
    let hour = zone.hourOfWeek(now)
    if let all = bank.usualWeek(SeriesKey(brand: brand.id), zone: zone)?[hour],
      let negative = bank.usualWeek(.negative(brand: brand.id), zone: zone)?[hour], all >= 1
    {
      return min(1, negative / all)
    }
    let last = now.minute - Self.rankingMinutes
    let all = await archive.minutes(
      series: SeriesKey(brand: brand.id).path, from: last - 1440, to: last)
    let negative = await archive.minutes(
      series: SeriesKey.negative(brand: brand.id).path, from: last - 1440, to: last)
    let sum = all.reduce(0) { $0 + $1.count }
    // Half a day at least: an evening of trouble is no habit.
    guard let first = all.first?.minute, last - first >= 720 else { return nil }
    return sum < 100 ? nil : Double(negative.reduce(0) { $0 + $1.count }) / Double(sum)
  }

  /// The drivers of the last hour; the hour before is told when it was watched (`first` minute known).
  private func drivers(since first: Int64?) async -> [JSON] {
    let knowsBefore = first.map { $0 <= now.minute - 2 * Self.rankingMinutes } ?? false
    let prefix = brand.id + "/driver/"
    let start = now.minute - Self.rankingMinutes
    let present = await archive.series(prefix: prefix, from: start, to: now.minute + 1)
    let before = await archive.series(
      prefix: prefix, from: start - Self.rankingMinutes, to: start)
    let ranksBefore = ranked(before, prefix).map(\.path)
    var list: [JSON] = []
    for entry in ranked(present, prefix) {
      let id = String(entry.path.dropFirst(prefix.count))
      let counts = await archive.minutes(series: entry.path, from: now.minute - 180, to: now.minute)
      var slots = [Double?](repeating: 0, count: 18)
      for count in counts {
        let slot = Int((count.minute - now.minute + 180) / 10)
        if slots.indices.contains(slot) { slots[slot] = (slots[slot] ?? 0) + Double(count.count) }
      }
      let rank = ranksBefore.firstIndex(of: entry.path).map { $0 + 1 }
      list.append([
        "id": .string(id), "title": .string(view.setup.rules.title(of: id)),
        "count": JSON(entry.total),
        "previous": JSON(
          knowsBefore ? before.first { $0.path == entry.path }?.total ?? 0 : nil),
        "rank_before": JSON(knowsBefore ? rank : nil),
        "spark": .string(Chart.sparkline(slots)),
      ])
    }
    return list
  }

  private func ranked(_ totals: [SeriesTotal], _ prefix: String) -> [SeriesTotal] {
    totals.filter { $0.path != prefix + Finding.Driver.unsorted }
      .sorted { ($1.total, $0.path) < ($0.total, $1.path) }
  }

  private func places(_ mentions: [StoredMention]) -> [JSON] {
    var counts: [String: Int] = [:]
    for mention in mentions {
      for place in mention.read.finding.places { counts[place.name, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { ["name": .string($0.key), "count": JSON($0.value)] }
  }
}

extension ZoneTable {
  /// The hour of the local week, 0 = Monday 0 h … 167.
  func hourOfWeek(_ instant: Instant) -> Int { minuteOfWeek(instant) / 60 }
}
