import Model
import Testing

@testable import Store

@Suite("Naming somebody no more")
struct UnnamingTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("A case, what was told of it and what waits to be told lose the name, and nothing else")
  func ofACase() async throws {
    let archive = try folder.open()
    var told = Batch()
    for (number, id) in [(1, "c1"), (2, "c2")] as [(Int64, String)] {
      var care = aCase(id, openedAfter: number, dueIn: 45)
      care.author = "@ana"
      care.authorKey = "17"
      told.cases.append(care)
      let event = Event(.caseOpened, subject: id, at: morning, brand: "andina", data: care.json)
      told.events.append(LoggedEvent(sequence: number, event: event))
      told.deliveries.append(
        Delivery(
          eventID: event.id, receiver: "guardia", body: #"{"data":{"author":"@ana"}}"#,
          nextAttempt: morning))
    }
    told.snapshot = StoredSnapshot(version: 1, sequence: 1, at: morning, bytes: [1])
    try await archive.commit(told)
    var ana = Author()
    ana.id = "17"
    ana.handle = "ana"
    var forgetting = Batch()
    var unnaming = Unnaming(AuthorNames(ana))
    unnaming.cases = ["c1"]
    forgetting.unnamings = [unnaming]
    forgetting.dropsSnapshots = true
    try await archive.commit(forgetting)

    let cases = await archive.cases(CaseQuery())
    #expect(cases.first { $0.id == "c1" }?.author == nil)
    #expect(cases.first { $0.id == "c1" }?.authorKey == nil)
    var whole = told.cases[0]
    whole.author = nil
    whole.authorKey = nil
    #expect(cases.first { $0.id == "c1" } == whole)
    #expect(cases.first { $0.id == "c2" } == told.cases[1])
    let events = await archive.events(after: 0, limit: 9)
    #expect(events.map { $0.event.data["author"] } == [.null, "@ana"])
    let bodies = await archive.dueDeliveries(receiver: "guardia", at: morning, limit: 9).map(\.body)
    #expect(bodies == [#"{"data":{"author":null}}"#, #"{"data":{"author":"@ana"}}"#])
    #expect(try await archive.snapshot() == nil)
    #expect(try await archive.cases(of: "17").map(\.id) == ["c2"])
    await archive.close()
  }

  @Test("Of an archive of the version before, too, even where a document in it is damaged")
  func older() async throws {
    let connection = try Connection(path: folder.file, access: .writing(.process))
    try Migrations(steps: Array(Migrations.all.steps.prefix(3))).bring(connection)
    try connection.run(
      """
      INSERT INTO care_case (id, brand, channel, state, opened, rank, document)
      VALUES ('c1', 'andina', 'social', 'new', 0, 0, '{"author":"@ana"')
      """)
    try connection.run(
      """
      INSERT INTO event (sequence, id, kind, at, muted, data)
      VALUES (1, 'e1', 'case.opened', 0, 0, '{"id":"c1","author":"@ana"}')
      """)
    let archive = try folder.open()
    var ana = Author()
    ana.handle = "ana"
    var unnaming = Unnaming(AuthorNames(ana))
    unnaming.cases = ["c2"]
    var batch = Batch()
    batch.unnamings = [unnaming]
    try await archive.commit(batch)
    let plan = try Connection(path: folder.file, access: .reading).rows(
      "EXPLAIN QUERY PLAN SELECT id FROM event WHERE \(Schema.eventSubject) = 'c1'"
    ) { $0.text(3) }
    #expect(plan.contains { $0.contains("event_about") })
    await archive.close()
  }
}
