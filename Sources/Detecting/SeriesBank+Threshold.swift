extension SeriesBank {
  /// Sets the score that opens an alarm where a brand states no budget; `watch` then takes it up.
  ///
  /// A bank that was remembered still has the score of the configuration it was remembered under.
  package mutating func use(threshold: Double) { settings.threshold = threshold }
}
