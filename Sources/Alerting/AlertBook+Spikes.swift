internal import Model

extension AlertBook {
  /// A series opened or grew.
  mutating func rise(_ signal: Signal, at now: Instant, _ context: AlertContext) -> [Event] {
    let series = signal.series
    guard signal.role == .pages, signal.learnedMinutes >= Self.leastLearned else { return [] }
    if signal.change == .opened {
      dismissed.removeAll { $0 == series }
    } else if dismissed.contains(series) {
      return []
    }
    let home = happening(of: signal, at: now)
    if home.map({ lives[$0].holds(series) }) != true, hold(signal, at: now, context) { return [] }
    guard let place = home else { return open(signal, at: now, context) }
    lives[place].join(signal)
    remarkPlace(of: signal, on: place)
    lives[place].describe(crowd(of: place), context, at: now)
    return tellChange(place, at: now, context)
  }

  /// A series is back where it belongs.
  mutating func fall(_ signal: Signal, at now: Instant, _ context: AlertContext) -> [Event] {
    dismissed.removeAll { $0 == signal.series }
    held.removeAll { $0.series == signal.series }
    guard let place = lives.firstIndex(where: { $0.holds(signal.series) }) else { return [] }
    return leave(signal.series, from: place, at: now, context)
  }

  /// Takes a series out of a happening, and ends the happening when none is left.
  mutating func leave(
    _ series: SeriesKey, from place: Int, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    lives[place].leave(series)
    handOver(from: place)
    if lives[place].isOver { return end(place, at: now, context) }
    lives[place].alert.evidence = Texts.evidence(lives[place], context)
    note(lives[place].alert)
    return []
  }

  private mutating func open(
    _ signal: Signal, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    let joined = LiveAlert.Joined(signal)
    let brand = signal.series.brand
    let window = crowd(brand).slice(of: signal.series, from: joined.windowStart)
    let minutes = max(1, signal.windowSeconds / 60)
    let start =
      window.firstMinute(above: signal.expected / Double(minutes)) ?? joined.windowStart
    let kind = signal.series.driver == Self.phone ? Alert.Kind.contactCenter : .spike
    var alert = Alert(
      id: freshID(brand: brand, kind, key: signal.series.path, at: now), brand: brand,
      kind: kind, level: .watch, title: "", reason: "", startedAt: min(start, now),
      openedAt: now, observed: signal.observed, expected: signal.expected,
      windowSeconds: signal.windowSeconds, voices: window.voices)
    let isApart = kind == .contactCenter || lives.contains { $0.isHappening(of: brand) }
    let counted = isApart ? signal.series : SeriesKey(brand: brand)
    alert.mentions = crowd(brand).slice(of: counted, from: start).members
      .count { $0.entries.isEmpty }
    alert.latency = window.latency(at: now)
    var live = LiveAlert(alert, key: signal.series.path, at: now)
    live.isApart = isApart
    live.join(signal)
    let place = takeUp(live)
    remarkPlace(of: signal, on: place)
    tieToPhone(place, context)
    for beside in context.beside where beside.brand == brand && kind == .spike {
      lives[place].remark(beside.key, beside.text, isNews: false)
    }
    lives[place].describe(crowd(of: place), context, at: now)
    return tellOpening(place, at: now, context)
  }

  /// Says which place let a series open for which its own score was not enough.
  private mutating func remarkPlace(of signal: Signal, on place: Int) {
    guard let confirming = signal.place else { return }
    let name = crowd(signal.series.brand).placeName(confirming.id) ?? confirming.id
    lives[place].remark(
      "place:" + signal.series.path, Texts.inOnePlace(name, confirming), isNews: false)
  }
}
