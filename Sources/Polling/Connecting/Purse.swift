internal import Model

/// What may still be spent on a source today: pure reckoning over its spending and its budget.
///
/// A day is a UTC day, as the platforms reckon it.
struct Purse {
  /// A page of unknown size may hold so many posts.
  private static let unknownPage = 100
  private static let day: Int64 = 86_400_000

  /// What others of a shared budget have spent today, and what is to be left for those before this one.
  struct Others {
    var cost: Int64 = 0
    var count = 0
    var leaveCost: Int64 = 0
    var leaveCount = 0
    /// What is to be left of the source's own budget for asking again about what is kept.
    var asideCost: Int64 = 0
    var asideCount = 0
  }

  let budget: SourceBudget
  private(set) var spending: Spending
  private let others: Others

  /// The purse as it stands on a day; what an unfinished request had reserved counts as spent.
  init(_ budget: SourceBudget, _ spending: Spending?, others: Others = Others(), at now: Instant) {
    self.budget = budget
    self.others = others
    let today = Instant.floorDivide(now.milliseconds, Self.day)
    var present = spending ?? Spending(day: today)
    if present.day == today {
      present.cost += present.reservedCost
      present.count += present.reservedCount
    } else {
      present = Spending(day: max(today, present.day))
    }
    present.reservedCost = 0
    present.reservedCount = 0
    self.spending = present
  }

  /// What the next request may at most bring.
  enum Allowance: Equatable {
    /// So many posts; of a budget in requests, as many as there are.
    case posts(Int)
    /// Nothing before an instant.
    case nothing(until: Instant)
  }

  /// The allowance at an instant, for pages between two sizes.
  func allowance(size: PageRule.Size?, at now: Instant) -> Allowance {
    let least = budget.unit == .request ? 1 : size?.least ?? Self.unknownPage
    let most = budget.unit == .request ? Int.max : size?.most ?? Self.unknownPage
    let units = affordable(at: now)
    if units >= least { return .posts(min(most, budget.unit == .request ? Int.max : units)) }
    return .nothing(until: moment(for: least, after: now))
  }

  /// Sets aside what a request may cost at most.
  mutating func reserve(posts: Int) {
    let units = budget.unit == .request ? 1 : min(posts, 1_000_000)
    spending.reservedCount = units
    spending.reservedCost = Int64(units) * price
  }

  /// Books what an answer did cost.
  mutating func settle(posts: Int, authors: Int) {
    let units = budget.unit == .request ? 1 : posts
    spending.count += units
    spending.cost += Int64(units) * budget.cost + Int64(authors) * budget.authorCost
    release()
  }

  /// Books all that was set aside: nobody knows what came of the request.
  mutating func settleUnknown() {
    spending.count += spending.reservedCount
    spending.cost += spending.reservedCost
    release()
  }

  /// Gives back what was set aside: the request was not answered with anything that costs.
  mutating func release() {
    spending.reservedCost = 0
    spending.reservedCount = 0
  }

  /// The most one unit costs: a post and its author.
  private var price: Int64 { budget.cost + budget.authorCost }

  /// So many units may be bought at an instant.
  func affordable(at now: Instant) -> Int {
    let share = share(at: now)
    var units = Int.max
    if let daily = budget.dailyCost, price > 0 {
      let spent = spending.cost + others.asideCost
      units = min(units, Int(max(0, Int64(Double(daily) * share) - spent) / price))
    }
    if let daily = budget.dailyCount {
      let spent = spending.count + others.asideCount
      units = min(units, max(0, Int(Double(daily) * share) - spent))
    }
    guard let shared = budget.shared else { return units }
    let common = shared.pace == .free ? 1 : dayShare(at: now)
    if let daily = shared.dailyCost, price > 0 {
      let spent = spending.cost + others.cost + others.leaveCost + others.asideCost
      units = min(units, Int(max(0, Int64(Double(daily) * common) - spent) / price))
    }
    if let daily = shared.dailyCount {
      let spent = spending.count + others.count + others.leaveCount + others.asideCount
      units = min(units, max(0, Int(Double(daily) * common) - spent))
    }
    return units
  }

  /// The share of the day's budget that may be spent by an instant: with an hour's lead, so that the
  /// day does not begin with nothing.
  private func share(at now: Instant) -> Double {
    budget.pace == .even ? dayShare(at: now) : 1
  }

  private func dayShare(at now: Instant) -> Double {
    let passed = now.milliseconds - spending.day * Self.day
    return min(1, max(0, Double(passed + 3_600_000) / Double(Self.day)))
  }

  /// When so many units will be affordable.
  private func moment(for units: Int, after now: Instant) -> Instant {
    let tomorrow = Instant(milliseconds: (spending.day + 1) * Self.day)
    guard budget.pace == .even || budget.shared != nil else { return tomorrow }
    // Looked for by the minute: the purse fills by the minute, and a day has only 1440.
    var instant = Instant(minute: now.minute + 1)
    while instant < tomorrow {
      if affordable(at: instant) >= units { return instant }
      instant = instant + .minutes(1)
    }
    return tomorrow
  }
}
