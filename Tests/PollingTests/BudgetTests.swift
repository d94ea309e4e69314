import Foundation
import Model
import Rehearsal
import Synchronization
import Testing

@testable import Polling

@Suite("A budget") struct BudgetTests {
  /// Midnight UTC.
  let midnight = Instant(rfc3339: "2026-03-02T00:00:00Z") ?? Instant(seconds: 0)

  func budget(_ change: (inout SourceBudget) -> Void) -> SourceBudget {
    var budget = SourceBudget()
    change(&budget)
    return budget
  }

  @Test func `is spent as the day goes by, and begins anew at midnight`() {
    let purse = Purse(
      budget {
        $0.cost = 5000
        $0.dailyCost = 2_400_000
      }, nil, at: midnight)
    let size = PageRule.Size(parameter: "max", least: 10, most: 100)
    #expect(purse.allowance(size: size, at: midnight) == .posts(20))
    #expect(purse.allowance(size: size, at: midnight + .hours(11)) == .posts(100))
    var spent = purse
    spent.settle(posts: 480, authors: 0)
    #expect(
      spent.allowance(size: size, at: midnight + .hours(23))
        == .nothing(until: midnight + .hours(24)))
    let next = Purse(spent.budget, spent.spending, at: midnight + .hours(24))
    #expect(next.spending.cost == 0)
  }

  @Test func `a reservation that was never settled counts as spent`() {
    var purse = Purse(budget { $0.dailyCount = 100 }, nil, at: midnight)
    purse.reserve(posts: 40)
    let again = Purse(purse.budget, purse.spending, at: midnight + .hours(1))
    #expect(again.spending.count == 40)
  }

  /// A platform that sells posts, a monitor that is killed at the worst moments, three days.
  @Test func `is never exceeded, however often the monitor dies`() async throws {
    let sold = Mutex<[Int]>([])
    let server = try ScriptedServer { exchange in
      let query = exchange.path.split(separator: "max=").last ?? ""
      let most = Int(query.prefix { $0.isNumber }) ?? 1000
      sold.withLock { $0.append(most) }
      return ConnectorPollTests.posts(Array(0..<most).map { $0 + exchange.number * 1000 })
    }
    var source = try ConnectorPollTests.source(
      server,
      rest: """
        page: {mode: none, size: {param: max, min: 10, max: 40}}
        budget: {unit: post, cost_usd: 0.005, daily_usd: 1}
        """)
    source.interval = .minutes(20)
    let dollar = 200
    var status = SourceStatus(id: "x")
    var now = midnight
    for day in 0..<3 {
      let end = midnight + .hours(24 * Int64(day + 1))
      var turns = 0
      while now < end {
        turns += 1
        let booked = Mutex<SourceStatus?>(nil)
        let poller = ConnectorPollTests.poller()
        let moment = now
        let (result, asked) = await poller.poll(source, status, at: { moment }) { saved in
          booked.withLock { $0 = saved }
        }
        if turns % 5 == 0, let saved = booked.withLock({ $0 }) {
          // Killed after the answer was paid for and before it was committed.
          status = saved
          status.nextAttempt = now + .minutes(20)
        } else if case .mentions(let mentions, _) = result {
          status = PollSchedule.accepted(
            asked, source: source, mentions: mentions, hints: nil, at: now)
        } else {
          status = asked
        }
        let kept = try JSONEncoder().encode(status)
        status = try JSONDecoder().decode(SourceStatus.self, from: kept)
        now = max(now + .minutes(1), status.nextAttempt ?? now)
      }
      let today = sold.withLock { list in
        defer { list = [] }
        return list.reduce(0, +)
      }
      #expect(today <= dollar, "day \(day): \(today) posts sold")
      #expect(today >= dollar * 3 / 4, "day \(day): only \(today) posts bought")
    }
  }
}
