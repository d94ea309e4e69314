package import Model

/// Notices a source that answers and brings nothing for unusually long, or that cannot be read.
///
/// What a source owes is its usual share of what its brand is expected to bring. When 25 mentions are
/// owed since its last one, and an hour has passed, it is blind (by chance: e⁻²⁵); a source that fails
/// is blind after ten minutes if it usually brings a fifth. Nights and quiet brands owe little, so the
/// season is in it.
package struct EmptySourceWatch: Sendable, Codable, Equatable {
  static let owed = 25.0
  static let leastTime = Instant.Span.hours(1)

  private struct Waiting: Sendable, Codable, Equatable {
    var source: String
    var since: Instant
    var owed = 0.0
    var isOpen = false
  }

  private var waiting: [Waiting] = []

  /// A watch that knows no source.
  package init() {}

  /// A source brought a mention; the signal when it had been empty.
  package mutating func hear(_ source: String, brand: String, at now: Instant) -> DerivedSignal? {
    guard let place = waiting.firstIndex(where: { $0.source == source }) else {
      if waiting.count < 1000 { waiting.append(Waiting(source: source, since: now)) }
      return nil
    }
    let before = waiting[place]
    waiting[place] = Waiting(source: source, since: now)
    return before.isOpen ? signal(before, brand, .closed, at: now) : nil
  }

  /// Takes a minute in, with what each source was due to bring in it.
  package mutating func close(
    brand: String, due: [(source: String, expected: Double)], at now: Instant
  ) -> [DerivedSignal] {
    var signals: [DerivedSignal] = []
    for (source, expected) in due {
      guard let place = waiting.firstIndex(where: { $0.source == source }) else { continue }
      waiting[place].owed += max(0, expected)
      guard !waiting[place].isOpen, waiting[place].owed >= Self.owed,
        now - waiting[place].since >= Self.leastTime
      else { continue }
      waiting[place].isOpen = true
      signals.append(signal(waiting[place], brand, .opened, at: now))
    }
    return signals
  }

  private func signal(
    _ waiting: Waiting, _ brand: String, _ change: Signal.Change, at now: Instant
  ) -> DerivedSignal {
    let minutes = Int((now - waiting.since).milliseconds / 60_000)
    var signal = DerivedSignal(
      .sourceBlind, brand: brand, key: waiting.source, change: change, at: now,
      title: DerivedTexts.emptyTitle(waiting.source),
      reason: DerivedTexts.empty(minutes, waiting.owed), startedAt: waiting.since)
    signal.expected = waiting.owed
    signal.windowSeconds = minutes * 60
    signal.evidence = [.init(points: 1, text: DerivedTexts.empty(minutes, waiting.owed))]
    return signal
  }
}
