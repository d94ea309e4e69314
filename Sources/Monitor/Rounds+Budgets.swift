internal import Model

extension Rounds {
  /// What was spent today on each budget that sources share, in the order of the configuration.
  var sharedSpending: [(id: String, cost: Int64)] {
    let today = Instant.floorDivide(clock.now().milliseconds, 86_400_000)
    var list: [(id: String, cost: Int64)] = []
    for turn in turns {
      guard let id = turn.source.budget?.shared?.id else { continue }
      let spending = turn.status.spending.flatMap { $0.day == today ? $0 : nil }
      let cost = (spending?.cost ?? 0) + (spending?.reservedCost ?? 0)
      if let index = list.firstIndex(where: { $0.id == id }) {
        list[index].cost += cost
      } else {
        list.append((id, cost))
      }
    }
    return list
  }
}
