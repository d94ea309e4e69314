package import Model

/// Watches one series and says when it brings clearly more than this hour of the week usually does:
/// the head that wakes people.
///
/// A seasonal count test over windows of 5, 15 and 60 minutes, in event time: a mention is scored when
/// it arrives, its minute again when it closes, and the baseline learns the minute only when it is
/// `lateness` old. A bin is `stepSeconds` long and named by its number from the Unix epoch.
package struct PageHead: Sendable, Equatable {
  /// How a series is watched.
  struct Settings: Sendable, Equatable {
    var threshold: Double
    var latenessBins: Int64
    var cadence: Cadence
    /// How much larger than learned the dispersion is taken for.
    var allowance: Double
  }

  /// The alarm of a series.
  struct Alarm: Sendable, Equatable {
    var isOn = false
    /// The last bin whose score held the alarm up.
    var last: Int64 = 0
    /// The bin of the last opening.
    var opened = Int64.min / 4
    /// Score and ratio when somebody was last told.
    var toldScore = 0.0
    var toldRatio = 0.0
    /// The most that five minutes have brought since the opening, in times the usual; the last five
    /// are not among them.
    var peak = 0.0
  }

  /// Mentions later than this go to the roll-ups only, in minutes.
  package static let latestMinutes = 60
  /// A silent jump of more bins than this is taken for missing time: it bounds the work of a jump.
  static let longestRun: Int64 = 1440
  /// Bins that may be counted ahead of the closing.
  static let spare: Int64 = 10

  var settings: Settings
  var baseline: SeasonalLevel
  var dispersions = Dispersions()
  var ring: BinRing
  var alarm = Alarm()
  /// The first bin ever known; windows are laid end to end from here.
  var origin: Int64
  /// The first bin of live counting, `Int64.max` until it begins; before it only history is known.
  var liveFrom: Int64
  /// The next bin to close.
  var nextClose: Int64
  /// The next bin to learn.
  var nextLearn: Int64
  /// Bins learned so far.
  var learned = 0
  /// Bins for which the level has been frozen.
  var frozen = 0
  /// The confirmed crisis whose bins are not learned; its end is `.max` while it lasts.
  var crisis: Crisis?

  /// A stretch of bins; `to` is not part of it.
  struct Crisis: Sendable, Equatable {
    var from: Int64
    var to: Int64
  }

  /// A head that knows nothing and whose first bin is that of `start`.
  ///
  /// - Parameters:
  ///   - threshold: the score that opens an alarm; 4.0 was measured at half a false alarm a week.
  ///   - lateness: the age at which a bin is learned.
  ///   - borrowsSeason: true for a series that follows its brand's season until it knows its own.
  ///   - learnsCrises: true where no one keeps crises out of what is learned.
  package init(
    threshold: Double = 4.0, lateness: Instant.Span = .minutes(15), stepSeconds: Int = 60,
    start: Instant, borrowsSeason: Bool = false, learnsCrises: Bool = false
  ) {
    let cadence = Cadence.of(stepSeconds: stepSeconds)
    let late = max(0, min(lateness.milliseconds, 86_400_000)) / (Int64(cadence.stepSeconds) * 1000)
    settings = Settings(
      threshold: threshold, latenessBins: late, cadence: cadence,
      allowance: learnsCrises ? 1 : Cadence.allowance)
    baseline = SeasonalLevel(cadence, borrowsSeason: borrowsSeason)
    let first = Instant.floorDivide(start.second, Int64(cadence.stepSeconds))
    ring = BinRing(slots: Self.slots(cadence, late), first: first)
    origin = first
    liveFrom = .max
    nextClose = first
    nextLearn = first
  }

  /// Bins that must be kept: the longest window that ends with the oldest bin not yet learned, and
  /// those counted ahead of the closing.
  static func slots(_ cadence: Cadence, _ latenessBins: Int64) -> Int {
    cadence.longestWindow + Int(latenessBins + spare) + 3
  }

  /// Minutes learned so far, history included.
  package var learnedMinutes: Int { learned * settings.cadence.stepSeconds / 60 }

  /// True while an alarm is open.
  package var isOpen: Bool { alarm.isOn }

  /// What was expected of a minute that is still remembered (about an hour), per bin.
  package func expected(minute: Int64) -> Double? {
    let bin = bin(Instant(minute: minute))
    return ring.contains(bin) ? ring.expected(bin) : nil
  }

  /// The bin an instant lies in.
  func bin(_ instant: Instant) -> Int64 {
    Instant.floorDivide(instant.second, Int64(settings.cadence.stepSeconds))
  }

  /// The first instant of a bin.
  func instant(_ bin: Int64) -> Instant {
    Instant(seconds: bin * Int64(settings.cadence.stepSeconds))
  }
}
