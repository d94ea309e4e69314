internal import Model

/// A series that is open and pages nobody, because the calendar explains it.
struct HeldSeries: Sendable, Codable, Equatable {
  var series: SeriesKey
  /// Its numbers when it last spoke.
  var joined: LiveAlert.Joined
  /// The entry that explains it.
  var entry: String

  /// The opening that was held back, as of now.
  func signal(at now: Instant) -> Signal {
    Signal(
      series: series, change: .opened, minute: Instant(minute: now.minute - 1),
      score: joined.score, observed: joined.observed, expected: joined.expected,
      windowSeconds: joined.windowSeconds, learnedMinutes: joined.learnedMinutes)
  }
}
