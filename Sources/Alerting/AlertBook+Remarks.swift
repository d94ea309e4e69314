package import Model

extension AlertBook {
  /// Whether the crowd of a brand makes an alert of any kind.
  package func hasHappening(of brand: String) -> Bool {
    lives.contains { $0.isHappening(of: brand) }
  }

  /// The drivers whose series hold alerts of a brand open, by id.
  package func openDrivers(of brand: String) -> Set<String> {
    var drivers: Set<String> = []
    for live in lives where live.isHappening(of: brand) {
      for joined in live.joined where joined.isOpen {
        if let driver = joined.series.driver { drivers.insert(driver) }
      }
    }
    return drivers
  }

  /// Says something on the alerts that the crowd of a brand makes; once a key, later in new words.
  package mutating func remark(
    _ beside: AlertContext.Beside, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    var events: [Event] = []
    for place in lives.indices where lives[place].isHappening(of: beside.brand) {
      guard lives[place].alert.kind != .contactCenter else { continue }
      lives[place].remark(beside.key, beside.text)
      lives[place].alert.evidence = Texts.evidence(lives[place], context)
      events += tellChange(place, at: now, context)
    }
    return events
  }
}
