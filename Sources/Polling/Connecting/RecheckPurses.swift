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
    part = Self.part(budget, rule, progress, at: now)
  }

  /// What listening is to leave for the posts that wait to be asked about: no more than they may cost, and
  /// than the part has left now.
  static func aside(
    _ source: Source, _ rule: RecheckRule, _ progress: RecheckProgress, at now: Instant
  ) -> (cost: Int64, count: Int) {
    guard var budget = source.budget, progress.waiting > 0 else { return (0, 0) }
    budget.cost = rule.cost ?? budget.cost
    budget.authorCost = 0
    let isRequest = budget.unit == .request
    let waiting = isRequest ? (progress.waiting + rule.batch - 1) / rule.batch : progress.waiting
    let units = min(waiting, part(budget, rule, progress, at: now).affordable(at: now))
    return (Int64(units) * budget.cost, units)
  }

  /// The purse of the share of the day's budget that may go into asking again.
  private static func part(
    _ budget: SourceBudget, _ rule: RecheckRule, _ progress: RecheckProgress, at now: Instant
  ) -> Purse {
    var part = budget
    let costs = [budget.dailyCost, budget.shared?.dailyCost].compactMap { $0 }
    let counts = [budget.dailyCount, budget.shared?.dailyCount].compactMap { $0 }
    part.dailyCost = costs.min().map { Int64(Double($0) * rule.share) }
    part.dailyCount = counts.min().map { Int(Double($0) * rule.share) }
    part.shared = nil
    return Purse(part, progress.spending, at: now)
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
