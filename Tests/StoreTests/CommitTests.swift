import Foundation
import Model
import Testing
import Text

@testable import Store

@Suite("Committing a batch")
struct CommitTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("When the last part of a batch fails, nothing of it is there")
  func allOrNothing() async throws {
    let archive = try folder.open()
    var first = batch(heard(1))
    first.events = [LoggedEvent(sequence: 1, event: opened("a", at: 0))]
    try await archive.commit(first)
    var bad = batch(heard(2))
    bad.alerts = [anAlert("b", openedAfter: 1)]
    bad.values = [("alive_until", "9")]
    // Another event with a number that is taken.
    bad.events = [LoggedEvent(sequence: 1, event: opened("b", at: 1))]
    #expect(await code { try await archive.commit(bad) } == .internalError)
    #expect(try await archive.lastSequence() == 1)
    #expect(await archive.alert(idPrefix: "b").isEmpty)
    #expect(try await archive.value("alive_until") == nil)
    #expect(await archive.minutes(series: "andina", from: 0, to: .max).map(\.count) == [1])
    bad.events[0].sequence = 2
    try await archive.commit(bad)
    #expect(try await archive.lastSequence() == 2)
    await archive.close()
  }

  @Test("An input number that is taken, or given twice, refuses the batch")
  func numbersRise() async throws {
    let archive = try folder.open()
    try await archive.commit(batch(heard(5)))
    #expect(await code { try await archive.commit(batch(heard(6), heard(5))) } == .internalError)
    var twice = batch(heard(7))
    twice.controls = [(7, morning, ["control": "tick"])]
    #expect(await code { try await archive.commit(twice) } == .internalError)
    #expect(try await archive.lastSequence() == 5)
    await archive.close()
  }

  @Test("Everything is there again after closing and opening", arguments: Durability.allCases)
  func reopen(durability: Durability) async throws {
    var full = batch(
      heard(1) { mention, finding in
        // As deep as what comes from outside may be.
        let deep = (1..<JSONDocument.deepest).reduce(JSON.null) { inner, _ in .array([inner]) }
        mention.extra = [.init("z", .number(3)), .init("a", .null), .init("hondo", deep)]
        mention.author?.extra = [.init("raro", .null)]
        mention.title = "Línea\u{1}\n«caída» \"toda\" \\ 🙂"
        finding.personalData = [.init(start: 0, end: 3, kind: .phone)]
      })
    full.controls = [(2, morning, ["verb": "acknowledge", "b": 1, "a": .number(2)])]
    full.alerts = [anAlert("a", openedAfter: 0)]
    full.cases = [aCase("c", openedAfter: 0, dueIn: 45)]
    full.events = [LoggedEvent(sequence: 1, event: opened("a", at: 0))]
    full.sources = [SourceStatus(id: "plaza")]
    full.values = [("alive_until", "9")]
    full.deliveries = [
      Delivery(eventID: "e", receiver: "guardia", body: "{}", nextAttempt: morning)
    ]
    let first = try folder.open(durability)
    try await first.commit(full)
    await first.close()
    let again = try folder.open(durability)
    #expect(
      try await again.inputs(after: 0, limit: 10) == [
        StoredInput(
          sequence: 1, at: full.mentions[0].read.receivedAt,
          content: .mention(full.mentions[0].read)),
        StoredInput(sequence: 2, at: morning, content: .control(full.controls[0].body)),
      ])
    #expect(await again.alerts(AlertQuery()) == full.alerts)
    #expect(await again.cases(CaseQuery()) == full.cases)
    #expect(await again.events(after: 0, limit: 9) == full.events)
    #expect(await again.sourceStatuses() == full.sources)
    #expect(try await again.value("alive_until") == "9")
    #expect(
      await again.dueDeliveries(receiver: "guardia", at: morning, limit: 9) == full.deliveries)
    #expect(await again.readFault() == nil)
    await again.close()
  }

  @Test("The same mention, event, delivery and answer twice are there once")
  func duplicates() async throws {
    let archive = try folder.open()
    var first = batch(heard(1))
    first.events = [LoggedEvent(sequence: 1, event: opened("a", at: 0))]
    first.deliveries = [Delivery(eventID: "e", receiver: "g", body: "1", nextAttempt: morning)]
    first.answers = [("k", "first", morning)]
    try await archive.commit(first)
    var second = batch(heard(2) { mention, _ in mention.id = "plaza:1" })
    second.events = [LoggedEvent(sequence: 2, event: opened("a", at: 0))]
    second.deliveries = [Delivery(eventID: "e", receiver: "g", body: "2", nextAttempt: morning)]
    second.answers = [("k", "second", morning + .hours(1))]
    try await archive.commit(second)
    #expect(await archive.totals().mentions == 1)
    #expect(await archive.totals().events == 1)
    #expect(await archive.deliveries(DeliveryQuery()).map(\.body) == ["1"])
    #expect(await archive.answer(idempotencyKey: "k", notBefore: morning) == "first")
    #expect(await archive.minutes(series: "andina", from: 0, to: .max).map(\.count) == [1])
    #expect(try await archive.knownIDs(among: ["plaza:1", "plaza:2"]) == ["plaza:1"])
    await archive.close()
  }

  @Test("An archive that cannot be read says so, instead of taking everything for new")
  func unreadable() async throws {
    let archive = try folder.open()
    try await archive.commit(batch(heard(1)))
    await archive.close()
    await #expect(throws: Fault.self) { try await archive.knownIDs(among: ["plaza:1"]) }
    await #expect(throws: Fault.self) { try await archive.mentions(ofIDs: ["plaza:1"]) }
    await #expect(throws: Fault.self) { try await archive.sources(ofIdentities: ["u:1"]) }
    await #expect(throws: Fault.self) { try await archive.saidBefore([heard(1).read.mention]) }
    await #expect(throws: Fault.self) { try await archive.lastSequence() }
    await #expect(throws: Fault.self) { try await archive.lastEventSequence() }
  }

  @Test("An answer is forgotten after a day")
  func answersPruned() async throws {
    let archive = try folder.open()
    var old = Batch()
    old.answers = [("k", "first", morning)]
    try await archive.commit(old)
    var later = Batch()
    later.answers = [("other", "x", morning + .hours(25))]
    try await archive.commit(later)
    #expect(
      await archive.answer(idempotencyKey: "k", notBefore: Instant(milliseconds: 0)) == nil)
    await archive.close()
  }

  @Test("A torn snapshot is passed over for the one before; only two are kept")
  func snapshots() async throws {
    let archive = try folder.open()
    for number in 1...3 {
      var saved = Batch()
      saved.snapshot = StoredSnapshot(
        version: 1, sequence: Int64(number), at: morning, bytes: Array("memoria \(number)".utf8))
      try await archive.commit(saved)
    }
    #expect(try await archive.snapshot()?.sequence == 3)
    #expect(try await archive.snapshot(version: 2) == nil)
    await archive.close()
    let connection = try Connection(path: folder.file, access: .writing(.process))
    #expect(try connection.integer("SELECT count(*) FROM snapshot") == 2)
    try connection.run("UPDATE snapshot SET bytes = x'6d656d' WHERE sequence = 3")
    let again = try folder.open()
    #expect(try await again.snapshot()?.bytes == Array("memoria 2".utf8))
    await again.close()
  }

  @Test("A long log is copied into the file beside the commits, not inside them")
  func checkpoints() async throws {
    let archive = try folder.open()
    let text = String(repeating: "sin señal ", count: 2000)
    var sequence: Int64 = 0
    for _ in 0..<20 {
      var long = Batch()
      for _ in 0..<40 {
        sequence += 1
        long.mentions.append(heard(sequence, text))
      }
      try await archive.commit(long)
    }
    await archive.settle()
    let totals = await archive.totals()
    #expect(totals.bytes > 8 << 20)
    #expect(totals.mentions == 800)
    await archive.close()
    #expect(!FileManager.default.fileExists(atPath: folder.file + "-wal"))
  }
}
