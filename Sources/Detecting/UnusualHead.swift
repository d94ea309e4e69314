internal import Glibc

/// Says how odd a series' day is, to rank series by (`vigia detect --head unusual`): a robust z-score, calibrated on the daily
/// maxima of the series itself, of which only records are told.
///
/// Constants from `spikes.md` §5, measured on five-minute bins and scaled to others by time.
struct UnusualHead: Sendable {
  /// What follows from the length of a bin.
  private struct Pace: Sendable {
    /// Bins before a value is learned (6 h), bins a day, and decay of mean and variance a bin.
    let gap: Int
    let day: Int
    let meanRate: Double
    let varianceRate: Double
    /// The windows of 15 and 60 minutes, in bins.
    let short: Int
    let long: Int

    init(_ step: Int) {
      func bins(_ minutes: Int) -> Int { max(1, minutes * 60 / step) }
      gap = bins(360)
      day = bins(1440)
      meanRate = 1 - pow(0.5, 1 / (5040 * 60 / Double(step)))
      varianceRate = 1 - pow(0.5, 1 / (10_080 * 60 / Double(step)))
      short = bins(15)
      long = bins(60)
    }

    /// Counts that must be kept: those of the longest window that is learned now.
    var memory: Int { gap + long + 1 }
  }

  /// One window: its sum now and when it is learned, and what is usual for its square root.
  private struct Window: Sendable {
    var sum = 0.0
    var lateSum = 0.0
    var mean = 0.0
    var variance = 1.0

    var deviation: Double { sqrt(variance + 0.25) }
  }

  private let pace: Pace
  private var short = Window()
  private var long = Window()
  private var counts: CountRing
  private var bin = 0
  /// Decayed number, sum and squares of daily maxima: three days of mean 4 and deviation 2 to begin.
  private var days = 3.0
  private var maxima = 12.0
  private var squares = 60.0
  private var today = 0.0
  /// The last told value, and when.
  private var record = 0.0
  private var recordBin = Int.min / 4

  /// A head for bins of this length.
  init(stepSeconds: Int = 300) {
    pace = Pace(max(1, stepSeconds))
    counts = CountRing(slots: pace.memory)
  }

  /// Takes in one bin and says how unusual it makes the day, 0…1; 0.5 is worth a line in a digest.
  mutating func score(_ count: Double) -> Double {
    var z = 0.0
    counts.replace(bin % pace.memory, with: count)
    var (near, far) = (short, long)
    z += take(count, in: &near, of: pace.short)
    z += take(count, in: &far, of: pace.long)
    (short, long) = (near, far)
    let usual = maxima / days
    let spread = sqrt(max(squares / days - usual * usual, 1e-6))
    let value = max(0, (z - usual) / spread + 2)
    calibrate(z, usual, spread)
    if bin - recordBin > pace.day { record = 0 }
    var told = 0.0
    if value > record * 1.6, value > 0 {
      told = value
      record = value
      recordBin = bin
    }
    bin += 1
    return 1 - pow(0.5, told / 2.2)
  }

  /// Mentions in the longest window, and what is usual for it.
  var lookAround: (observed: Double, expected: Double) {
    let root = long.mean / 2 + 1
    return (long.sum, max(0, root * root - 1))
  }

  /// The length of the longest window, in bins.
  var longestWindow: Int { pace.long }

  /// Moves a window on by one bin, learns what is old enough, and says how far above its usual it is.
  private func take(_ count: Double, in window: inout Window, of bins: Int) -> Double {
    window.sum += count - (bin >= bins ? kept(bin - bins) : 0)
    let root = Self.root(window.sum, of: bins, at: bin)
    if bin == 0 { window.mean = root }
    let z = max(0, (root - window.mean) / window.deviation) / 2
    let past = bin - pace.gap
    if past >= 0 {
      window.lateSum += kept(past) - (past >= bins ? kept(past - bins) : 0)
      let bound = 3 * window.deviation
      // Rounded as the reference keeps it.
      let residual = Double(Float(Self.root(window.lateSum, of: bins, at: past))) - window.mean
      let cut = min(max(residual, -bound), bound)
      let start = 1 / Double(past + 2)
      window.mean += max(pace.meanRate, start) * cut
      window.variance += max(pace.varianceRate, start) * (cut * cut - window.variance)
    }
    return z
  }

  private func kept(_ bin: Int) -> Double { counts[bin % pace.memory] }

  /// The square root of a window's sum, made up for where the window has only begun to fill.
  private static func root(_ sum: Double, of bins: Int, at bin: Int) -> Double {
    let full = sum * Double(bins) / Double(min(bin + 1, bins))
    return 2 * (sqrt(1 + full) - 1)
  }

  private mutating func calibrate(_ z: Double, _ usual: Double, _ spread: Double) {
    today = max(today, z)
    guard (bin + 1) % pace.day == 0 else { return }
    let cut = min(today, usual + 3 * spread)
    let decay = pow(0.5, 1.0 / 14)
    maxima = maxima * decay + cut
    squares = squares * decay + cut * cut
    days = days * decay + 1
    today = 0
  }
}
