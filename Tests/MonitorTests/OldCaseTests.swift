import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("A case that was closed days ago")
struct OldCaseTests {
  private let evening = Evening()
  private let clock = TurnedClock(Evening().start)
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      evening.configuration(feed: nil, hook: nil, history: false), to: "vigia.yaml")
  }

  private func open() async throws -> LiveMonitor {
    let path = folder.path("vigia.yaml")
    let configuration = try Configuration.read(
      Array(Data(contentsOf: URL(fileURLWithPath: path))), file: path, directory: folder.path)
    return try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))
  }

  private func turn(_ monitor: LiveMonitor, toHour hour: Int64) async {
    let clock = clock
    await monitor.turn(to: evening.start + .hours(hour), advance: { clock.turn(to: $0) })
  }

  @Test("is opened again when the customer calls back; its clocks go on after a restart")
  func reopened() async throws {
    var monitor = try await open()
    try await monitor.take([
      Mention(json: [
        "id": "q1", "text": "@PruebaMovil sigo sin señal, es la tercera vez que reclamo",
        "published_at": JSON(evening.start), "author": ["id": "ana"],
      ])
    ])
    let listed = try await monitor.ask("GET", "/api/v1/cases").json.array?.first
    #expect(listed?["driver_titles"]?.strings.isEmpty == false)
    let id = try #require(listed?["id"]?.string)
    let close = try await monitor.ask(
      "POST", "/api/v1/cases/\(id)/close", #"{"by":"Ana","outcome":"procedente"}"#)
    #expect(close.status == 200, "\(close.json)")
    #expect(close.json["state"]?.string == "closed")
    await turn(monitor, toHour: 60)

    let reopen = try await monitor.ask("POST", "/api/v1/cases/\(id)/reopen", #"{"by":"Ana"}"#)
    #expect(reopen.status == 200, "\(reopen.json)")
    #expect(reopen.json["state"]?.string != "closed")
    await monitor.stop()

    monitor = try await open()
    await turn(monitor, toHour: 60 + 13)
    let later = try await monitor.ask("GET", "/api/v1/cases/\(id)")
    #expect(later.json["state"]?.string == "abandoned", "its clocks did not go on")
    await monitor.stop()
  }
}
