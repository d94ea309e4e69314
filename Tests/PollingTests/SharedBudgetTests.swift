import Configuring
import Model
import Rehearsal
import Synchronization
import Testing

@testable import Polling

@Suite("A budget that sources share") struct SharedBudgetTests {
  private let midnight = Instant(rfc3339: "2026-03-02T00:00:00Z") ?? Instant(seconds: 0)

  /// Sources of one API at $0.005 a post that share a dollar a day: 200 posts.
  private func sources(_ server: ScriptedServer, _ pace: SharedBudget.Pace) throws -> [Source] {
    try [1, 2, 2].enumerated().map { index, priority in
      var source = try ConnectorPollTests.source(
        server,
        rest: """
          page: {mode: none, size: {param: max, min: 5, max: 40}}
          budget: {unit: post, cost_usd: 0.005, daily_usd: 1000}
          """, id: "s\(index)")
      var shared = SharedBudget(id: "x")
      shared.pace = pace
      shared.dailyCost = 1_000_000
      source.budget?.shared = shared
      source.budget?.priority = priority
      source.budget?.pace = .free
      return source
    }
  }

  /// A day of asking all of them at once every 20 minutes; what each was sold, by its index.
  private func day(_ pace: SharedBudget.Pace) async throws -> [Int] {
    let server = try ScriptedServer { exchange in
      let query = exchange.path.split(separator: "max=").last ?? ""
      let most = Int(query.prefix { $0.isNumber }) ?? 1000
      return ConnectorPollTests.posts(Array(0..<most).map { $0 + exchange.number * 1000 })
    }
    let sources = try sources(server, pace)
    let ledger = Ledger(sources)
    let poller = ConnectorPollTests.poller()
    for turn in 0..<72 {
      let now = midnight + .minutes(Int64(turn) * 20)
      await withTaskGroup(of: Void.self) { group in
        for (index, source) in sources.enumerated() {
          group.addTask {
            let (_, after) = await poller.poll(
              source, await ledger.statuses[index], at: { now },
              save: { await ledger.book($0.spending, at: index) },
              neighbours: { await ledger.neighbours })
            await ledger.put(after, at: index)
          }
        }
      }
    }
    return await ledger.statuses.map { $0.spending?.count ?? 0 }
  }

  /// What the monitor's rounds keep.
  private actor Ledger {
    let sources: [Source]
    var statuses: [SourceStatus]

    init(_ sources: [Source]) {
      self.sources = sources
      statuses = sources.map { SourceStatus(id: $0.id) }
    }

    var neighbours: [(source: Source, status: SourceStatus)] {
      zip(sources, statuses).map { ($0, $1) }
    }

    func book(_ spending: Spending?, at index: Int) { statuses[index].spending = spending }
    func put(_ status: SourceStatus, at index: Int) { statuses[index] = status }
  }

  @Test(
    "Together they never spend more, however they are asked at once",
    arguments: SharedBudget.Pace.allCases)
  func bound(pace: SharedBudget.Pace) async throws {
    let spent = try await day(pace)
    #expect(spent.reduce(0, +) <= 200)
    // And the day's money is used, but for less than a request.
    #expect(spent.reduce(0, +) >= 185, "\(spent)")
  }

  @Test func `by priority those behind leave what the one before may need`() {
    func source(_ id: String, _ priority: Int) -> Source {
      var source = Source(id: id, kind: .connector, url: "c", interval: .minutes(5))
      source.budget = SourceBudget()
      source.budget?.cost = 5000
      source.budget?.priority = priority
      source.budget?.shared = SharedBudget(id: "x")
      source.budget?.shared?.pace = .priority
      return source
    }
    var spent = SourceStatus(id: "b")
    spent.spending = Spending(day: 20_514)
    spent.spending?.cost = 100_000
    spent.spending?.reservedCost = 20_000
    let all: [(source: Source, status: SourceStatus)] = [
      (source: source("a", 1), status: SourceStatus(id: "a")), (source("b", 2), spent),
      (source("c", 3), SourceStatus(id: "c")),
    ]
    let first = Purse.Others(of: all[0].source, among: all, day: 20_514)
    #expect(first.cost == 120_000 && first.leaveCost == 0)
    let last = Purse.Others(of: all[2].source, among: all, day: 20_514)
    // A page of unknown size may hold a hundred posts: of a and of b.
    #expect(last.cost == 120_000 && last.leaveCost == 1_000_000)
    #expect(Purse.Others(of: all[2].source, among: all, day: 20_515).cost == 0)
  }

  @Test func `is written once and named by its sources`() throws {
    let text = """
      format: vigia-config/1
      timezone: America/Argentina/Buenos_Aires
      archive: a.db
      brands: [{id: a, names: [A]}]
      budgets: [{id: x, daily_usd: 5, spend: priority}]
      sources:
        - {id: m, type: connector, connector: x-mentions, params: {user_id: 1}, budget: {of: x, priority: 2}}
      """
    let read = try Configuration.read(Array(text.utf8), file: "v.yaml", directory: "/tmp")
    #expect(read.sources.first?.budget?.shared?.dailyCost == 5_000_000)
    #expect(read.sources.first?.budget?.shared?.pace == .priority)
    #expect(read.sources.first?.budget?.priority == 2)
    let wrong = text.replacing("of: x", with: "of: z")
    #expect(throws: Faults.self) {
      try Configuration.read(Array(wrong.utf8), file: "v.yaml", directory: "/tmp")
    }
  }
}
