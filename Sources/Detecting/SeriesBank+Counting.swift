package import Model

extension SeriesBank {
  /// Counts a mention in every series it belongs to, each of which is created on first use, and scores
  /// the windows that end now.
  ///
  /// A voice counts at most `VoiceTally.cap` times an hour for a brand; what is more is left out of all
  /// series. Reposts are counted apart and cap nobody. Signals are `.opened` or `.grew`, the brand's own
  /// first.
  package mutating func count(_ heard: Heard, now: Instant, zone: ZoneTable) -> [Signal] {
    let keys = heard.series
    admit(heard, now: now, zone: zone)
    if !heard.isRepost, let own = keys.first {
      register(own, at: now)
      guard let place = places[own], note(heard, place, now: now) else { return [] }
    }
    return keys.enumerated().compactMap { index, key in
      register(key, at: now)
      guard let place = places[key] else { return nil }
      if index > 0 { _ = note(heard, place, now: now) }
      return count(place, at: heard.at, now: now, zone: zone)
    }
  }

  /// Counts one mention of nobody in particular in one series; an unknown series is registered first.
  package mutating func count(
    _ key: SeriesKey, at time: Instant, now: Instant, zone: ZoneTable
  ) -> Signal? {
    register(key, at: now)
    guard let place = places[key] else { return nil }
    return count(place, at: time, now: now, zone: zone)
  }

  private mutating func count(
    _ place: Int, at time: Instant, now: Instant, zone: ZoneTable
  ) -> Signal? {
    series[place].lastHeard = now.minute
    let week = week(of: place, zone)
    guard let change = series[place].page.count(1, at: time, now: now, week) else { return nil }
    let signal = signal(change, place)
    follow(signal)
    return signal
  }

  /// Notes a voice in a series; false when it has been counted often enough.
  private mutating func note(_ heard: Heard, _ place: Int, now: Instant) -> Bool {
    let minute = min(heard.at, now).minute
    guard minute >= now.minute - Int64(PageHead.latestMinutes) else { return true }
    return series[place].voices?.hear(heard.voice, minute: minute) ?? true
  }

  /// Takes up a series, and forgets the least useful when there are too many.
  mutating func insert(_ key: SeriesKey, at now: Instant) {
    if series.count >= settings.capacity { forget() }
    let owner = owner(of: key.brand)
    var watch = SeriesWatch(
      key, threshold: settings.threshold, lateness: settings.lateness, at: now)
    if brands[owner].isHeld { watch.page.enterCrisis(at: now.minute) }
    places[key] = series.count
    series.append(watch)
    owners.append(owner)
    if key.role == .pages { retune(owner) }
  }

  /// Forgets a twentieth of the series: of those that wake nobody and are quiet, the least useful.
  private mutating func forget() {
    let candidates = series.indices.filter {
      series[$0].key.role == .annotates && !series[$0].page.isOpen
    }
    let ranked = candidates.map { (worth: series[$0].usefulness, place: $0) }.sorted {
      ($0.worth, series[$0.place].lastHeard, $0.place)
        < ($1.worth, series[$1.place].lastHeard, $1.place)
    }
    let lost = Set(ranked.prefix(max(1, settings.capacity / 20)).map(\.place))
    let kept = series.indices.filter { !lost.contains($0) }
    series = kept.map { series[$0] }
    owners = kept.map { owners[$0] }
    index()
  }

  /// Rebuilds the places from the series.
  mutating func index() {
    places = [:]
    for (place, watch) in series.enumerated() { places[watch.key] = place }
  }
}
