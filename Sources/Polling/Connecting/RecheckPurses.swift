internal import Model

/// The source's purse, and the part of it that may go into asking again: both must allow a request.
struct RecheckPurses {
  private var whole: Purse
  private var part: Purse

  init?(
    _ source: Source, _ rule: RecheckRule, _ status: SourceStatus, _ progress: RecheckProgress,
    others: Purse.Others, at now: Instant
  ) {
    guard var budget = source.budget else { return nil }
    budget.cost = rule.cost ?? budget.cost
    budget.authorCost = 0
    whole = Purse(budget, status.spending, others: others, at: now)
    func share(_ values: Double?...) -> Double? {
      values.compactMap { $0 }.min().map { $0 * rule.share }
    }
    let cost = share(
      budget.dailyCost.map(Double.init), (budget.shared?.dailyCost).map(Double.init))
    let count = share(
      budget.dailyCount.map(Double.init), (budget.shared?.dailyCount).map(Double.init))
    budget.dailyCost = cost.map { Int64($0) }
    budget.dailyCount = count.map { Int($0) }
    budget.shared = nil
    part = Purse(budget, progress.spending, at: now)
  }

  func most(_ wanted: Int, at now: Instant) -> Purse.Allowance {
    let size = PageRule.Size(parameter: "", least: 1, most: wanted)
    switch (whole.allowance(size: size, at: now), part.allowance(size: size, at: now)) {
    case (.posts(let left), .posts(let right)): return .posts(min(wanted, left, right))
    case (.nothing(let left), .nothing(let right)): return .nothing(until: max(left, right))
    case (.nothing(let until), _), (_, .nothing(let until)): return .nothing(until: until)
    }
  }

  mutating func reserve(_ posts: Int) {
    whole.reserve(posts: posts)
    part.reserve(posts: posts)
  }

  mutating func release() {
    whole.release()
    part.release()
  }

  mutating func settle(_ posts: Int) {
    whole.settle(posts: posts, authors: 0)
    part.settle(posts: posts, authors: 0)
  }

  mutating func settleUnknown() {
    whole.settleUnknown()
    part.settleUnknown()
  }

  func note(in status: inout SourceStatus, _ progress: inout RecheckProgress) {
    status.spending = whole.spending
    progress.spending = part.spending
  }
}
