package import Model

/// Notices a source that cannot be read, or that answers and brings nothing for unusually long.
///
/// What a source owes is its usual share of what its brands are expected to bring, so the season is in
/// it: nights and quiet brands owe little. Mentions come about as a Poisson process does, so a source
/// that owes n has by chance nothing to say with probability e⁻ⁿ. One that fails is told after ten
/// minutes and three mentions owed (with 95 % there is something that nobody sees); of one that answers
/// only the counts speak: an hour and 25 owed (e⁻²⁵, less than one false alarm in a million years of
/// hours). It is one alarm a source, however many brands it serves.
package struct BlindSourceWatch: Sendable, Codable, Equatable {
  /// What a source was due to bring in a minute.
  package struct Due: Sendable {
    package var source: String
    /// The brand of which it usually brings most.
    package var brand: String
    /// Mentions of all brands.
    package var expected: Double
    /// Its part of what is said of `brand`, 0…1.
    package var share: Double

    /// What a source owes for a minute.
    package init(source: String, brand: String, expected: Double, share: Double) {
      self.source = source
      self.brand = brand
      self.expected = expected
      self.share = share
    }
  }

  static let owedEmpty = 25.0
  static let timeEmpty = Instant.Span.hours(1)
  static let owedFailing = 3.0
  static let timeFailing = Instant.Span.minutes(10)
  /// A source that brings this part of a brand makes its counts unreadable (DESIGN, decision 5).
  static let weighty = 0.2
  private static let most = 1000

  private struct Waiting: Sendable, Codable, Equatable {
    var source: String
    /// When it last brought something, or could be read again.
    var since: Instant
    var owed = 0.0
    /// Why it cannot be read, and since when.
    var failure: String?
    /// The brand of its alarm while one is open.
    var brand: String?

    init(_ source: String, since: Instant) {
      self.source = source
      self.since = since
    }

    func minutes(to now: Instant) -> Int { Int((now - since).milliseconds / 60_000) }
  }

  private var waiting: [Waiting] = []

  /// A watch that knows no source.
  package init() {}

  /// A source brought a mention; the signal when it had been empty.
  package mutating func hear(_ source: String, at now: Instant) -> DerivedSignal? {
    guard let place = place(of: source, at: now), waiting[place].failure == nil else { return nil }
    return begin(place, at: now)
  }

  /// A source cannot be read, for a reason.
  package mutating func lose(_ source: String, reason: String, at now: Instant) {
    guard let place = place(of: source, at: now), waiting[place].failure == nil else { return }
    waiting[place].failure = reason
    // What it owed while it answered is told already; what counts now is what nobody can see.
    if waiting[place].brand == nil {
      waiting[place].since = now
      waiting[place].owed = 0
    }
  }

  /// A source can be read again; the signal when it had been told of.
  package mutating func recover(_ source: String, at now: Instant) -> DerivedSignal? {
    guard let place = waiting.firstIndex(where: { $0.source == source }) else { return nil }
    return begin(place, at: now)
  }

  /// A source is in the configuration no more: it owes nothing; the signal when it had been told of.
  package mutating func retire(
    _ source: String, reason: String, at now: Instant
  ) -> DerivedSignal? {
    guard let place = waiting.firstIndex(where: { $0.source == source }) else { return nil }
    let before = waiting.remove(at: place)
    return before.brand.map { closing(before, brand: $0, reason, at: now) }
  }

  /// Takes a minute in, with what each source was due to bring in it.
  package mutating func close(_ dues: [Due], at now: Instant) -> [DerivedSignal] {
    var signals: [DerivedSignal] = []
    for due in dues {
      guard let place = waiting.firstIndex(where: { $0.source == due.source }) else { continue }
      waiting[place].owed += max(0, due.expected)
      let isFailing = waiting[place].failure != nil
      let time = isFailing ? Self.timeFailing : Self.timeEmpty
      guard waiting[place].brand == nil, now - waiting[place].since >= time,
        waiting[place].owed >= (isFailing ? Self.owedFailing : Self.owedEmpty)
      else { continue }
      waiting[place].brand = due.brand
      signals.append(opening(waiting[place], due, at: now))
    }
    return signals
  }

  /// Passes a time of which nothing is known: nobody owes anything for it.
  package mutating func skip(to now: Instant) {
    for place in waiting.indices where waiting[place].brand == nil {
      waiting[place].since = now
      waiting[place].owed = 0
    }
  }

  private mutating func place(of source: String, at now: Instant) -> Int? {
    if let place = waiting.firstIndex(where: { $0.source == source }) { return place }
    guard waiting.count < Self.most else { return nil }
    waiting.append(Waiting(source, since: now))
    return waiting.count - 1
  }

  /// A source speaks: its account begins anew, and its alarm is over.
  private mutating func begin(_ place: Int, at now: Instant) -> DerivedSignal? {
    let before = waiting[place]
    waiting[place] = Waiting(before.source, since: now)
    guard let brand = before.brand else { return nil }
    let reason = DerivedTexts.seesAgain(before.minutes(to: now), before.owed)
    return closing(before, brand: brand, reason, at: now)
  }

  private func closing(
    _ waiting: Waiting, brand: String, _ reason: String, at now: Instant
  ) -> DerivedSignal {
    DerivedSignal(
      .sourceBlind, brand: brand, key: waiting.source, change: .closed, at: now,
      title: DerivedTexts.blindTitle(waiting.source, isFailing: waiting.failure != nil),
      reason: reason, startedAt: waiting.since)
  }

  private func opening(_ waiting: Waiting, _ due: Due, at now: Instant) -> DerivedSignal {
    let minutes = waiting.minutes(to: now)
    let reason =
      waiting.failure.map { DerivedTexts.failing(minutes, waiting.owed, $0) }
      ?? DerivedTexts.empty(minutes, waiting.owed)
    var signal = DerivedSignal(
      .sourceBlind, brand: due.brand, key: waiting.source, change: .opened, at: now,
      title: DerivedTexts.blindTitle(waiting.source, isFailing: waiting.failure != nil),
      reason: reason, startedAt: waiting.since)
    signal.windowSeconds = minutes * 60
    signal.level = due.share >= Self.weighty ? .warning : .watch
    signal.evidence = [
      .init(points: 1, text: reason),
      .init(points: due.share >= Self.weighty ? 3 : 0, text: DerivedTexts.share(due.share)),
    ]
    return signal
  }
}
