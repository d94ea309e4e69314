internal import Detecting
package import Model
internal import Text

/// What `vigia detect` does.
package struct SeriesCheck {
  private let head: DetectCommandCore.Head
  private let zone: ZoneTable
  private let threshold: Double?
  private let budget: FalseAlarmBudget?

  /// What is printed, and the reckoning of the threshold where a budget was given.
  package struct Answer: Sendable {
    package var text: String
    package var reckoning: String?
  }

  /// A check with one of the two heads, `page` or `unusual`.
  ///
  /// - Parameters:
  ///   - budget: false alarms a month from which the threshold follows, instead of a threshold.
  ///   - sharing: the series that share the budget; 1 when nil.
  package init(
    head: String, timezone: String, threshold: Double?, budget: Double? = nil,
    sharing: Int? = nil
  ) throws(Fault) {
    guard let head = DetectCommandCore.Head(rawValue: head) else {
      throw Fault(.usage, "--head no puede ser «\(head)»", remedy: "use page o unusual")
    }
    if let threshold, threshold <= 0 {
      throw Fault(.usage, "--threshold debe ser mayor que 0", remedy: "por ejemplo --threshold 4.0")
    }
    if let budget {
      guard budget > 0, threshold == nil, head == .page else {
        throw Fault(
          .usage, "--budget es una cantidad de falsas alarmas al mes, mayor que 0",
          remedy: "úselo sin --threshold y con --head page, por ejemplo --budget 1")
      }
    }
    guard (1...10_000).contains(sharing ?? 1), sharing == nil || budget != nil else {
      throw Fault(
        .usage, "--of dice entre cuántas series se reparte --budget",
        remedy: "por ejemplo --budget 1 --of 21")
    }
    self.head = head
    self.threshold = threshold
    self.budget = budget.map { FalseAlarmBudget(alarmsPerMonth: $0, series: sharing ?? 1) }
    do {
      zone = try Zones.table(timezone)
    } catch {
      throw Fault(.usage, error.what, remedy: error.remedy)
    }
  }

  /// The output for a file's bytes: a score a row, or with `alerts` an opening or closing a line.
  ///
  /// With a budget the series is watched as the monitor does, and a file of a brand's mentions may
  /// stand for the series: then every series of the brand is watched, and openings and closings of
  /// those that page are listed.
  package func answer(to bytes: [UInt8], file: String, alerts: Bool) throws(Fault) -> Answer {
    if MentionFile.matches(bytes) { return try brand(MentionFile(bytes, name: file)) }
    let series = try SeriesFile(bytes, name: file)
    let outcome = DetectCommandCore.run(
      series, head: head, threshold: budget?.threshold ?? threshold, zone: zone,
      asMonitor: budget != nil)
    let text = alerts ? Self.events(outcome) : Self.scores(series, outcome)
    return Answer(text: text, reckoning: budget?.arithmetic)
  }

  private func brand(_ file: MentionFile) throws(Fault) -> Answer {
    guard let budget else {
      throw Fault(
        .usage, "el archivo trae menciones de una marca y falta --budget",
        remedy: "por ejemplo --budget 1, las falsas alarmas al mes que se aceptan")
    }
    let outcome = try BudgetRun(alarmsPerMonth: budget.alarmsPerMonth, zone: zone).run(file)
    return Answer(
      text: outcome.signals.map { JSONText.line($0.line) + "\n" }.joined(),
      reckoning: outcome.budget.arithmetic)
  }

  private static func events(_ outcome: DetectCommandCore.Outcome) -> String {
    outcome.events.map { JSONText.line($0.json) + "\n" }.joined()
  }

  private static func scores(_ series: SeriesFile, _ outcome: DetectCommandCore.Outcome) -> String {
    var text = "timestamp,score\n"
    for (row, score) in zip(series.rows, outcome.scores) {
      text += row.stamp + ","
      text += JSONText.line(.number((score * 1e6).rounded() / 1e6)) + "\n"
    }
    return text
  }
}
