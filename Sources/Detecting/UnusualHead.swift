internal import Glibc

/// Says how odd a series' day is, for digests and rankings: a robust z-score, calibrated on the daily
/// maxima of the series itself, of which only records are told.
///
/// Constants from `spikes.md` §5, measured on five-minute bins and scaled to others by time.
package struct UnusualHead: Sendable, Codable, Equatable {
  /// One window's square-root count and what is usual for it.
  private struct Window: Sendable, Codable, Equatable {
    var bins: Int
    var sum = 0.0
    @Packed var recent: [Float]
    var mean = 0.0
    var variance = 1.0

    init(bins: Int, memory: Int) {
      self.bins = bins
      _recent = Packed(wrappedValue: [Float](repeating: 0, count: memory))
    }

    var deviation: Double { sqrt(variance + 0.25) }
  }

  /// Bins before a value is learned (6 h), bins a day, and decay of mean and variance a bin.
  private let gap: Int
  private let day: Int
  private let meanRate: Double
  private let varianceRate: Double

  private var windows: [Window]
  @Packed private var counts: [Double]
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
  package init(stepSeconds: Int = 300) {
    let step = max(1, stepSeconds)
    func bins(_ minutes: Int) -> Int { max(1, minutes * 60 / step) }
    gap = bins(360)
    day = bins(1440)
    meanRate = 1 - pow(0.5, 1 / (5040 * 60 / Double(step)))
    varianceRate = 1 - pow(0.5, 1 / (10_080 * 60 / Double(step)))
    let gap = gap
    windows = [15, 60].map {
      Window(bins: bins($0), memory: gap + 1)
    }
    _counts = Packed(wrappedValue: [Double](repeating: 0, count: bins(60)))
  }

  /// Takes in one bin and says how unusual it makes the day, 0…1; 0.5 is worth a line in a digest.
  package mutating func score(_ count: Double) -> Double {
    var z = 0.0
    for index in windows.indices { z += deviation(of: index, with: count) }
    counts[bin % counts.count] = count
    let usual = maxima / days
    let spread = sqrt(max(squares / days - usual * usual, 1e-6))
    let value = max(0, (z - usual) / spread + 2)
    calibrate(z, usual, spread)
    if bin - recordBin > day { record = 0 }
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
  package var lookAround: (observed: Double, expected: Double) {
    let longest = windows[windows.count - 1]
    let root = longest.mean / 2 + 1
    return (longest.sum, max(0, root * root - 1))
  }

  /// The length of the longest window, in bins.
  package var longestWindow: Int { counts.count }

  private mutating func deviation(of index: Int, with count: Double) -> Double {
    var window = windows[index]
    // Taken out while it is changed, so that its ring is not copied.
    windows[index].recent = []
    defer { windows[index] = window }
    window.sum += count - (bin >= window.bins ? counts[(bin - window.bins) % counts.count] : 0)
    let full = window.sum * Double(window.bins) / Double(min(bin + 1, window.bins))
    let root = 2 * (sqrt(1 + full) - 1)
    window.recent[bin % (gap + 1)] = Float(root)
    if bin == 0 { window.mean = root }
    let z = max(0, (root - window.mean) / window.deviation) / Double(windows.count)
    let past = bin - gap
    if past >= 0 {
      let bound = 3 * window.deviation
      let residual = Double(window.recent[past % (gap + 1)]) - window.mean
      let cut = min(max(residual, -bound), bound)
      let start = 1 / Double(past + 2)
      window.mean += max(meanRate, start) * cut
      window.variance += max(varianceRate, start) * (cut * cut - window.variance)
    }
    return z
  }

  private mutating func calibrate(_ z: Double, _ usual: Double, _ spread: Double) {
    today = max(today, z)
    guard (bin + 1) % day == 0 else { return }
    let cut = min(today, usual + 3 * spread)
    let decay = pow(0.5, 1.0 / 14)
    maxima = maxima * decay + cut
    squares = squares * decay + cut * cut
    days = days * decay + 1
    today = 0
  }
}
