internal import Detecting
internal import Foundation
package import Model

/// `vigia bench detecting`: what ten thousand series cost.
package enum BenchDetecting {
  /// Plays `minutes` of `series` series and tells time of one core, memory, and the snapshot's
  /// size, time and whether it brings the same bank back.
  ///
  /// `minute_s` closes, scores and learns one minute of every series; `worst_minute_s` is
  /// the slowest. Memory is what the process grew by while the bank was made.
  package static func run(series: Int = 10_000, minutes: Int = 40) -> JSON {
    let before = resident()
    var measure = BankMeasure(series: series)
    let bytes = resident() - before
    let count = measure.bank.keys.count
    var closing: [Double] = []
    var counting = 0.0
    for _ in 0..<minutes {
      counting += ProcessorTime.seconds { measure.count() }
      closing.append(ProcessorTime.seconds { _ = measure.close() })
    }
    var snapshot: [UInt8] = []
    let encoding = ProcessorTime.seconds { snapshot = measure.bank.packed }
    var isSame = false
    let decoding = ProcessorTime.seconds {
      isSame = (try? SeriesBank(packed: snapshot)) == measure.bank
    }
    let total = closing.reduce(0, +)
    return [
      "series": JSON(count), "minutes": JSON(minutes),
      "minute_s": .number(rounded(total / Double(minutes))),
      "worst_minute_s": .number(rounded(closing.max() ?? 0)),
      "count_us": .number(rounded(counting * 1e6 / Double(minutes * count))),
      "bytes_per_series": JSON(bytes / max(1, count)),
      "snapshot_s": .number(rounded(encoding)), "snapshot_bytes": JSON(snapshot.count),
      "restore_s": .number(rounded(decoding)), "restored_same": .bool(isSame),
    ]
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  /// Memory that the process holds, in bytes (Linux tells it in pages of 4,096).
  private static func resident() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(
      separator: " ")
    return (fields.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0) * 4096
  }
}
