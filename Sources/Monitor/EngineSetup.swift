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

  /// A setup of the parts that have no default.
  package init(brands: [Brand], rules: RulePack, zone: ZoneTable) {
    self.brands = brands
    self.rules = rules
    self.zone = zone
  }

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
