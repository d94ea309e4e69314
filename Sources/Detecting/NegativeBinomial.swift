internal import Glibc

/// How improbable a count is under a negative binomial, in the log domain so that a page of zeros
/// keeps its digits.
///
/// The regularised incomplete beta function by Lentz's continued fraction (Numerical Recipes §6.4).
enum NegativeBinomial {
  /// −log₁₀ P(X ≥ count) for X of this mean and size (mean² / (variance − mean)).
  static func surprise(count: Double, mean: Double, size: Double) -> Double {
    guard count > 0 else { return 0 }
    return -logIncompleteBeta(mean / (mean + size), count, size) / log(10.0)
  }

  /// ln I_x(a, b).
  static func logIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return -1e9 }
    if x >= 1 { return 0 }
    if x > (a + 1) / (a + b + 2) {
      let rest = direct(1 - x, b, a)
      return rest < 0 ? log(-expm1(rest)) : -1e9
    }
    return direct(x, a, b)
  }

  /// The fraction itself, for the side on which it converges quickly.
  private static func direct(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front =
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x) - log(a)
    var c = 1.0
    var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
    var h = d
    for step in 1..<300 {
      let m = Double(step)
      var n = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / awayFromZero(1 + n * d)
      c = awayFromZero(1 + n / c)
      h *= d * c
      n = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / awayFromZero(1 + n * d)
      c = awayFromZero(1 + n / c)
      h *= d * c
      if abs(d * c - 1) < 1e-10 { break }
    }
    return front + log(h)
  }

  private static func awayFromZero(_ value: Double) -> Double {
    abs(value) > 1e-300 ? value : 1e-300
  }

  /// ln Γ(x) for positive x, without the global sign of C's `lgamma`.
  private static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return unsafe lgamma_r(x, &sign)
  }
}
