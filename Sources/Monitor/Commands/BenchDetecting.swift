internal import Detecting
internal import Foundation
package import Model

/// `vigia bench detecting`: what ten thousand series cost.
package enum BenchDetecting {
  /// Plays `minutes` of `series` series and tells time of one core, memory and the snapshot's size.
  ///
  /// `minute_s` closes, scores and learns one minute of every series with both heads; `worst_minute_s` is
  /// the slowest. Memory is what the allocator handed out while the bank was made.
  package static func run(series: Int = 10_000, minutes: Int = 40) -> JSON {
    let before = allocated()
    var measure = BankMeasure(series: series)
    let bytes = allocated() - before
    let count = measure.bank.keys.count
    var closing: [Double] = []
    var counting = 0.0
    for _ in 0..<minutes {
      counting += seconds { measure.count() }
      closing.append(seconds { _ = measure.close() })
    }
    var snapshot = 0
    let encoding = seconds { snapshot = (try? JSONEncoder().encode(measure.bank).count) ?? 0 }
    let total = closing.reduce(0, +)
    return [
      "series": JSON(count), "minutes": JSON(minutes),
      "minute_s": .number(rounded(total / Double(minutes))),
      "worst_minute_s": .number(rounded(closing.max() ?? 0)),
      "count_us": .number(rounded(counting * 1e6 / Double(minutes * count))),
      "bytes_per_series": JSON(bytes / max(1, count)),
      "snapshot_s": .number(rounded(encoding)), "snapshot_bytes": JSON(snapshot),
    ]
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  private static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func allocated() -> Int {
    let info = mallinfo2()
    return Int(info.uordblks) + Int(info.hblkhd)
  }
}
