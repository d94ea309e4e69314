package import Model

/// How a bank watches its series.
package struct DetectorSettings: Sendable, Codable, Equatable {
  /// The score that opens an alarm.
  package var threshold: Double
  /// The age at which a minute is learned.
  package var lateness: Instant.Span

  /// Settings; the defaults are those of the configuration.
  package init(threshold: Double = 4.0, lateness: Instant.Span = .minutes(15)) {
    self.threshold = threshold
    self.lateness = lateness
  }
}

/// All series of all brands, each with its head, on one clock.
///
/// Call `advance(to:)` before counting what was heard at the same instant. Signals come minute by
/// minute, within a minute in the order of `SeriesKey`.
package struct SeriesBank: Sendable, Equatable {
  /// A stretch of minutes during which nothing could be heard; `to` is not part of it.
  struct Outage: Sendable, Codable, Equatable {
    var from: Int64
    var to: Int64
  }

  private var settings: DetectorSettings
  /// The series in rising order, and at the same places their heads.
  package private(set) var keys: [SeriesKey] = []
  private(set) var heads: [PageHead] = []
  private var places: [SeriesKey: Int] = [:]
  private var outages: [Outage] = []

  /// A bank without series.
  package init(settings: DetectorSettings = DetectorSettings()) { self.settings = settings }

  /// Begins to count a series from the minute of `now` on; one that is counted already is left as it
  /// is.
  package mutating func register(_ key: SeriesKey, at now: Instant) {
    if let place = places[key] {
      heads[place].goLive(at: now)
    } else {
      insert(key, at: now)
      if let place = places[key] { heads[place].goLive(at: now) }
    }
  }

  private mutating func insert(_ key: SeriesKey, at now: Instant) {
    let place = keys.firstIndex { key < $0 } ?? keys.count
    keys.insert(key, at: place)
    heads.insert(
      PageHead(threshold: settings.threshold, lateness: settings.lateness, start: now), at: place)
    index()
  }

  /// Teaches a series its past; it is not counted before it is registered.
  package mutating func learn(_ line: HistoryLine, zone: ZoneTable) {
    if places[line.series] == nil { insert(line.series, at: line.end) }
    guard let place = places[line.series] else { return }
    heads[place].learn(line, zone: zone)
  }

  /// Counts one mention in its published minute and scores the windows that end now.
  ///
  /// An unknown series is registered first. The signal is `.opened` or `.grew`.
  package mutating func count(
    _ key: SeriesKey, at time: Instant, now: Instant, zone: ZoneTable
  ) -> Signal? {
    register(key, at: now)
    guard let place = places[key], let change = heads[place].count(1, at: time, now: now, zone)
    else { return nil }
    return signal(change, place)
  }

  /// Closes every minute before that of `now`, in order; series in `blind` do not learn from them.
  ///
  /// A jump of more than a day without `skip` is taken for missing time.
  package mutating func advance(
    to now: Instant, blind: Set<SeriesKey> = [], zone: ZoneTable
  ) -> [Signal] {
    let present = now.minute
    var first = present
    for place in heads.indices {
      heads[place].catchUp(to: present)
      first = min(first, heads[place].nextClose)
    }
    var signals: [Signal] = []
    for minute in first..<present {
      let isLost = outages.contains { $0.from <= minute && minute < $0.to }
      for place in heads.indices where heads[place].nextClose == minute {
        let isCounted = !isLost && minute >= heads[place].liveFrom
        let knowledge: BinRing.Knowledge =
          !isCounted ? .missing : blind.contains(keys[place]) ? .partial : .known
        if let change = heads[place].close(knowledge, zone).1 {
          signals.append(signal(change, place))
        }
      }
    }
    outages.removeAll { $0.to <= present }
    return signals
  }

  /// Takes the minutes that touch a stretch of time for missing: the monitor was down.
  package mutating func skip(from: Instant, to: Instant) {
    guard from < to else { return }
    let end = (to - Instant.Span(milliseconds: 1)).minute + 1
    outages.append(Outage(from: from.minute, to: end))
    if outages.count > 64 { outages.removeFirst() }
  }

  /// What was expected of a minute that is still remembered (about two hours).
  package func expected(_ key: SeriesKey, minute: Int64) -> Double? {
    places[key].flatMap { heads[$0].expected(minute: minute) }
  }

  /// True while a brand's own series has learned less than a day: it pages nobody.
  package func isLearning(brand: String, at now: Instant) -> Bool {
    learnedMinutes(SeriesKey(brand: brand)) < 1440
  }

  /// The minutes a series has learned, history included; 0 for one that is not known.
  package func learnedMinutes(_ key: SeriesKey) -> Int {
    places[key].map { heads[$0].learnedMinutes } ?? 0
  }

  private mutating func index() {
    places = [:]
    for (place, key) in keys.enumerated() { places[key] = place }
  }

  private func signal(_ change: PageHead.Change, _ place: Int) -> Signal {
    Signal(
      series: keys[place], change: change.change, minute: Instant(minute: change.bin),
      score: change.window.score, observed: change.window.observed,
      expected: change.window.expected, windowSeconds: change.window.windowSeconds,
      learnedMinutes: heads[place].learnedMinutes)
  }
}

extension SeriesBank: Codable {
  private enum CodingKeys: String, CodingKey {
    case settings, keys, heads, outages
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    settings = try values.decode(DetectorSettings.self, forKey: .settings)
    keys = try values.decode([SeriesKey].self, forKey: .keys)
    heads = try values.decode([PageHead].self, forKey: .heads)
    outages = try values.decode([Outage].self, forKey: .outages)
    guard heads.count == keys.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .heads, in: values, debugDescription: "as many heads as keys are expected")
    }
    index()
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(settings, forKey: .settings)
    try values.encode(keys, forKey: .keys)
    try values.encode(heads, forKey: .heads)
    try values.encode(outages, forKey: .outages)
  }
}
