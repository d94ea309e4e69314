internal import Glibc

/// How much more than chance a window's count wanders about its expectation, learnt per series.
struct Dispersion: Sendable, Equatable, Codable {
  /// Decayed sums over past windows: excess variance, squared means; squared residuals, means.
  private var excess = 3.0
  private var squares = 30.0
  private var residuals = 39.0
  private var means = 30.0

  private enum CodingKeys: String, CodingKey {
    case excess = "r2"
    case squares = "m2"
    case residuals = "rq"
    case means = "rm"
  }

  /// The variance of a window whose mean is `mean` (negative binomial: mean + φ·mean²).
  func variance(mean: Double) -> Double {
    let phi = min(max(excess / squares, 0.002), 3.0)
    return mean + phi * mean * mean
  }

  /// Variance over mean, at least 1.05.
  var pearson: Double { max(residuals / means, 1.05) }

  /// Takes in one finished window; a wild residual counts as four standard deviations.
  mutating func learn(count: Double, mean: Double, decay: Double) {
    let variance = variance(mean: mean)
    let bound = Cadence.clip * sqrt(variance)
    let residual = min(max(count - mean, -bound), bound)
    excess = excess * decay + residual * residual - mean
    squares = squares * decay + mean * mean
    residuals = residuals * decay + residual * residual
    means = means * decay + mean
  }
}
