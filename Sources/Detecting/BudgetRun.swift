package import Model

/// Watches a brand's mentions as the monitor does: every series, one budget of false alarms.
package struct BudgetRun: Sendable {
  /// What was found.
  package struct Outcome: Sendable {
    /// What the series that page said, in order.
    package var signals: [Signal] = []
    /// The budget and what follows from it.
    package var budget: FalseAlarmBudget
    /// Mentions that were read.
    package var mentions = 0
  }

  private let alarmsPerMonth: Double
  private let zone: ZoneTable

  /// A run with so many accepted false alarms a month, on the clock of a zone.
  package init(alarmsPerMonth: Double, zone: ZoneTable) {
    self.alarmsPerMonth = alarmsPerMonth
    self.zone = zone
  }

  /// Runs over a file; its drivers are registered first, as the monitor's rules name theirs.
  package func run(_ file: MentionFile, brand: String = "marca") throws(Fault) -> Outcome {
    var drivers: Set<String> = []
    var start: Instant?
    var hasNegative = false
    try file.forEach { heard in
      if start == nil { start = heard.at }
      drivers.formUnion(heard.drivers)
      if heard.isNegative { hasNegative = true }
    }
    var bank = SeriesBank()
    bank.watch(brand: brand, alarmsPerMonth: alarmsPerMonth)
    let first = start ?? Instant(milliseconds: 0)
    bank.register(SeriesKey(brand: brand), at: first)
    if hasNegative { bank.register(.negative(brand: brand), at: first) }
    for driver in drivers.sorted() {
      bank.register(SeriesKey(brand: brand, driver: driver), at: first)
    }
    let budget = FalseAlarmBudget(
      alarmsPerMonth: alarmsPerMonth, series: drivers.count + (hasNegative ? 2 : 1))
    var outcome = Outcome(budget: budget)
    try file.forEach { heard in
      let now = heard.at
      outcome.mentions += 1
      let signals = bank.advance(to: now, zone: zone) + bank.count(heard, now: now, zone: zone)
      outcome.signals += signals.filter { $0.role == .pages && $0.change != .grew }
    }
    return outcome
  }
}

extension Signal {
  /// The line `vigia detect --budget --alerts` writes of an opening or a closing.
  package var line: JSON {
    var members: [JSON.Member] = [
      .init("event", .string(change == .opened ? "open" : "close")), .init("at", JSON(minute)),
      .init("series", .string(series.path)), .init("score", .number(score)),
      .init("threshold", .number(threshold)), .init("ratio", .number(ratio)),
      .init("observed", .number(observed)), .init("expected", .number(expected)),
    ]
    if let voices { members.append(.init("voices", JSON(voices))) }
    if let place { members.append(.init("place", .string(place.id))) }
    return .object(members)
  }
}
