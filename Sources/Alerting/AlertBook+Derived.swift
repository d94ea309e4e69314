package import Model

extension AlertBook {
  /// Opens, updates and resolves the alerts of detectors that watch for one particular happening.
  ///
  /// There is one live alert for each kind, brand and key. `.grew` is told when the level rises, else
  /// with the pauses of every alert.
  package mutating func take(
    _ signals: [DerivedSignal], at now: Instant, _ context: AlertContext
  ) -> [Event] {
    signals.flatMap { take($0, at: now, context) }
  }

  private mutating func take(
    _ signal: DerivedSignal, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    let place = lives.firstIndex {
      !$0.isOfCrowd && $0.alert.kind == signal.kind && $0.alert.brand == signal.brand
        && $0.key == signal.key
    }
    // One that a person closed stays closed until it is over and opens anew.
    guard let place else { return signal.change == .opened ? open(signal, at: now, context) : [] }
    if signal.change == .closed { return end(place, at: now, context, proof: signal.reason) }
    let before = lives[place].alert
    lives[place].describe(signal, context, at: now)
    for news in signal.changes { lives[place].hear(news) }
    guard lives[place].alert != before else { return [] }
    lives[place].alert.updatedAt = now
    return tellChange(place, at: now, context)
  }

  private mutating func open(
    _ signal: DerivedSignal, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    let id = freshID(brand: signal.brand, signal.kind, key: signal.key, at: now)
    let alert = Alert(
      id: id, brand: signal.brand, kind: signal.kind, level: signal.level, title: signal.title,
      reason: signal.reason, startedAt: min(signal.startedAt, now), openedAt: now,
      observed: signal.observed, expected: signal.expected,
      windowSeconds: signal.windowSeconds, voices: signal.voices)
    let place = takeUp(LiveAlert(alert, key: signal.key, at: now))
    lives[place].describe(signal, context, at: now)
    return tellOpening(place, at: now, context)
  }
}

extension LiveAlert {
  /// Takes over what a detector says; the level never falls while the alert lives.
  fileprivate mutating func describe(
    _ signal: DerivedSignal, _ context: AlertContext, at now: Instant
  ) {
    alert.describe(signal)
    alert.title = Texts.title(signal, context)
    alert.calendar = met(context.calendar, at: now).map(\.json)
  }
}

extension Alert {
  /// Takes over what a detector says; the level never falls while the alert lives.
  fileprivate mutating func describe(_ signal: DerivedSignal) {
    level = max(level, signal.level)
    reason = signal.reason
    observed = signal.observed
    expected = signal.expected
    ratio = signal.expected > 0 ? signal.observed / signal.expected : 0
    windowSeconds = signal.windowSeconds
    voices = signal.voices
    effectiveVoices = signal.effectiveVoices ?? signal.voices
    verdict = signal.verdict
    posts = signal.posts
    evidence = signal.evidence
    account = signal.account
    if account == nil { mentions = max(mentions, Int(signal.observed)) }
  }
}
