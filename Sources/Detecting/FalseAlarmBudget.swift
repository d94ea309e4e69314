internal import Glibc

/// How many false alarms a brand's people accept, and the threshold that follows from it.
///
/// The score θ is −log₁₀ of a nominal probability; real counts have heavier tails than the model, so
/// the rate of false alarms is taken from measurement: a series scored each minute exceeds θ by accident
/// `ratePerWeek` · 10^(−`steepness` · (θ − 4)) times a week. `series` series do so that many times as
/// often, and θ is where a month's sum equals what is accepted. Series of a brand rise together, so
/// that the true number is below the sum. Measured as `Detecting.md` says, on streams that no figure
/// uses, and rounded up to what lies above the measurement at every threshold.
package struct FalseAlarmBudget: Sendable, Hashable {
  /// False alarms a week of one series at a score of 4.
  package static let ratePerWeek = 0.9
  /// Decimal orders by which one more point of the score makes a false alarm rarer.
  package static let steepness = 0.78
  /// 365.25 days in 12 months, in weeks.
  package static let weeksPerMonth = 365.25 / 12 / 7

  /// False alarms a month that are accepted, over all the series together.
  package var alarmsPerMonth: Double
  /// The series that page.
  package var series: Int

  /// A budget for so many series.
  package init(alarmsPerMonth: Double, series: Int) {
    self.alarmsPerMonth = alarmsPerMonth
    self.series = series
  }

  /// The score at which each series opens; never below 3, where three mentions would do.
  package var threshold: Double {
    let atFour = Self.ratePerWeek * Self.weeksPerMonth * Double(max(1, series))
    return max(3, 4 + log10(atFour / max(alarmsPerMonth, 1e-6)) / Self.steepness)
  }

  /// The reckoning in one Spanish sentence.
  package var arithmetic: String { Texts.budget(self) }
}
