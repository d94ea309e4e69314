internal import Alerting
internal import Detecting
internal import Model

extension Engine {
  /// Lets the detectors of particular happenings hear a mention of a brand.
  mutating func watch(_ read: ReadMention, brand: String) -> [Event] {
    guard !setup.isRival(brand) else { return [] }
    guard let signal = memory.derived.with(brand, { $0.hear(read) }) else { return [] }
    return memory.alerts.take([signal], at: read.receivedAt, alertContext)
  }

  /// Ends a minute for the detectors of particular happenings.
  mutating func closeDerived(blind: Set<SeriesKey>, at boundary: Instant) -> [Event] {
    var events: [Event] = []
    for brand in setup.brands where !setup.isRival(brand.id) {
      let key = SeriesKey(brand: brand.id)
      let isKnown =
        !blind.contains(key) && !memory.bank.isLearning(brand: brand.id, at: boundary)
      let usual = isKnown ? memory.bank.expected(key, minute: boundary.minute - 1) : nil
      let shares = memory.sources.seeingShares(of: brand.id, at: boundary)
      let isInCrisis = memory.alerts.live.contains {
        $0.brand == brand.id && ($0.kind == .spike || $0.kind == .crisis)
      }
      let signals = memory.derived.with(brand.id) {
        $0.close(usual: usual, shares: shares, isInCrisis: isInCrisis, at: boundary)
      }
      events += memory.alerts.take(signals, at: boundary, alertContext)
    }
    return events
  }
}

extension SourceMemory {
  /// The sources of a brand that can be read and are no longer new, each with its usual share of all.
  func seeingShares(of brand: String, at now: Instant) -> [(source: String, share: Double)] {
    let amounts = amounts(of: brand, at: now)
    let total = amounts.reduce(0) { $0 + $1.amount }
    guard total > 0 else { return [] }
    return amounts.filter { blind[$0.source] == nil && !isNew($0.source, at: now) }
      .map { (source: $0.source, share: $0.amount / total) }
  }
}
