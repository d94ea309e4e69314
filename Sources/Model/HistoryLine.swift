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
