import Foundation
import Model
import Testing

@testable import Store

@Suite("Asking an archive")
struct ReadingTests {
  let folder: TestFolder
  let archive: Archive

  init() throws {
    folder = try TestFolder()
    archive = try folder.open()
  }

  @Test("The roll-ups say what a count of the mentions says")
  func rollUps() async throws {
    var all: [StoredMention] = []
    for number in 1...200 as ClosedRange<Int64> {
      all.append(
        heard(number, brand: number % 3 == 0 ? "pampa" : "andina", after: number % 11) {
          mention, finding in
          if number % 4 == 0 { finding.label = .positive }
          if number % 5 == 0 { finding.drivers.append(.init(id: "billing", confidence: 0.4)) }
          if number % 7 == 0 { finding.brands.append(number % 3 == 0 ? "andina" : "pampa") }
          if number % 6 == 0 { mention.source = nil }
          mention.author?.followers = Int(number)
        })
    }
    for part in stride(from: 0, to: 200, by: 30) {
      var some = Batch()
      some.mentions = Array(all[part..<min(200, part + 30)])
      try await archive.commit(some)
    }
    let paths = [
      "andina", "andina/negative", "andina/driver/signal", "andina/driver/billing",
      "andina/source/plaza", "pampa",
    ]
    for path in paths {
      let mine = all.filter { RollUp.series(of: $0.read).map(\.path).contains(path) }
      let stored = await archive.minutes(series: path, from: 0, to: .max)
      for minute in stored {
        let here = mine.filter { $0.read.effectiveAt.minute == minute.minute }
        #expect(minute.count == here.count)
        #expect(minute.reach == here.reduce(0) { $0 + ($1.read.mention.author?.followers ?? 0) })
      }
      #expect(stored.reduce(0) { $0 + $1.count } == mine.count)
      #expect(!mine.isEmpty)
    }
    let drivers = await archive.series(prefix: "andina/driver/", from: 0, to: .max)
    #expect(drivers.map(\.path) == ["andina/driver/billing", "andina/driver/signal"])
    await archive.close()
  }

  @Test("Followers that nobody can have do not spoil the sum of a minute")
  func impossibleReach() async throws {
    let folder = try TestFolder()
    let archive = try folder.open()
    for (number, followers) in [(1, Int.max), (2, Int.max), (3, -5), (4, 7)] as [(Int64, Int)] {
      try await archive.commit(
        batch(heard(number) { mention, _ in mention.author?.followers = followers }))
    }
    let minutes = await archive.minutes(series: "andina", from: 0, to: .max)
    #expect(minutes.map(\.count) == [4] && minutes.map(\.reach) == [20_000_000_007])
    await archive.close()
  }

  @Test("What was expected stands beside what came, also by the hour")
  func expectations() async throws {
    var some = batch(heard(1, after: 61), heard(2, after: 61))
    some.expectations = [
      ("andina", morning.minute + 61, 1.5), ("andina", morning.minute + 62, 0.5),
    ]
    try await archive.commit(some)
    let minutes = await archive.minutes(
      series: "andina", from: morning.minute, to: morning.minute + 120)
    #expect(minutes.map(\.count) == [2, 0])
    #expect(minutes.map(\.expected) == [1.5, 0.5])
    let hours = await archive.hours(
      series: "andina", from: morning.minute, to: morning.minute + 120)
    #expect(hours.map(\.count) == [0, 2])
    #expect(hours.map(\.expected) == [nil, 2])
    await archive.close()
  }

  @Test("Every filter of mentions finds what a scan finds, newest first, page by page")
  func mentionFilters() async throws {
    var all = Batch()
    for number in 1...60 as ClosedRange<Int64> {
      all.mentions.append(
        heard(
          number, number % 2 == 0 ? "cobran 100%_de más" : "Sin señal",
          brand: number % 3 == 0 ? "pampa" : "andina", after: 60 - number
        ) { _, finding in
          if number % 4 == 0 { finding.label = .neutral }
          if number % 5 == 0 { finding.drivers = [] }
        })
    }
    try await archive.commit(all)
    let from = morning + .minutes(10)
    let to = morning + .minutes(40)
    for mask in 0..<64 {
      var query = MentionQuery()
      if mask & 1 > 0 { query.brand = "andina" }
      if mask & 2 > 0 { query.driver = "signal" }
      if mask & 4 > 0 { query.label = .negative }
      if mask & 8 > 0 { query.text = "100%_DE" }
      if mask & 16 > 0 { (query.from, query.to) = (from, to) }
      if mask & 32 > 0 { query.author = "vecina3" }
      query.limit = 4
      let wanted = all.mentions.reversed().filter { stored in
        let (mention, finding) = (stored.read.mention, stored.read.finding)
        return (mask & 1 == 0 || finding.brands == ["andina"])
          && (mask & 2 == 0 || !finding.drivers.isEmpty)
          && (mask & 4 == 0 || finding.label == .negative)
          && (mask & 8 == 0 || mention.text.contains("100%_de"))
          && (mask & 16 == 0 || (stored.read.effectiveAt >= from && stored.read.effectiveAt < to))
          && (mask & 32 == 0 || mention.author?.handle == "vecina3")
      }.map(\.sequence)
      var found: [Int64] = []
      while true {
        let page = await archive.mentions(query).map(\.sequence)
        guard let last = page.last else { break }
        found += page
        query.before = last
      }
      #expect(found == wanted, "filters \(mask)")
    }
    #expect(await archive.readFault() == nil)
    await archive.close()
  }

  @Test("Pages of alerts neither repeat nor skip while new ones open")
  func pagesAreStable() async throws {
    var first = Batch()
    first.alerts = (0..<10).map { anAlert("a\($0)", openedAfter: Int64($0 / 3)) }
    try await archive.commit(first)
    var query = AlertQuery()
    query.limit = 4
    var seen: [String] = []
    var round: Int64 = 0
    repeat {
      let page = try await archive.alertPage(query)
      seen += page.items.map(\.id)
      query.cursor = page.next
      round += 1
      var more = Batch()
      more.alerts = [anAlert("z\(round)", openedAfter: 100 + round)]
      try await archive.commit(more)
    } while query.cursor != nil
    #expect(seen == ["a9", "a8", "a7", "a6", "a5", "a4", "a3", "a2", "a1", "a0"])
    query.cursor = "inventado"
    #expect(await code { _ = try await archive.alertPage(query) } == .badData)
    await archive.close()
  }

  @Test("Alerts in working order: the loudest live one first, the resolved last")
  func alertOrder() async throws {
    var resolved = anAlert("resolved", openedAfter: 9, .critical)
    resolved.state = .resolved
    resolved.resolvedAt = morning + .minutes(20)
    var all = Batch()
    all.alerts = [
      resolved, anAlert("watch", openedAfter: 8, .watch), anAlert("old", openedAfter: 1),
      anAlert("new", openedAfter: 2), anAlert("critical", openedAfter: 0, .critical),
    ]
    try await archive.commit(all)
    var query = AlertQuery()
    query.order = .working
    query.limit = 2
    let page = try await archive.alertPage(query)
    query.cursor = page.next
    query.limit = 9
    let rest = try await archive.alertPage(query)
    #expect(
      (page.items + rest.items).map(\.id) == ["critical", "new", "old", "watch", "resolved"])
    await archive.close()
  }

  @Test("Cases in working order, by id prefix, and by whom they are with")
  func caseOrder() async throws {
    var closed = aCase("closed", openedAfter: 0, dueIn: 1)
    closed.state = .closed
    var waiting = aCase("waiting", openedAfter: 0, dueIn: 1)
    waiting.state = .waitingCustomer
    var mine = aCase("mine", openedAfter: 0, dueIn: 50)
    mine.assignee = "ana"
    var all = Batch()
    all.cases = [
      closed, waiting, mine, aCase("soon", openedAfter: 3, dueIn: 40),
      aCase("weighty", openedAfter: 5, dueIn: 60, priority: 3),
    ]
    try await archive.commit(all)
    #expect(
      await archive.cases(CaseQuery()).map(\.id) == [
        "weighty", "soon", "mine", "waiting", "closed",
      ])
    var query = CaseQuery()
    query.assignee = "ana"
    #expect(await archive.cases(query).map(\.id) == ["mine"])
    #expect(await archive.careCase(idPrefix: "w").map(\.id) == ["waiting", "weighty"])
    #expect(await archive.careCase(idPrefix: "wa").map(\.id) == ["waiting"])
    #expect(await archive.careCase(idPrefix: "").isEmpty)
    await archive.close()
  }

  @Test("A delivery is due until it is noted as delivered")
  func outbox() async throws {
    var some = Batch()
    some.deliveries = [
      Delivery(eventID: "e1", receiver: "g", body: "1", nextAttempt: morning),
      Delivery(eventID: "e2", receiver: "g", body: "2", nextAttempt: morning + .minutes(5)),
      Delivery(eventID: "e1", receiver: "h", body: "1", nextAttempt: morning + .minutes(9)),
    ]
    try await archive.commit(some)
    var first = some.deliveries[0]
    #expect(await archive.dueDeliveries(receiver: "g", at: morning, limit: 9) == [first])
    first.attempts = 1
    first.lastError = "sin respuesta"
    first.nextAttempt = morning + .minutes(7)
    try await archive.record(first)
    #expect(await archive.nextDeliveryDue() == morning + .minutes(5))
    #expect(await archive.deliveryCounts(receiver: "g").lastError == "sin respuesta")
    first.state = .delivered
    try await archive.record(first)
    let later = morning + .hours(1)
    #expect(
      await archive.dueDeliveries(receiver: "g", at: later, limit: 9).map(\.eventID) == ["e2"])
    let counts = await archive.deliveryCounts(receiver: "g")
    #expect((counts.waiting, counts.delivered, counts.failed) == (1, 1, 0))
    await archive.close()
  }

  @Test("What happened on a day, by kind; its mentions in pieces, in order")
  func day() async throws {
    var some = Batch()
    some.mentions = (1...20 as ClosedRange<Int64>).map { heard($0, after: $0) }
    some.events = [
      LoggedEvent(sequence: 1, event: opened("a", at: 3)),
      LoggedEvent(sequence: 2, event: opened("b", at: 30)),
    ]
    try await archive.commit(some)
    let end = morning + .minutes(25)
    let happened = await archive.events(of: [.alertOpened], from: morning, to: end)
    #expect(happened.map(\.sequence) == [1])
    let page = try await archive.mentionsInOrder(from: morning, to: end, after: 5, limit: 3)
    #expect(page.map(\.sequence) == [6, 7, 8])
    await archive.close()
  }

  @Test("What a document cannot be read from is a fault, not an empty answer taken for truth")
  func unreadable() async throws {
    try await archive.commit(batch(heard(1)))
    let connection = try Connection(path: folder.file, access: .writing(.process))
    try connection.run("UPDATE mention SET document = '{\"id\":'")
    #expect(await code { _ = try await archive.inputs(after: 0, limit: 1) } == .badData)
    #expect(await archive.mentions(MentionQuery()).isEmpty)
    #expect(await archive.readFault()?.code == .badData)
    await archive.close()
  }

  @Test(
    "What may be asked about again: of these sources and this platform, still whole, not too old")
  func kept() async throws {
    let mentions = (1...9 as ClosedRange<Int64>).map { number in
      heard(number, after: number * 10) { mention, _ in
        mention.id = (number == 4 ? "otra:" : "plaza:") + String(number)
        if number == 5 { mention.source = "vecina" }
        if number == 6 { mention.source = "arroyo" }
      }
    }
    var all = Batch()
    all.mentions = mentions
    try await archive.commit(all)
    let lost = mentions[6].read
    var erasure = Batch()
    erasure.erasures = [(lost.mention.erased(at: morning), lost.finding)]
    try await archive.commit(erasure)
    let query = KeptQuery(network: "plaza", from: morning + .minutes(20), after: 2, limit: 3)
    let kept = try await archive.kept(query, of: ["plaza", "arroyo"])
    #expect(kept.posts.map(\.id) == ["plaza:3", "plaza:6", "plaza:8"] && kept.total == 4)
    #expect(kept.posts.map(\.sequence) == [3, 6, 8])
    let none = try await archive.kept(query, of: ["nadie"])
    #expect(none.posts.isEmpty && none.total == 0)
  }
}
