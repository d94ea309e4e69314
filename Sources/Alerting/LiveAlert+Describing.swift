internal import Model

extension LiveAlert {
  /// Writes numbers, crowd, words and level anew; the level never falls while the alert lives.
  mutating func describe(
    _ crowd: Crowd, _ context: AlertContext, at now: Instant
  ) {
    lookedAt = now
    guard let leader else { return }
    let start = min(alert.startedAt, leader.windowStart)
    let window = crowd.slice(of: leader.series, from: leader.windowStart)
    let whole = crowd.slice(of: leader.series, from: start)
    alert.observed = leader.observed
    alert.expected = leader.expected
    alert.ratio = leader.ratio
    alert.windowSeconds = leader.windowSeconds
    alert.voices = window.voices
    voices = context.voices(Set(window.members.map(\.id)), leader.windowStart - .minutes(2))
      .map { leader.heard(through: $0) }
    alert.effectiveVoices = max(0, window.voices - (voices?.silent ?? 0))
    alert.verdict = voices?.verdict ?? .organic
    alert.negativeShare = window.negativeShare
    alert.drivers = whole.drivers
    alert.places = whole.places
    alert.posts = whole.posts(about: alert.leadingDriver?.id)
    alert.calendar = met(context.calendar, at: now).map(\.json)
    alert.updatedAt = now
    hasPress = whole.pressCount > 0
    hasRegulator = whole.regulatorCount > 1
    var facts = facts(leader, window, whole, context, at: now)
    // Copied anger is not so many people's: the level is that of the voices behind it.
    if let voices, voices.verdict != .organic {
      facts.observed = voices.observed
      facts.withoutCopies = true
    }
    let points = LevelPoints(facts)
    alert.level = max(alert.level, points.level)
    let isWide = joined.count(where: \.isOpen) >= 2
    if alert.kind == .spike, alert.level >= .warning, isWide { alert.kind = .crisis }
    alert.title = Texts.title(alert, context)
    alert.reason = Texts.reason(alert, voices, context)
    if height.map({ points.total > $0.total }) ?? true {
      height = Height(
        total: points.total, at: now, evidence: points.evidence, alert: alert, voices: voices)
    }
    alert.evidence = Texts.evidence(self, context)
  }

  /// Takes numbers, crowd and title of its height back: of an alert that is over people want to know how
  /// bad it was, not how quiet it is.
  mutating func recallHeight(_ context: AlertContext) {
    guard let height else { return }
    let top = height.alert
    alert.title = top.title
    alert.observed = top.observed
    alert.expected = top.expected
    alert.ratio = top.ratio
    alert.windowSeconds = top.windowSeconds
    alert.voices = top.voices
    alert.effectiveVoices = top.effectiveVoices
    alert.verdict = top.verdict
    alert.negativeShare = top.negativeShare
    alert.drivers = top.drivers
    alert.places = top.places
    alert.posts = top.posts
    voices = height.voices
    alert.evidence = Texts.evidence(self, context)
  }

  /// What has changed since people were last told and is worth telling, in Spanish; empty for nothing.
  func news(_ context: AlertContext) -> [String] {
    var news: [String] = unheard.suffix(5).map(\.text)
    if alert.level > told.level { news.append(Texts.rose(to: alert.level)) }
    if alert.ratio > 0, alert.ratio >= told.ratio * 1.25 {
      news.append(Texts.grew(from: told.ratio, to: alert.ratio))
    }
    let heading = Texts.titleDriver(alert).map { context.driverTitle($0.id) }
    for title in drivers.map(context.driverTitle) where !told.drivers.contains(title) {
      news.append(title == heading ? Texts.isMostly(title) : Texts.joined(title))
    }
    if hasPress, !told.press { news.append(Texts.pressCame) }
    if hasRegulator, !told.regulator { news.append(Texts.regulatorCame) }
    news += remarks.filter { !told.remarks.contains($0.key) }.map(\.text)
    return news
  }

  /// Notes that people know everything now.
  mutating func tell(_ context: AlertContext, at now: Instant) {
    let named = (Texts.titleDriver(alert).map { [$0.id] } ?? []) + drivers
    told = Told(
      at: now, level: alert.level, ratio: alert.ratio, drivers: named.map(context.driverTitle),
      press: hasPress, regulator: hasRegulator, remarks: remarks.map(\.key))
    unheard = []
    isUntold = false
  }

  /// The calendar's entries that bear on the alert's time, brand, drivers and places.
  func met(_ calendar: [CalendarEntry], at now: Instant) -> [CalendarEntry] {
    calendar.filter { entry in
      guard (entry.brand ?? alert.brand) == alert.brand, entry.from <= now,
        alert.startedAt < entry.to + CalendarEntry.echo
      else { return false }
      if !entry.drivers.isEmpty, !alert.drivers.contains(where: { entry.drivers.contains($0.id) }) {
        return false
      }
      return entry.places.isEmpty
        || alert.places.contains { entry.places.contains($0.id) || entry.places.contains($0.name) }
    }
  }

  private func facts(
    _ leader: Joined, _ window: CrowdSlice, _ whole: CrowdSlice, _ context: AlertContext,
    at now: Instant
  ) -> LevelPoints.Facts {
    var facts = LevelPoints.Facts(observed: leader.observed, expected: leader.expected)
    facts.negativeShare = window.negativeShare
    facts.reach = whole.reach
    facts.press = whole.pressCount
    facts.regulator = whole.regulatorCount > 1 ? whole.regulatorCount : 0
    facts.drivers = joined.filter(\.isOpen).compactMap { $0.series.driver.map(context.driverTitle) }
    facts.places = whole.places.count { $0.count >= 2 }
    facts.doublingMinutes = LevelPoints.doubling(
      from: whole.count(from: now - .minutes(20), to: now - .minutes(10)),
      to: whole.count(from: now - .minutes(10), to: now + .minutes(1)), minutes: 10)
    return facts
  }
}
