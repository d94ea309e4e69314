package import Model

/// What two configurations make of one recording: what would have fired, what would not, and when.
///
/// Alerts of both sides are one happening when they are of one brand and sort, a spike and a crisis
/// being one sort, and their times touch; of several the nearest in driver and opening are paired.
package struct BackTest: Sendable {
  /// One happening that both sides tell.
  package struct Pair: Sendable {
    package var old: ToldAlert
    package var new: ToldAlert

    /// Minutes by which the new side is later; negative for earlier.
    package var minutes: Int { Int(new.openedAt.minute - old.openedAt.minute) }
    /// Whether a person would notice the change.
    package var isChanged: Bool { minutes != 0 || old.level != new.level }
  }

  /// What the old configuration tells, and the new one.
  package let old: [ToldAlert]
  package let new: [ToldAlert]
  /// The recording's time.
  package let from: Instant
  package let to: Instant
  /// What the recording should give, where the operator has written it down.
  package let expectation: Expectation?
  /// Happenings of both sides, in the order of the old one's opening.
  package let pairs: [Pair]

  /// Compares what was told of a recording from an instant to another.
  package init(
    old: [ToldAlert], new: [ToldAlert], from: Instant, to: Instant,
    expectation: Expectation? = nil
  ) {
    self.old = old
    self.new = new
    self.from = from
    self.to = to
    self.expectation = expectation
    pairs = Self.pairs(old, new, end: to)
  }

  /// What only the new configuration tells.
  package var added: [ToldAlert] {
    let paired = Set(pairs.map(\.new.id))
    return new.filter { !paired.contains($0.id) }
  }

  /// What only the old configuration tells.
  package var removed: [ToldAlert] {
    let paired = Set(pairs.map(\.old.id))
    return old.filter { !paired.contains($0.id) }
  }

  /// Whether an alert counts as a false alarm: it answers to nothing that was expected, or, where
  /// nothing is written down, it never became more than a watch and went away by itself.
  package func isFalse(_ alert: ToldAlert) -> Bool {
    guard let expectation else { return alert.level == .watch && alert.resolvedAt != nil }
    return !expectation.isExpected(alert)
  }

  /// False alarms a week of some alerts, over the recording's time.
  package func falsePerWeek(_ alerts: [ToldAlert]) -> Double {
    let weeks = (to - from).seconds / (7 * 86_400)
    return weeks > 0 ? Double(alerts.count(where: isFalse)) / weeks : 0
  }

  private static func pairs(
    _ old: [ToldAlert], _ new: [ToldAlert], end: Instant
  ) -> [Pair] {
    var candidates: [(rank: Int, distance: Int64, old: Int, new: Int)] = []
    for (place, left) in old.enumerated() {
      for (other, right) in new.enumerated() where touches(left, right, end: end) {
        let rank = left.driver == right.driver ? 0 : 1
        let distance = abs((left.openedAt - right.openedAt).milliseconds)
        candidates.append((rank, distance, place, other))
      }
    }
    candidates.sort {
      ($0.rank, $0.distance, $0.old, $0.new) < ($1.rank, $1.distance, $1.old, $1.new)
    }
    var takenOld: Set<Int> = []
    var takenNew: Set<Int> = []
    var found: [(Int, Pair)] = []
    for candidate in candidates
    where !takenOld.contains(candidate.old) && !takenNew.contains(candidate.new) {
      takenOld.insert(candidate.old)
      takenNew.insert(candidate.new)
      found.append((candidate.old, Pair(old: old[candidate.old], new: new[candidate.new])))
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func touches(_ left: ToldAlert, _ right: ToldAlert, end: Instant) -> Bool {
    left.brand == right.brand && left.kind.sort == right.kind.sort
      && left.startedAt <= right.resolvedAt ?? end && right.startedAt <= left.resolvedAt ?? end
  }
}

extension Alert.Kind {
  /// A spike that grows becomes a crisis: one sort of happening.
  fileprivate var sort: Alert.Kind { self == .spike ? .crisis : self }
}
