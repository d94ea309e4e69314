package import Model

/// How a bank watches its series.
package struct DetectorSettings: Sendable, Equatable {
  /// The score that opens an alarm where no budget is stated.
  package var threshold: Double
  /// The age at which a minute is learned.
  package var lateness: Instant.Span
  /// Series that are kept; beyond it the least useful of those that wake nobody is forgotten.
  package var capacity: Int

  /// Settings; the defaults are those of the configuration.
  package init(
    threshold: Double = 4.0, lateness: Instant.Span = .minutes(15), capacity: Int = 10_000
  ) {
    self.threshold = threshold
    self.lateness = lateness
    self.capacity = capacity
  }
}

/// All series of all brands, each with its heads, on one clock.
///
/// Call `advance(to:)` before counting what was heard at the same instant. Signals come minute by
/// minute, within a minute in the order of `SeriesKey`. See `Detecting.md` for the statistics.
package struct SeriesBank: Sendable, Equatable {
  /// A stretch of minutes during which nothing could be heard; `to` is not part of it.
  struct Outage: Sendable, Equatable {
    var from: Int64
    var to: Int64
  }

  var settings: DetectorSettings
  /// The series in the order of their creation, and of each the place of its brand.
  var series: [SeriesWatch] = []
  var owners: [Int] = []
  var places: [SeriesKey: Int] = [:]
  var brands: [BrandWatch] = []
  var outages: [Outage] = []
  /// Sources too young to be counted, and what they bring.
  var newcomers: [Newcomer] = []

  /// A bank without series.
  package init(settings: DetectorSettings = DetectorSettings()) { self.settings = settings }

  /// The series, in the order of their creation.
  package var keys: [SeriesKey] { series.map(\.key) }

  /// Begins to count a series from the minute of `now` on; one that is counted already is left as it
  /// is.
  package mutating func register(_ key: SeriesKey, at now: Instant) {
    if places[key] == nil { insert(key, at: now) }
    if let place = places[key] { series[place].page.goLive(at: now) }
  }

  /// Teaches a series its past; it is not counted before it is registered.
  ///
  /// Teach a brand's own series first: the others borrow its season.
  package mutating func learn(_ line: HistoryLine, zone: ZoneTable) {
    if places[line.series] == nil { insert(line.series, at: line.end) }
    guard let place = places[line.series] else { return }
    series[place].page.learn(line, week(of: place, zone))
    if series[place].isOwn { lendSeason(of: owners[place], hour: .min) }
  }

  /// Closes every minute before that of `now`, in order; series in `blind` do not learn from them.
  ///
  /// A jump of more than a day without `skip` is taken for missing time.
  package mutating func advance(
    to now: Instant, blind: Set<SeriesKey> = [], zone: ZoneTable
  ) -> [Signal] {
    let present = now.minute
    var first = present
    for place in series.indices {
      series[place].page.catchUp(to: present)
      first = min(first, series[place].page.nextClose)
    }
    var signals: [Signal] = []
    for minute in first..<present {
      signals += close(minute, blind: blind, zone: zone)
    }
    outages.removeAll { $0.to <= present }
    return signals
  }

  private mutating func close(
    _ minute: Int64, blind: Set<SeriesKey>, zone: ZoneTable
  ) -> [Signal] {
    for place in brands.indices {
      if brands[place].becomesNormal(at: minute) { leaveCrisis(place, at: minute) }
      lendSeason(of: place, hour: minute / 60)
    }
    let isLost = outages.contains { $0.from <= minute && minute < $0.to }
    let own = LocalWeek(zone)
    let weeks = brands.map { LocalWeek(zone, season: $0.season) }
    var signals: [Signal] = []
    var waiting: [(place: Int, window: WindowScore)] = []
    for place in series.indices where series[place].page.nextClose == minute {
      let isCounted = !isLost && minute >= series[place].page.liveFrom
      let isBlind = !blind.isEmpty && blind.contains(series[place].key)
      let (window, change) = series[place].page.close(
        !isCounted ? .missing : isBlind ? .partial : .known,
        series[place].isOwn ? own : weeks[owners[place]])
      if let change {
        signals.append(signal(change, place))
      } else if awaitsPlace(place, window) {
        waiting.append((place, window))
      }
    }
    signals += waiting.compactMap { confirm($0.place, $0.window, minute: minute) }
    signals.sort { $0.series < $1.series }
    for signal in signals { follow(signal) }
    return signals
  }

  /// Takes the minutes that touch a stretch of time for missing: the monitor was down.
  package mutating func skip(from: Instant, to: Instant) {
    guard from < to else { return }
    let end = (to - Instant.Span(milliseconds: 1)).minute + 1
    outages.append(Outage(from: from.minute, to: end))
    if outages.count > 64 { outages.removeFirst() }
  }
}
