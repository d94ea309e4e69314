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
    lives[place].describe(crowd(of: place), context, at: now)
    note(lives[place].alert)
    return lives[place].news(context).isEmpty ? [] : tellUpdate(place, at: now, context)
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
    lives[place].alert.evidence = Texts.evidence(lives[place], context)
    note(lives[place].alert)
    return lives[place].isOver ? end(place, at: now, by: nil) : []
  }

  /// Tells of an alert's change: at once when its level rose, else once `telling` has passed since
  /// people were last told, and only if there is something worth saying.
  mutating func tellUpdate(_ place: Int, at now: Instant, _ context: AlertContext) -> [Event] {
    let isLouder = lives[place].alert.level > lives[place].told.level
    guard isLouder || now >= lives[place].told.at + Self.telling else {
      lives[place].isUntold = true
      return []
    }
    lives[place].alert.changes = lives[place].news(context)
    lives[place].tell(context, at: now)
    lives[place].alert.updatedAt = now
    note(lives[place].alert)
    return [event(.alertUpdated, lives[place].alert, at: now)]
  }

  /// Ends an alert, and the silences that lasted as long as it.
  mutating func end(_ place: Int, at now: Instant, by person: String?) -> [Event] {
    let live = lives.remove(at: place)
    var alert = live.alert
    alert.state = .resolved
    alert.resolvedAt = now
    alert.updatedAt = now
    alert.reason = Texts.resolved(live, at: now, by: person)
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
    // Whoever cannot reach anybody says so in public: the phone line is likely full.
    let kind = signal.series.driver == "contact_center" ? Alert.Kind.contactCenter : .spike
    var alert = Alert(
      id: freshID(brand: brand, kind, key: signal.series.path, at: now), brand: brand,
      kind: kind, level: .watch, title: "", reason: "", startedAt: min(start, now),
      openedAt: now, observed: signal.observed, expected: signal.expected,
      windowSeconds: signal.windowSeconds, voices: window.voices)
    let isApart = lives.contains { $0.isOfCrowd && $0.alert.brand == brand }
    let counted = isApart ? signal.series : SeriesKey(brand: brand)
    alert.mentions = crowd(brand).slice(of: counted, from: start).count
    alert.latency = window.latency(at: now)
    alert.silenced = silences.contains { $0.covers(alert) }
    var live = LiveAlert(alert, key: signal.series.path, at: now)
    live.isApart = isApart
    live.join(signal)
    lives.append(live)
    let place = lives.count - 1
    lives[place].describe(crowd(of: place), context, at: now)
    lives[place].tell(context, at: now)
    note(lives[place].alert)
    return [event(.alertOpened, lives[place].alert, at: now)]
  }

  /// An id that no alert of memory bears: two may open in one minute when a person closes the first.
  func freshID(brand: String, _ kind: Alert.Kind, key: String, at now: Instant) -> String {
    var key = key
    while true {
      let id = Alert.id(brand: brand, kind: kind, key: key, openedAt: now)
      if alert(id) == nil { return id }
      key += "+"
    }
  }
}
