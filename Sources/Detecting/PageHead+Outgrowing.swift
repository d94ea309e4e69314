/// A new happening that begins in the shadow of an alarm: while it is open, or within the hour after its
/// opening in which the series would not open again.
///
/// What the alarm itself has brought since it opened is what is usual for it. Where the last five
/// minutes exceed the highest five minutes since then as a crisis exceeds the usual, something else has
/// begun, and the alarm opens anew. A steady crisis never does so, however large it is; nor does one that
/// still climbs in the first ten minutes: five that lie after the opening must have passed, and five more.
extension PageHead {
  /// Notes what the alarm has brought up to five minutes before a bin that is to come.
  mutating func followAlarm(before bin: Int64) {
    let length = shortest
    guard isShadowed(at: bin), bin - length >= alarm.opened + length else { return }
    alarm.peak = max(alarm.peak, window(endingAt: bin - length).ratio)
  }

  /// True where the windows that end with a bin tell of more than the alarm that is known.
  func isOutgrown(_ window: WindowScore, at bin: Int64) -> Bool {
    guard window.score >= settings.threshold, isShadowed(at: bin),
      bin >= alarm.opened + 2 * shortest
    else { return false }
    let latest = self.window(endingAt: bin)
    let mean = latest.expected * max(1, alarm.peak)
    guard latest.observed >= Cadence.leastCount, latest.observed >= Cadence.leastRatio * mean
    else { return false }
    return surprise(count: latest.observed, mean: mean, window: 0)
      >= settings.threshold - Cadence.renewal
  }

  /// True while the series is open, or may not open as it usually does.
  private func isShadowed(at bin: Int64) -> Bool {
    alarm.isOn || bin - alarm.opened < Int64(settings.cadence.refractory)
  }

  /// The length of the shortest window, in bins.
  private var shortest: Int64 { Int64(settings.cadence.windows[0]) }

  /// The shortest window that ends with a bin, not scored.
  private func window(endingAt bin: Int64) -> WindowScore {
    var found = WindowScore()
    ring.sums(endingAt: bin, [Int(shortest)]) { _, sums in
      found.observed = sums.count
      found.expected = max(sums.expected, 1e-6)
    }
    return found
  }
}
