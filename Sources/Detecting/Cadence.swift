internal import Glibc

/// The detector's constants for one length of bin.
///
/// Times are stated in minutes, as measured on one-minute bins, and turned into bins here; a window is
/// never shorter than one bin. One table serves all series of its length of bin.
final class Cadence: Sendable, Equatable {
  /// The windows that are scored, in minutes.
  static let windowMinutes = [5, 15, 60]
  /// At least this many mentions before anything is unusual.
  static let leastCount = 3.0
  /// At least this many times the expectation.
  static let leastRatio = 1.5
  /// Residuals count up to this many standard deviations.
  static let clip = 4.0
  /// Where crises are kept out of what is learned, a dispersion is taken for so much larger than learned.
  ///
  /// With the crises goes the tail of chance that opened false alarms, and counts have a longer one than a
  /// negative binomial has (Detecting.md).
  static let allowance = 1.07
  /// Above this score the level is not raised.
  static let freezeScore = 6.0
  /// An alarm ends below this part of the threshold.
  static let hysteresis = 0.5
  /// What opens an alarm anew needs so much less of a score than what opens it: an hour holds far fewer
  /// chances to be wrong than a week.
  static let renewal = 1.0
  /// Mentions of prior knowledge in an hour's season.
  static let seasonPrior = 20.0
  /// Visits of prior knowledge in an hour's season.
  static let seasonVisits = 2.0
  /// The season's memory after a week: a half-life of four weeks.
  static let weeklyDecay = 0.8408964152537145

  /// Seconds a bin.
  let stepSeconds: Int
  /// The windows in bins.
  let windows: [Int]
  /// The decay of each window's dispersion when one such window has passed (half-life 14 days).
  let dispersionDecay: [Double]
  /// The level's decay a bin (half-life one day).
  let levelDecay: Double
  /// No expectation is below this (0.002 a minute).
  let leastExpected: Double
  /// The weight of the level's first guess (5 minutes).
  let levelPrior: Double
  /// Bins an hour.
  let binsPerHour: Double
  /// Bins before the level may be frozen (a day).
  let warmUp: Int
  /// Bins for which it may be frozen (6 hours).
  let longestFreeze: Int
  /// Bins below the closing score until an alarm ends (20 min).
  let quiet: Int
  /// Bins between two openings (60 min).
  let refractory: Int
  /// Bins a week.
  let week: Int

  /// The constants for bins of this length.
  init(stepSeconds: Int) {
    let step = max(1, stepSeconds)
    func bins(_ minutes: Int) -> Int { max(1, minutes * 60 / step) }
    let minutes = Double(step) / 60
    self.stepSeconds = step
    windows = Self.windowMinutes.map(bins)
    dispersionDecay = windows.map { pow(0.5, Double($0) * minutes / 20_160) }
    levelDecay = pow(0.5, minutes / 1440)
    leastExpected = 0.002 * minutes
    levelPrior = 5 / minutes
    binsPerHour = 60 / minutes
    warmUp = bins(1440)
    longestFreeze = bins(360)
    quiet = bins(20)
    refractory = bins(60)
    week = bins(10_080)
  }

  /// The longest window, in bins.
  var longestWindow: Int { windows[windows.count - 1] }

  /// Bins of one minute, whose lists all heads share.
  static let minute = Cadence(stepSeconds: 60)

  /// The constants for bins of this length, shared where they are those of a minute.
  static func of(stepSeconds: Int) -> Cadence {
    stepSeconds == 60 ? minute : Cadence(stepSeconds: stepSeconds)
  }

  static func == (left: Cadence, right: Cadence) -> Bool { left.stepSeconds == right.stepSeconds }
}
