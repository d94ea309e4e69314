internal import Glibc

/// How many false alarms a brand's people accept, and the threshold that follows from it.
///
/// A series whose minutes are scored has so many independent chances a week to exceed a score by
/// accident; each exceeds θ with probability 10^−θ, as θ is −log₁₀ of it. So `series` series raise
/// `looksPerWeek` · `weeksPerMonth` · `series` · 10^−θ false alarms a month, and θ is where that equals
/// what is accepted. Series of a brand rise together, so that the true number is below the sum.
package struct FalseAlarmBudget: Sendable, Hashable {
  /// Independent chances a week of one series scored each minute over 5, 15 and 60 minutes.
  ///
  /// Measured on the made streams of `synth_gen.py`, none of whose seeds is used for figures (see
  /// `Budget.md`): the reference's .43 false alarms a week at 4.0, .10 at 4.5 and .01 at 5.5.
  package static let looksPerWeek = 4000.0
  /// 365.25 days in 12 months of 7-day weeks.
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
    let chances = Self.looksPerWeek * Self.weeksPerMonth * Double(max(1, series))
    return max(3, log10(chances / max(alarmsPerMonth, 1e-6)))
  }

  /// The reckoning in one Spanish sentence.
  package var arithmetic: String { Texts.budget(self) }
}
