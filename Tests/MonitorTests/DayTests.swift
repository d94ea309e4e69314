import Foundation
import Model
import Monitor
import Testing

@Suite("The recorded day")
struct DayTests {
  private static let folder = World.root + "/Samples/demo"

  /// The events of one replay, for all tests.
  private static let events: [Event] = {
    var events: [Event] = []
    guard
      let data = try? DataFolder(named: World.root),
      var run = try? ReplayRun(
        files: [folder + "/menciones.ndjson"], configuration: folder + "/demo.yaml", data: data)
    else { return [] }
    run.events(until: nil) { events.append($0) }
    return events
  }()
  private static let lines = events.map { Wording.line($0.envelope) }

  /// The mentions of every case that a mention opened.
  private static var cases: [String: Set<String>] {
    var cases: [String: Set<String>] = [:]
    for event in events where event.kind.rawValue.hasPrefix("case.") {
      guard let id = event.data["id"]?.string, event.data["channel"]?.string != "alert" else {
        continue
      }
      cases[id, default: []].formUnion(event.data["mentions"]?.strings ?? [])
    }
    return cases
  }

  @Test("raises what must be raised, in time, and nothing that must not")
  func expectation() throws {
    let expected = try Expectation(path: Self.folder + "/esperado.json")
    let verdicts =
      expected.compare(ToldAlert.all(in: Self.events)) + expected.compare(cases: Self.cases)
    #expect(verdicts.count >= 15)
    for verdict in verdicts where verdict.owed != nil && verdict.trouble != nil {
      print("still owed: \(verdict.id): \(verdict.owed ?? "") (\(verdict.trouble ?? ""))")
    }
    for verdict in verdicts where !verdict.isAsMarked {
      let what = verdict.trouble ?? "found: take the mark «owed» away"
      Issue.record("\(verdict.id) (\(verdict.why)): \(what)")
    }
  }

  @Test("tells of the competitor's outage once, as information, and that it is over")
  func competitor() throws {
    let told = Self.events.filter { $0.data["kind"]?.string == "competitor" }
    #expect(told.map(\.kind) == [.announcementRaised, .announcementCleared])
    let begin = try #require(Instant(rfc3339: "2026-03-03T14:15:00Z"))
    #expect(told.allSatisfy { $0.data["competitor"]?.string == "pampa" && $0.brand == "andina" })
    #expect(told.first.map { (begin...(begin + .minutes(15))).contains($0.at) } == true)
    #expect(told.last.map { $0.at < begin + .hours(2) } == true)
  }

  @Test("lets none of the personal data that its complaints hold out of the house")
  func personalData() throws {
    let recorded = try mentions().compactMap { $0["text"]?.string }
    let numbers = recorded.flatMap { text in
      text.matches(of: /\b\d\d\.\d{3}\.\d{3}\b|[a-z]+[.0-9a-z]*@correo\.example/).map {
        String($0.output)
      }
    }
    #expect(Set(numbers).count >= 10)
    for number in Set(numbers) {
      #expect(!Self.lines.contains { $0.contains(number) }, "\(number) left the house")
    }
  }

  @Test("holds thousands of texts that differ, from many kinds of source")
  func variety() throws {
    let mentions = try mentions()
    let texts = mentions.compactMap { $0["text"]?.string }
    #expect(mentions.count >= 6000)
    #expect(Set(texts).count >= 3000)
    #expect(Set(mentions.compactMap { $0["source"]?.string }).count >= 6)
    #expect(Set(mentions.compactMap { $0["kind"]?.string }).count >= 6)
    let uses = try String(contentsOfFile: Self.folder + "/plantillas.tsv", encoding: .utf8)
      .split(separator: "\n").compactMap { Int($0.split(separator: "\t").last ?? "") }
    #expect(uses.count >= 400)
    #expect(uses.max().map { $0 <= 40 } == true)
    let counted = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
    #expect(counted <= 40)
    let sizes = try ["menciones.ndjson", "historia.ndjson"].map {
      try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + $0)).count
    }
    #expect(sizes.reduce(0, +) <= 5_000_000)
  }

  /// The mentions of the recording, without its control lines.
  private func mentions() throws -> [JSON] {
    let text = try String(contentsOfFile: Self.folder + "/menciones.ndjson", encoding: .utf8)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("{\"control\"") }.map {
      try JSONDecoder().decode(JSON.self, from: Data($0.utf8))
    }
  }
}
