internal import Caring
internal import Model
internal import Reporting
internal import Store

/// Reads one local day out of the archive, for its digest.
struct DayReader {
  private static let casesShown = 5

  let archive: Archive
  let setup: EngineSetup
  let brands: [Brand]
  let day: Instant
  let now: Instant

  var end: Instant {
    let civil = setup.zone.civil(day + .hours(36))
    return setup.zone.startOfDay(year: civil.year, month: civil.month, day: civil.day)
  }
  private var dayBefore: Instant {
    let civil = setup.zone.civil(day - .hours(12))
    return setup.zone.startOfDay(year: civil.year, month: civil.month, day: civil.day)
  }

  /// The day, ready to be rendered.
  func data() async throws -> DigestData {
    var data = DigestData(brands: brands.map(\.title), day: day, zone: setup.zone, madeAt: now)
    let events = await dayEvents()
    let blind = blindSpans(events)
    data.hours = await hours(blind: blind.values.flatMap { $0 })
    data.mentionsBefore = await total(from: dayBefore, to: day)
    data.drivers = await drivers()
    data.alerts = await alerts()
    data.care = await care()
    data.pressing = await pressing()
    data.suspects = await suspects(data.alerts)
    try await readMentions(into: &data)
    data.sources = await sources(blind: blind)
    data.rivals = await rivals()
    data.trial = await trial(data.alerts)
    return data
  }

  // MARK: - Counts

  private func hours(blind: [Range<Instant>]) async -> [DigestData.Hour] {
    var hours: [DigestData.Hour] = []
    var start = day
    while start < min(end, now) {
      let next = start + .hours(1)
      var hour = DigestData.Hour(start: start, mentions: 0)
      var expected = 0.0
      var isExpected = true
      for brand in brands {
        let counts = await minutes(SeriesKey(brand: brand.id), from: start, to: next)
        hour.mentions += counts.reduce(0) { $0 + $1.count }
        let known = counts.compactMap(\.expected)
        isExpected = isExpected && !known.isEmpty
        expected += known.reduce(0, +) * 60 / Double(max(known.count, 1))
        let negative = await minutes(.negative(brand: brand.id), from: start, to: next)
        hour.negative += negative.reduce(0) { $0 + $1.count }
      }
      hour.expected = isExpected ? expected : nil
      hour.isBlind = blind.contains { $0.lowerBound < next && $0.upperBound > start }
      hours.append(hour)
      start = next
    }
    return hours
  }

  private func minutes(_ key: SeriesKey, from: Instant, to: Instant) async -> [MinuteCount] {
    await archive.minutes(series: key.path, from: from.minute, to: to.minute)
  }

  /// Mentions of the brands in a span; nil when the archive has none, so nothing to compare with.
  private func total(from: Instant, to: Instant) async -> Int? {
    var sum = 0
    for brand in brands {
      sum += await minutes(SeriesKey(brand: brand.id), from: from, to: to).reduce(0) {
        $0 + $1.count
      }
    }
    return sum == 0 ? nil : sum
  }

  private func drivers() async -> [DigestData.Driver] {
    let hasBefore = await total(from: dayBefore, to: day) != nil
    var list: [DigestData.Driver] = []
    for driver in setup.rules.drivers {
      var perHour: [Int] = []
      var before = 0
      for brand in brands {
        let key = SeriesKey(brand: brand.id, driver: driver.id)
        let counts = await minutes(key, from: day, to: end)
        perHour = perHour.isEmpty ? Array(repeating: 0, count: 25) : perHour
        for count in counts {
          perHour[min(24, Int((count.minute - day.minute) / 60))] += count.count
        }
        before += await minutes(key, from: dayBefore, to: day).reduce(0) { $0 + $1.count }
      }
      let mentions = perHour.reduce(0, +)
      guard mentions > 0 || before > 0 else { continue }
      list.append(
        .init(
          id: driver.id, title: driver.title, mentions: mentions,
          mentionsBefore: hasBefore ? before : nil, hours: Array(perHour.prefix(24))))
    }
    return list
  }

  // MARK: - Alerts, cases, sources

  private func alerts() async -> [Alert] {
    var query = AlertQuery()
    query.limit = 500
    let found = await archive.alerts(query)
    return found.filter { alert in
      brands.contains { $0.id == alert.brand } && alert.openedAt < end
        && (alert.resolvedAt ?? now) >= day
    }.sorted { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
  }

  private func care() async -> DigestData.Care {
    var query = CaseQuery()
    query.limit = 100_000
    let all = await archive.cases(query).filter { item in brands.contains { $0.id == item.brand } }
    let figures = CareFigures(all, from: day, to: end, at: now, dueSoon: setup.care.dueSoon)
    var care = DigestData.Care()
    care.received = figures.received
    care.open = figures.open
    care.dueSoon = figures.dueSoon
    care.overdue = figures.overdue
    care.pending = figures.pending
    care.abandoned = figures.abandoned
    care.onTrack = figures.onTrack
    care.answeredInTime = figures.answeredInTime
    care.answerable = figures.answerable
    care.closedInTime = figures.closedInTime
    care.closable = figures.closable
    care.firstResponse = setup.care.firstResponse
    return care
  }

  /// Open cases in working order.
  private func pressing() async -> [DigestData.OpenCase] {
    var query = CaseQuery()
    query.limit = 200
    let open = await archive.cases(query).filter { item in
      !item.state.isFinal && brands.contains { $0.id == item.brand }
    }
    return open.prefix(Self.casesShown).map { item in
      let isAnswered = item.answeredAt != nil || item.dueFirstResponse == nil
      return DigestData.OpenCase(
        author: item.author, drivers: item.drivers.map { setup.rules.title(of: $0) },
        due: isAnswered ? item.dueClose : item.dueFirstResponse, isAnswered: isAnswered,
        assignee: item.assignee)
    }
  }

  /// Blindness told on the day, and what it may have begun as in the week before.
  private func dayEvents() async -> [Event] {
    await archive.events(of: [.sourceBlind, .sourceRecovered], from: day - .hours(24 * 7), to: end)
      .map(\.event)
  }

  /// When each source was blind, cut to the day.
  private func blindSpans(_ events: [Event]) -> [String: [Range<Instant>]] {
    var since: [String: Instant] = [:]
    var spans: [String: [Range<Instant>]] = [:]
    func close(_ source: String, at instant: Instant) {
      guard let start = since.removeValue(forKey: source) else { return }
      let from = max(start, day)
      let to = min(instant, min(end, now))
      if from < to { spans[source, default: []].append(from..<to) }
    }
    for event in events {
      guard let source = event.data["source"]?.string else { continue }
      if event.kind == .sourceBlind {
        since[source] = since[source] ?? event.at
      } else {
        close(source, at: event.at)
      }
    }
    for source in since.keys.sorted() { close(source, at: now) }
    return spans
  }

  private func sources(blind: [String: [Range<Instant>]]) async -> [DigestData.Source] {
    let statuses = await archive.sourceStatuses()
    var list: [DigestData.Source] = []
    for status in statuses {
      var mentions = 0
      for brand in brands {
        let key = SeriesKey(brand: brand.id, source: status.id)
        mentions += await minutes(key, from: day, to: end).reduce(0) { $0 + $1.count }
      }
      let blindTime = (blind[status.id] ?? []).reduce(Int64(0)) {
        $0 + ($1.upperBound - $1.lowerBound).milliseconds
      }
      list.append(
        .init(
          id: status.id, mentions: mentions, blindMinutes: Int(blindTime / 60_000),
          reason: status.reason))
    }
    return list
  }
}
