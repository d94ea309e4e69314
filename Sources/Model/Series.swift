/// Names one stream of counts: a brand's mentions, or a part of them.
package struct SeriesKey: Hashable, Comparable, Sendable, Codable {
  /// The brand's id.
  package var brand: String
  /// Only mentions with this driver.
  package var driver: String?
  /// Only mentions from this source.
  package var source: String?
  /// Only negative mentions.
  package var negative = false

  /// All mentions of a brand.
  package init(brand: String) { self.brand = brand }

  /// The mentions of a brand with one driver.
  package init(brand: String, driver: String) {
    self.brand = brand
    self.driver = driver
  }

  /// The mentions of a brand from one source.
  package init(brand: String, source: String) {
    self.brand = brand
    self.source = source
  }

  /// The negative mentions of a brand.
  package static func negative(brand: String) -> SeriesKey {
    var key = SeriesKey(brand: brand)
    key.negative = true
    return key
  }

  /// The key in one text, for archive columns: `andina`, `andina/driver/signal`, `andina/negative`.
  package var path: String {
    var text = brand
    if let driver { text += "/driver/" + driver }
    if let source { text += "/source/" + source }
    if negative { text += "/negative" }
    return text
  }

  package static func < (left: SeriesKey, right: SeriesKey) -> Bool { left.path < right.path }
}

/// A stretch of past counts that teaches a series what is usual (`{"control":"history",…}`).
package struct HistoryLine: Hashable, Sendable {
  /// The series the counts belong to.
  package var series: SeriesKey
  /// The beginning of the first count.
  package var start: Instant
  /// The length of each count, in seconds.
  package var stepSeconds: Int
  /// Mentions a step; nil where nothing is known.
  package var counts: [Int?]

  /// A stretch of counts.
  package init(series: SeriesKey, start: Instant, stepSeconds: Int, counts: [Int?]) {
    self.series = series
    self.start = start
    self.stepSeconds = stepSeconds
    self.counts = counts
  }

  /// The end of the last count.
  package var end: Instant { start + .seconds(Int64(stepSeconds * counts.count)) }
}

/// What a detector says of one series at one minute.
package struct Signal: Hashable, Sendable {
  /// What happened to the series' alarm.
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

  /// A signal from its parts.
  package init(
    series: SeriesKey, change: Change, minute: Instant, score: Double, observed: Double,
    expected: Double, windowSeconds: Int, learnedMinutes: Int
  ) {
    self.series = series
    self.change = change
    self.minute = minute
    self.score = score
    self.observed = observed
    self.expected = expected
    self.windowSeconds = windowSeconds
    self.learnedMinutes = learnedMinutes
  }

  /// Observed over expected.
  package var ratio: Double { observed / max(expected, 1e-6) }
}
