internal import Alerting
package import Model

/// What the engine is told from outside and does not remember itself: configuration and names.
package struct EngineSetup: Sendable {
  /// The watched brands, in the order of the configuration.
  package var brands: [Brand]
  /// The drivers, in the order people see them.
  package var rules: RulePack
  /// The zone of hours, days and printed clocks.
  package var zone: ZoneTable
  /// The care queue's promises.
  package var care = CareRules()
  /// What is due, by beginning.
  package var calendar: [CalendarEntry] = []
  /// The score at which a series pages (−log₁₀ of its nominal chance), where the operator fixed one;
  /// else it follows from each brand's budget of false alarms.
  package var threshold: Double?
  /// How old a minute must be before the baseline learns it (DESIGN, decision 4).
  package var lateness = Instant.Span.minutes(15)

  /// What is tried beside all this.
  package var shadow: ShadowSetup?
  /// True for the setup of a trial: it opens no case and suspects no account.
  private(set) var isShadow = false

  /// A setup of the parts that have no default.
  package init(brands: [Brand], rules: RulePack, zone: ZoneTable) {
    self.brands = brands
    self.rules = rules
    self.zone = zone
  }

  /// The setup of what is tried beside this one.
  var shadowed: EngineSetup? {
    guard let shadow else { return nil }
    var other = self
    other.shadow = nil
    other.isShadow = true
    other.rules = shadow.rules ?? rules
    if let threshold = shadow.threshold {
      other.threshold = threshold
      for place in brands.indices { other.brands[place].alarmsPerMonth = nil }
    }
    if let alarms = shadow.alarmsPerMonth {
      for place in brands.indices { other.brands[place].alarmsPerMonth = alarms }
    }
    return other
  }

  /// The score that opens where neither a budget nor a threshold is stated (the contract's default).
  static let usualThreshold = 4.0

  /// False alarms a month where the operator stated neither a budget nor a threshold.
  static let usualAlarmsPerMonth = 1.0

  /// The budget of a brand; nil where a fixed threshold takes its place.
  func alarmsPerMonth(of brand: Brand) -> Double? {
    brand.alarmsPerMonth ?? (threshold == nil ? Self.usualAlarmsPerMonth : nil)
  }

  /// The brand of an id.
  func brand(_ id: String) -> Brand? { brands.first { $0.id == id } }

  /// True for a brand that is only watched as a competitor of another.
  ///
  /// It raises no alert and opens no case. Where every brand is some other's competitor, none is only
  /// that.
  func isRival(_ id: String) -> Bool {
    let rivals = Set(brands.flatMap(\.competitors))
    return rivals.contains(id) && !brands.allSatisfy { rivals.contains($0.id) }
  }

  /// Names and zone, as `Alerting` writes its sentences with them.
  var alertContext: AlertContext {
    let titles = Dictionary(
      brands.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rules = rules
    return AlertContext(
      brandTitle: { titles[$0] ?? $0 }, driverTitle: { rules.title(of: $0) }, zone: zone)
  }
}

/// Thresholds or rules that are tried beside those in force.
package struct ShadowSetup: Sendable {
  /// What people call the trial.
  package var title: String
  package var threshold: Double?
  package var alarmsPerMonth: Double?
  package var rules: RulePack?
  /// Tells one trial from another, so that a changed one begins anew.
  package var key: String

  /// A trial by its name and what tells it from others.
  package init(title: String, key: String) {
    self.title = title
    self.key = key
  }
}
