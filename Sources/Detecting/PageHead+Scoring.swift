internal import Model

/// What the windows that end with one bin say.
package struct WindowScore: Sendable, Equatable {
  /// −log₁₀ of the probability of so many by chance, of the most telling window; 0 when none tells.
  package var score = 0.0
  /// Mentions in that window; in the longest one when none tells.
  package var observed = 0.0
  /// What that window usually brings.
  package var expected = 0.0
  /// That window's length.
  package var windowSeconds = 0
  /// Observed over expected.
  package var ratio: Double { observed / max(expected, 1e-6) }
}

extension PageHead {
  /// Scores the windows that end with `bin`, from window number `first` on.
  func score(endingAt bin: Int64, fromWindow first: Int = 0) -> WindowScore {
    var best = WindowScore()
    let cadence = settings.cadence
    ring.sums(endingAt: bin, cadence.windows) { index, sums in
      guard index >= first else { return }
      let mean = max(sums.expected, 1e-6)
      var score = 0.0
      if sums.count >= Cadence.leastCount, sums.count >= Cadence.leastRatio * mean {
        score = surprise(count: sums.count, mean: mean, window: index)
      }
      if score > best.score || best.score == 0 {
        best = WindowScore(
          score: score, observed: sums.count, expected: mean,
          windowSeconds: cadence.windows[index] * cadence.stepSeconds)
      }
    }
    return best
  }

  /// −log₁₀ of the probability that a window brings so many where `mean` are expected.
  func surprise(count: Double, mean: Double, window: Int) -> Double {
    let variance = dispersions[window].variance(mean: mean, allowance: settings.allowance)
    return NegativeBinomial.surprise(
      count: count, mean: mean, size: mean * mean / max(variance - mean, 1e-9))
  }
}
