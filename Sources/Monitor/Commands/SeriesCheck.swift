internal import Detecting
package import Model
internal import Text

/// What `vigia detect` does.
package struct SeriesCheck {
  private let head: DetectCommandCore.Head
  private let zone: ZoneTable
  private let threshold: Double?

  /// A check with one of the two heads, `page` or `unusual`.
  package init(head: String, timezone: String, threshold: Double?) throws(Fault) {
    guard let head = DetectCommandCore.Head(rawValue: head) else {
      throw Fault(.usage, "--head no puede ser «\(head)»", remedy: "use page o unusual")
    }
    if let threshold, threshold <= 0 {
      throw Fault(.usage, "--threshold debe ser mayor que 0", remedy: "por ejemplo --threshold 4.0")
    }
    self.head = head
    self.threshold = threshold
    do {
      zone = try Zones.table(timezone)
    } catch {
      throw Fault(.usage, error.what, remedy: error.remedy)
    }
  }

  /// The output for a file's bytes: a score a row, or with `alerts` an opening or closing a line.
  package func text(of bytes: [UInt8], file: String, alerts: Bool) throws(Fault) -> String {
    let series = try SeriesFile(bytes, name: file)
    let outcome = DetectCommandCore.run(series, head: head, threshold: threshold, zone: zone)
    if alerts { return outcome.events.map { JSONText.line($0.json) + "\n" }.joined() }
    var text = "timestamp,score\n"
    for (row, score) in zip(series.rows, outcome.scores) {
      text += row.stamp + ","
      text += JSONText.line(.number((score * 1e6).rounded() / 1e6)) + "\n"
    }
    return text
  }
}
