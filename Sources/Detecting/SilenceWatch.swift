package import Model

/// Notices that a brand of which people usually speak has fallen silent: far fewer mentions than
/// expected, while its sources can be read.
///
/// A silence is an hour in which at least 30 mentions were expected and at most a tenth came; it is over
/// when the last quarter of an hour brings half of what is usual. Minutes of which nothing is known
/// begin the hour anew.
package struct SilenceWatch: Sendable, Codable, Equatable {
  /// Minutes that are looked at.
  static let minutes = 60
  /// Mentions that must have been expected in them.
  static let least = 30.0
  /// The part of them that is still silence.
  static let silent = 0.1

  private var observed: [Int] = []
  private var expected: [Double] = []
  private var since: Instant?

  /// A watch that has seen nothing.
  package init() {}

  /// Takes a minute in; `expected` nil where nothing is known of it (learning, blind, down).
  package mutating func close(
    brand: String, observed count: Int, expected usual: Double?, at now: Instant
  ) -> DerivedSignal? {
    guard let usual else {
      observed = []
      expected = []
      return nil
    }
    observed.append(count)
    expected.append(usual)
    if observed.count > Self.minutes {
      observed.removeFirst()
      expected.removeFirst()
    }
    let came = observed.reduce(0, +)
    let due = expected.reduce(0, +)
    if let since {
      let lately = observed.suffix(15).reduce(0, +)
      guard Double(lately) >= expected.suffix(15).reduce(0, +) / 2 else { return nil }
      self.since = nil
      return signal(brand, .closed, came, due, since: since, at: now)
    }
    guard observed.count == Self.minutes, due >= Self.least, Double(came) <= due * Self.silent
    else { return nil }
    since = now
    return signal(brand, .opened, came, due, since: now - .minutes(Int64(Self.minutes)), at: now)
  }

  private func signal(
    _ brand: String, _ change: Signal.Change, _ came: Int, _ due: Double, since: Instant,
    at now: Instant
  ) -> DerivedSignal {
    var signal = DerivedSignal(
      .silence, brand: brand, key: "silence", change: change, at: now,
      title: DerivedTexts.silenceTitle, reason: DerivedTexts.silence(came, due), startedAt: since)
    signal.observed = Double(came)
    signal.expected = due
    signal.windowSeconds = Self.minutes * 60
    signal.evidence = [
      .init(points: 1, text: DerivedTexts.silence(came, due)),
      .init(points: 0, text: DerivedTexts.sourcesAnswer),
    ]
    return signal
  }
}
