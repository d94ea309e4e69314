/// What a detector says of one series at one minute.
package struct Signal: Hashable, Sendable {
  /// What happened to the series' alarm; one that is open may open anew.
  package enum Change: String, Sendable {
    case opened, grew, closed
  }

  /// The series it is about.
  package var series: SeriesKey
  /// What happened.
  package var change: Change
  /// The minute whose count decided.
  package var minute: Instant
  /// −log₁₀ of the probability of so many by chance; comparable between series.
  package var score: Double
  /// Mentions in the deciding window.
  package var observed: Double
  /// What that window usually brings at this hour of the week.
  package var expected: Double
  /// The deciding window's length, in seconds.
  package var windowSeconds: Int
  /// The minutes the series had learned by then.
  package var learnedMinutes: Int
  /// What the alarm is good for; a competitor's series only annotate.
  package var role: SeriesKey.Role
  /// The score at which the series opens.
  package var threshold: Double
  /// Distinct authors in the deciding window, where authors are known and the series pages.
  package var voices: Int?
  /// The place that confirmed an opening for which the score alone would not have been enough.
  package var place: Place?

  /// What a place brought of a driver.
  package struct Place: Hashable, Sendable {
    /// The place's id in the rules.
    package var id: String
    package var observed: Double
    package var expected: Double
    package var windowSeconds: Int

    /// A place from its parts.
    package init(id: String, observed: Double, expected: Double, windowSeconds: Int) {
      self.id = id
      self.observed = observed
      self.expected = expected
      self.windowSeconds = windowSeconds
    }
  }

  /// A signal from its parts.
  package init(
    series: SeriesKey, change: Change, minute: Instant, score: Double, observed: Double,
    expected: Double, windowSeconds: Int, learnedMinutes: Int, role: SeriesKey.Role? = nil,
    threshold: Double = 4.0, voices: Int? = nil
  ) {
    self.series = series
    self.change = change
    self.minute = minute
    self.score = score
    self.observed = observed
    self.expected = expected
    self.windowSeconds = windowSeconds
    self.learnedMinutes = learnedMinutes
    self.role = role ?? series.role
    self.threshold = threshold
    self.voices = voices
  }

  /// Observed over expected.
  package var ratio: Double { observed / max(expected, 1e-6) }
}
