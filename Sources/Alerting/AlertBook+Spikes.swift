internal import Model

extension AlertBook {
  /// A series opened or grew.
  mutating func rise(_ signal: Signal, at now: Instant, _ context: AlertContext) -> [Event] {
    let series = signal.series
    guard series.source == nil, signal.learnedMinutes >= Self.leastLearned else { return [] }
    if signal.change == .opened {
      dismissed.removeAll { $0 == series }
    } else if dismissed.contains(series) {
      return []
    }
    guard let place = lives.firstIndex(where: { $0.alert.brand == series.brand }) else {
      return open(signal, at: now, context)
    }
    _ = lives[place].join(signal)
    lives[place].describe(crowd(series.brand), context, at: now)
    note(lives[place].alert)
    return tellUpdate(place, at: now)
  }

  /// A series is back where it belongs.
  mutating func fall(_ signal: Signal, at now: Instant, _ context: AlertContext) -> [Event] {
    dismissed.removeAll { $0 == signal.series }
    guard let place = lives.firstIndex(where: { $0.alert.brand == signal.series.brand }) else {
      return []
    }
    let isOver = lives[place].leave(signal.series)
    lives[place].alert.evidence = Texts.evidence(lives[place], context)
    note(lives[place].alert)
    return isOver ? end(place, at: now, by: nil) : []
  }

  /// Tells of an alert's change now when its level rose, else once `telling` has passed since people
  /// were last told.
  mutating func tellUpdate(_ place: Int, at now: Instant) -> [Event] {
    let isLouder = lives[place].alert.level > lives[place].toldLevel
    guard isLouder || now >= lives[place].toldAt + Self.telling else {
      lives[place].isUntold = true
      return []
    }
    lives[place].isUntold = false
    lives[place].toldAt = now
    lives[place].toldLevel = lives[place].alert.level
    lives[place].alert.updatedAt = now
    note(lives[place].alert)
    return [event(.alertUpdated, lives[place].alert, at: now)]
  }

  /// Ends an alert, and the silences that lasted as long as it.
  mutating func end(_ place: Int, at now: Instant, by person: String?) -> [Event] {
    var alert = lives.remove(at: place).alert
    alert.state = .resolved
    alert.resolvedAt = now
    alert.updatedAt = now
    alert.reason = Texts.resolved(alert, at: now, by: person)
    ended.append(alert)
    if ended.count > 100 { ended.removeFirst(ended.count - 100) }
    note(alert)
    let resolved = event(.alertResolved, alert, at: now)
    return [resolved] + endSilences(of: alert, at: now)
  }

  /// An event about an alert, muted while it is silenced.
  func event(_ kind: Event.Kind, _ alert: Alert, at now: Instant) -> Event {
    Event(
      kind, subject: alert.id, at: now, brand: alert.brand, level: alert.level, data: alert.json,
      muted: alert.silenced)
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
    var alert = Alert(
      id: freshID(signal.series, at: now), brand: brand, kind: .spike, level: joined.level,
      title: "", reason: "", startedAt: min(start, now), openedAt: now, observed: signal.observed,
      expected: signal.expected, windowSeconds: signal.windowSeconds, voices: window.voices)
    alert.mentions = crowd(brand).slice(of: SeriesKey(brand: brand), from: start).count
    alert.latency = window.latency(at: now)
    alert.silenced = silences.contains { $0.covers(alert) }
    var live = LiveAlert(
      alert: alert, joined: [joined], toldAt: now, toldLevel: alert.level, lookedAt: now)
    live.describe(crowd(brand), context, at: now)
    lives.append(live)
    note(live.alert)
    return [event(.alertOpened, live.alert, at: now)]
  }

  /// An id that no alert of memory bears: two may open in one minute when a person closes the first.
  private func freshID(_ series: SeriesKey, at now: Instant) -> String {
    var key = series.path
    while true {
      let id = Alert.id(brand: series.brand, kind: .spike, key: key, openedAt: now)
      if alert(id) == nil { return id }
      key += "+"
    }
  }
}
