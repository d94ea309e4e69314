internal import Model

/// Which happening a series belongs to when a brand has trouble twice at once.
///
/// The brand's total and its negative mentions cannot tell two happenings apart, so they stay with the
/// first. A driver's series joins what is going on, unless all of this speaks against it: the happening
/// already has drivers and began over an hour ago, none of them is of the newcomer's family, and less
/// than a quarter of the newcomer's mentions speak of one of them. Not reaching anybody is told apart
/// from what people call about (`AlertBook.phone`). Two outages in two places at once
/// share their driver's series and stay one alert, with both places on it.
extension AlertBook {
  /// Trouble that customers name by several words is one family.
  private static let families: [String: String] = [
    "network": "technical", "signal": "technical", "outage": "technical",
    "intermittency": "technical",
  ]
  /// What rises within this time of a happening's beginning belongs to it.
  private static let together = Instant.Span.minutes(60)
  /// The part of a newcomer's mentions that must speak of a happening's drivers to belong to it.
  private static let overlap = 0.25

  /// The live happening that a signal belongs to; nil when it is one of its own.
  func happening(of signal: Signal, at now: Instant) -> Int? {
    let all = lives.indices.filter { lives[$0].isHappening(of: signal.series.brand) }
    if let place = all.first(where: { lives[$0].holds(signal.series) }) { return place }
    let own = all.filter { lives[$0].alert.kind != .contactCenter }
    guard let driver = signal.series.driver else { return own.first ?? all.first }
    if let place = all.first(where: { lives[$0].drivers.contains(driver) }) { return place }
    return driver == Self.phone ? nil : own.first { isOne(with: $0, signal, driver, at: now) }
  }

  /// The brand's crowd as a happening sees it: without what only the brand's other happenings speak of.
  func crowd(of place: Int) -> Crowd {
    let brand = lives[place].alert.brand
    let others = lives.indices.filter { $0 != place && lives[$0].isHappening(of: brand) }
    return crowd(brand).without(
      others.flatMap { lives[$0].drivers }, keeping: lives[place].drivers)
  }

  /// Whether a mention is counted to a happening; what the calendar explains is not.
  func isCounted(_ member: Crowd.Member, in place: Int) -> Bool {
    guard lives[place].isOfCrowd, member.entries.isEmpty else { return false }
    if lives[place].isApart { return member.drivers.contains(where: lives[place].drivers.contains) }
    let brand = lives[place].alert.brand
    let others = lives.indices.filter { $0 != place && lives[$0].isHappening(of: brand) }
      .flatMap { lives[$0].drivers }
    return !member.drivers.contains(where: others.contains)
      || member.drivers.contains(where: lives[place].drivers.contains)
  }

  /// When a happening's drivers are all back, the brand's series that are still open go over to another
  /// happening of the brand that still has drivers open.
  mutating func handOver(from place: Int) {
    let open = lives[place].joined.filter(\.isOpen)
    guard !lives[place].drivers.isEmpty, !open.isEmpty,
      open.allSatisfy({ $0.series.driver == nil })
    else { return }
    let brand = lives[place].alert.brand
    let heir = lives.indices.first { other in
      other != place && lives[other].isHappening(of: brand)
        && lives[other].joined.contains { $0.isOpen && $0.series.driver != nil }
    }
    guard let heir else { return }
    for joined in open {
      lives[place].leave(joined.series)
      lives[heir].adopt(joined)
    }
    if lives[heir].alert.kind != .contactCenter { lives[heir].isApart = false }
  }

  private func isOne(with place: Int, _ signal: Signal, _ driver: String, at now: Instant) -> Bool {
    let live = lives[place]
    if live.drivers.isEmpty || now < live.alert.startedAt + Self.together { return true }
    let family = Self.families[driver] ?? driver
    if live.drivers.contains(where: { (Self.families[$0] ?? $0) == family }) { return true }
    let from = signal.minute - .seconds(Int64(max(0, signal.windowSeconds - 60)))
    let members = crowd(signal.series.brand).slice(of: signal.series, from: from).members
    let shared = members.count { $0.drivers.contains(where: live.drivers.contains) }
    return members.isEmpty || Double(shared) >= Self.overlap * Double(members.count)
  }
}

extension LiveAlert {
  /// Takes a series over from another happening as it stands.
  mutating func adopt(_ other: Joined) {
    joined.removeAll { $0.series == other.series }
    joined.insert(other, at: joined.firstIndex { other.series < $0.series } ?? joined.count)
  }
}
