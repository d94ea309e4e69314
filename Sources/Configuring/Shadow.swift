internal import Model

/// Thresholds or rules that are tried beside those in force: they tell nobody, and the digest compares
/// what they would have told.
package struct Shadow: Hashable, Sendable {
  /// What people call the trial.
  package var title: String
  /// The score at which every series opens.
  package var threshold: Double?
  /// False alarms a month of every brand.
  package var alarmsPerMonth: Double?
  /// A file of drivers in place of the ones in use, as written.
  package var rules: String?

  /// A trial without anything to try yet.
  package init(title: String) { self.title = title }
}

extension Shadow {
  /// The trial in a node; nil when it tries nothing or two thresholds at once, which is a fault.
  static func read(_ node: YAMLNode, _ faults: FaultBook) -> Shadow? {
    guard var reader = MapReader(node, "«shadow»", faults) else { return nil }
    var shadow = Shadow(title: reader.text("title")?.value ?? Texts.shadowTitle)
    let threshold = reader.number("threshold", within: 0.5...100, default: 0)
    shadow.threshold = threshold > 0 ? threshold : nil
    let alarms = reader.number("alarms_per_month", within: 0.01...1000, default: 0)
    shadow.alarmsPerMonth = alarms > 0 ? alarms : nil
    shadow.rules = reader.text("rules")?.value
    reader.finish()
    if shadow.threshold != nil, shadow.alarmsPerMonth != nil {
      faults.note(reader.place, Texts.shadowTwice, remedy: Texts.shadowTwiceRemedy)
      return nil
    }
    if shadow.threshold == nil, shadow.alarmsPerMonth == nil, shadow.rules == nil {
      faults.note(reader.place, Texts.shadowOfNothing, remedy: Texts.shadowRemedy)
      return nil
    }
    return shadow
  }
}
