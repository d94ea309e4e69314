package import Model

extension Purse.Others {
  /// What the other sources of a shared budget mean for one of them, from their present statuses.
  ///
  /// What they have set aside counts as spent. By priority, whoever comes before is left what its next
  /// request may cost at most.
  init(of source: Source, among all: [(source: Source, status: SourceStatus)], day: Int64) {
    self.init()
    guard let own = source.budget, let shared = own.shared else { return }
    for (other, status) in all where other.id != source.id && other.budget?.shared?.id == shared.id
    {
      if let spending = status.spending, spending.day == day {
        cost += spending.cost + spending.reservedCost
        count += spending.count + spending.reservedCount
      }
      guard shared.pace == .priority, let theirs = other.budget, theirs.priority < own.priority
      else { continue }
      let units = theirs.unit == .request ? 1 : other.connector?.page.size?.least ?? 100
      leaveCost += Int64(units) * (theirs.cost + theirs.authorCost)
      leaveCount += units
    }
  }
}

/// The sources that may share a budget with one that is asked, as they are at that moment.
package typealias Neighbours =
  @Sendable () async -> [(source: Source, status: SourceStatus)]
