internal import Model

/// A driver's trouble that stands in one place.
///
/// In the driver's own series the place drowns; alone it would share the budget with hundreds like it.
/// Together they are evidence: a driver above the score at which it would close opens when one of its
/// places is by itself beyond the threshold, with so many mentions that three voices must have spoken.
extension SeriesBank {
  /// Mentions of the place's window, at least: one more than two voices may bring an hour.
  private static let leastInPlace = 2 * Double(VoiceTally.cap) + 1

  /// Whether a series that did not open at a closed minute would if one of its places spoke too.
  func awaitsPlace(_ place: Int, _ window: WindowScore) -> Bool {
    let watch = series[place]
    return watch.key.role == .pages && watch.key.driver != nil && !watch.page.isOpen
      && window.score >= watch.page.settings.threshold * Cadence.hysteresis
  }

  /// Opens a driver that awaits it, where one of its places that has learned a day confirms.
  mutating func confirm(_ place: Int, _ window: WindowScore, minute: Int64) -> Signal? {
    let threshold = series[place].page.settings.threshold
    var best: Signal.Place?
    var bestScore = threshold
    for other in series.indices where owners[other] == owners[place] {
      guard let name = series[other].key.place,
        series[other].key.driver == series[place].key.driver,
        series[other].page.learnedMinutes >= BrandWatch.warmUp
      else { continue }
      let found = series[other].page.score(endingAt: minute)
      guard found.score >= bestScore, found.observed >= Self.leastInPlace else { continue }
      bestScore = found.score
      best = Signal.Place(
        id: name, observed: found.observed, expected: found.expected,
        windowSeconds: found.windowSeconds)
    }
    guard let best, let change = series[place].page.openConfirmed(window, at: minute) else {
      return nil
    }
    var signal = signal(change, place)
    signal.threshold = threshold * Cadence.hysteresis
    signal.place = best
    return signal
  }
}
