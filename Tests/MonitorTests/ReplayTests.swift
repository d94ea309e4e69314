import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing
import Transfers

@Suite("Replay")
struct ReplayTests {
  /// The event lines of a replay of the evening.
  private func replay(_ folder: TemporaryFolder) throws -> [String] {
    var lines: [String] = []
    var run = try ReplayRun(
      files: [folder.path("noche.ndjson")], configuration: folder.path("vigia.yaml"),
      data: DataFolder(named: World.root))
    run.run(until: nil) { lines.append($0) }
    return lines
  }

  private func folder() throws -> TemporaryFolder {
    let evening = Evening()
    let folder = try TemporaryFolder()
    try folder.write(evening.history, to: "historia.ndjson")
    try folder.write(evening.lines.joined(separator: "\n") + "\n", to: "noche.ndjson")
    try folder.write(evening.configuration(feed: nil, hook: nil), to: "vigia.yaml")
    return folder
  }

  @Test("the same recording gives the same bytes twice")
  func sameBytes() throws {
    let folder = try folder()
    let first = try replay(folder)
    #expect(try replay(folder) == first)
    #expect(first.contains { $0.contains("\"alert.opened\"") })
    #expect(first.contains { $0.contains("\"alert.resolved\"") })
  }

  @Test("what a source younger than a day brings is no news")
  func newSource() throws {
    let folder = try folder()
    let known = Evening().history.split(separator: "\n").filter { !$0.contains("source") }
    try folder.write(known.joined(separator: "\n") + "\n", to: "historia.ndjson")
    let events = try replay(folder)
    #expect(!events.contains { $0.contains(#""type":"alert."#) })
    #expect(events.contains { $0.contains(#""type":"case.opened""#) })
  }

  @Test("a bad line is reported with file and line, and the rest is replayed")
  func badLine() throws {
    let folder = try folder()
    let text = "{roto\n" + Evening().lines.joined(separator: "\n") + "\n"
    try folder.write(text, to: "noche.ndjson")
    let run = try ReplayRun(
      files: [folder.path("noche.ndjson")], configuration: folder.path("vigia.yaml"),
      data: DataFolder(named: World.root))
    #expect(run.faults.map(\.place) == [FilePlace(file: folder.path("noche.ndjson"), line: 1)])
    #expect(try replay(folder).contains { $0.contains(#""alert.opened""#) })
  }

  @Test("handing in the same lines over HTTP raises the same alerts at the same instants")
  func sameAlertsAsPosted() async throws {
    let folder = try folder()
    let evening = Evening()
    let replayed = try replay(folder).filter { $0.hasPrefix(#"{"type":"alert."#) }

    let clock = TurnedClock(evening.start)
    let path = folder.path("vigia.yaml")
    let configuration = try Configuration.read(
      Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
    let port = try #require(monitor.port)
    let client = HTTPClient(userAgent: "prueba")
    for (saying, line) in zip(evening.sayings, evening.lines) {
      await monitor.turn(to: saying.at, advance: { clock.turn(to: $0) })
      var request = HTTPRequest(
        "POST", url: "http://127.0.0.1:\(port)/api/v1/mentions",
        headers: [("Content-Type", "application/x-ndjson")], body: Array(line.utf8))
      request.allowPrivate = ["127.0.0.1"]
      request.timeout = .seconds(120)
      let response = try await client.send(request)
      #expect(response.status == 200)
    }
    let last = try #require(evening.sayings.last?.at)
    await monitor.turn(
      to: Instant(minute: last.minute + 1), advance: { clock.turn(to: $0) })
    let posted = await monitor.eventLines().filter { $0.hasPrefix(#"{"type":"alert."#) }
    await monitor.stop()
    client.close()
    #expect(posted == replayed)
    #expect(!posted.isEmpty)
  }
}
