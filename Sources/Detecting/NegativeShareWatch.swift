internal import Glibc
package import Model

/// Notices that people turn against a brand although no more of them speak than usual.
///
/// Looks at the last hour: at least 20 mentions, less than twice what is expected, and a part of
/// negative ones that lies a quarter above the usual part and four standard errors of a binomial above
/// it. The usual part halves its memory each week and does not learn while the alarm is open. Over
/// after the hour's part has come down to within a tenth of the usual.
package struct NegativeShareWatch: Sendable, Codable, Equatable {
  static let minutes = 60
  static let least = 20
  static let jump = 0.25
  static let errors = 4.0
  /// Mentions that must have been learned before it speaks.
  static let learned = 300.0

  private var total: [Int] = []
  private var negative: [Int] = []
  private var usualTotal = 0.0
  private var usualNegative = 0.0
  private var since: Instant?

  /// A watch that has learned nothing.
  package init() {}

  /// Takes a minute in: how many mentions it brought, how many of them negative, how many of the last
  /// hour were expected (nil unknown).
  package mutating func close(
    brand: String, mentions: Int, negative bad: Int, expectedHour: Double?, at now: Instant
  ) -> DerivedSignal? {
    total.append(mentions)
    negative.append(bad)
    if total.count > Self.minutes {
      let oldTotal = total.removeFirst()
      let oldNegative = negative.removeFirst()
      learn(oldTotal, oldNegative)
    }
    let all = total.reduce(0, +)
    let against = negative.reduce(0, +)
    guard all > 0 else { return nil }
    let share = Double(against) / Double(all)
    let usual = (usualNegative + 1) / (usualTotal + 2)
    if let since {
      guard share <= usual + 0.1 || all < Self.least / 4 else { return nil }
      self.since = nil
      return signal(brand, .closed, all, share, usual, since: since, at: now)
    }
    let error = (max(usual * (1 - usual), 0.01) / Double(all)).squareRoot()
    guard all >= Self.least, usualTotal >= Self.learned, share >= usual + Self.jump,
      share >= usual + Self.errors * error, let expectedHour, Double(all) < 2 * expectedHour
    else { return nil }
    since = now - .minutes(Int64(Self.minutes))
    return signal(brand, .opened, all, share, usual, since: since ?? now, at: now)
  }

  private mutating func learn(_ mentions: Int, _ bad: Int) {
    guard since == nil else { return }
    // A half-life of a week, in minutes.
    let keep = exp2(-1.0 / 10_080)
    usualTotal = usualTotal * keep + Double(mentions)
    usualNegative = usualNegative * keep + Double(bad)
  }

  private func signal(
    _ brand: String, _ change: Signal.Change, _ all: Int, _ share: Double, _ usual: Double,
    since: Instant, at now: Instant
  ) -> DerivedSignal {
    var signal = DerivedSignal(
      .negativeShare, brand: brand, key: "negative_share", change: change, at: now,
      title: DerivedTexts.negativeTitle, reason: DerivedTexts.negative(all, share, usual),
      startedAt: since)
    signal.observed = (share * Double(all)).rounded()
    signal.expected = usual * Double(all)
    signal.windowSeconds = Self.minutes * 60
    signal.evidence = [.init(points: 1, text: DerivedTexts.negative(all, share, usual))]
    return signal
  }
}
