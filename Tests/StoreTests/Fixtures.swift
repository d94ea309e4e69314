import Foundation
import Model

@testable import Store

/// A folder for one test, removed with it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("vigia-store-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/vigia.db" }

  func open(_ durability: Durability = .process) throws -> Archive {
    try Archive.open(path: file, durability: durability)
  }
}

/// The morning of the stories: 2026-03-02 11:00 UTC.
let morning = Instant(seconds: 1_772_449_200)

/// A mention as the monitor would store it.
func heard(
  _ sequence: Int64, _ text: String = "sin señal en Rosario", brand: String = "andina",
  after minutes: Int64 = 0, _ change: (inout Mention, inout Finding) -> Void = { _, _ in }
) -> StoredMention {
  var mention = Mention(id: "plaza:\(sequence)", text: text)
  mention.source = "plaza"
  mention.publishedAt = morning + .minutes(minutes)
  mention.fetchedAt = morning + .minutes(minutes) + .seconds(20)
  var author = Author()
  author.handle = "vecina\(sequence % 7)"
  author.followers = 100
  mention.author = author
  var finding = Finding()
  finding.label = .negative
  finding.score = -0.5
  finding.brands = [brand]
  finding.drivers = [.init(id: "signal", confidence: 0.9)]
  change(&mention, &finding)
  return StoredMention(
    sequence: sequence,
    read: ReadMention(
      mention: mention, finding: finding,
      receivedAt: morning + .minutes(minutes) + .seconds(30)))
}

func batch(_ mentions: StoredMention...) -> Batch {
  var batch = Batch()
  batch.mentions = mentions
  return batch
}

func anAlert(_ id: String, openedAfter minutes: Int64, _ level: Alert.Level = .warning) -> Alert {
  Alert(
    id: id, brand: "andina", kind: .spike, level: level, title: "Muchas quejas por señal",
    reason: "30 en 10 minutos", startedAt: morning, openedAt: morning + .minutes(minutes),
    observed: 30, expected: 2.5, windowSeconds: 600, voices: 25)
}

func aCase(_ id: String, openedAfter minutes: Int64, dueIn: Int64?, priority: Int = 0) -> Case {
  var item = Case(
    id: id, brand: "andina", channel: .social, priority: priority, priorityEvidence: [],
    mentions: ["plaza:1"], openedAt: morning + .minutes(minutes),
    startedAt: morning + .minutes(minutes))
  item.dueFirstResponse = dueIn.map { morning + .minutes($0) }
  return item
}

func opened(_ subject: String, at minutes: Int64) -> Event {
  Event(
    .alertOpened, subject: subject, at: morning + .minutes(minutes), brand: "andina",
    level: .warning, data: ["id": .string(subject), "ratio": .number(3), "count": .integer(3)])
}

/// The code of the fault that the work ends with; nil when it ends well.
func code(_ work: () async throws -> Void) async -> ExitCode? {
  do {
    try await work()
    return nil
  } catch {
    return (error as? Fault)?.code
  }
}
