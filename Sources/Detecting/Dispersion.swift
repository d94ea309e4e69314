internal import Glibc

/// How much more than chance a window's count wanders about its expectation, learnt per series.
struct Dispersion: Sendable, Equatable {
  /// Decayed sums over past windows: excess variance, squared means; squared residuals, means.
  private var excess = 3.0
  private var squares = 30.0
  private var residuals = 39.0
  private var means = 30.0

  /// The variance of a window whose mean is `mean` (negative binomial: mean + φ·mean²), with φ taken
  /// for `allowance` times what was learned.
  func variance(mean: Double, allowance: Double) -> Double {
    let phi = min(max(allowance * excess / squares, 0.002), 3.0)
    return mean + phi * mean * mean
  }

  /// Variance over mean, at least 1.05.
  var pearson: Double { max(residuals / means, 1.05) }

  /// Takes in one finished window; a wild residual counts as four standard deviations.
  mutating func learn(count: Double, mean: Double, decay: Double, allowance: Double) {
    let variance = variance(mean: mean, allowance: allowance)
    let bound = Cadence.clip * sqrt(variance)
    let residual = min(max(count - mean, -bound), bound)
    excess = excess * decay + residual * residual - mean
    squares = squares * decay + mean * mean
    residuals = residuals * decay + residual * residual
    means = means * decay + mean
  }

  func pack(into writer: inout PackWriter) {
    for value in [excess, squares, residuals, means] { writer.number(value) }
  }
}

extension Dispersion {
  init(unpacking reader: inout PackReader) throws(PackFault) {
    excess = try reader.number()
    squares = try reader.number()
    residuals = try reader.number()
    means = try reader.number()
  }
}

/// The dispersions of the three windows, in one piece.
struct Dispersions: Sendable, Equatable {
  private var short = Dispersion()
  private var middle = Dispersion()
  private var long = Dispersion()

  /// The dispersion of a window by its number.
  subscript(window: Int) -> Dispersion {
    get { window == 0 ? short : window == 1 ? middle : long }
    set {
      switch window {
      case 0: short = newValue
      case 1: middle = newValue
      default: long = newValue
      }
    }
  }

  func pack(into writer: inout PackWriter) {
    for window in 0..<3 { self[window].pack(into: &writer) }
  }
}

extension Dispersions {
  init(unpacking reader: inout PackReader) throws(PackFault) {
    short = try Dispersion(unpacking: &reader)
    middle = try Dispersion(unpacking: &reader)
    long = try Dispersion(unpacking: &reader)
  }
}
