import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("Rules on trial beside those in force")
struct ShadowTests {
  /// What a monitor says and what the digest says of the trial, after an evening with stops at minutes.
  private func evening(
    _ extra: String = "", stops: [Int] = [150]
  ) async throws -> (lines: [String], told: Int, trial: JSON) {
    let world = try World(extra: extra)
    var lines: [String] = []
    for minute in stops {
      let monitor = try await world.open()
      await world.turn(monitor, toMinute: minute)
      lines = await monitor.eventLines()
      await monitor.stop()
    }
    let run = try DigestRun(
      configuration: world.folder.path("vigia.yaml"), data: DataFolder(named: World.root))
    let digest = try await run.text(
      date: "2026-03-02", brand: nil, format: "json", now: world.clock.now())
    let trial = try JSONDecoder().decode(JSON.self, from: Data(digest.utf8))["trial"] ?? .null
    return (lines, try world.webhooks().count, trial)
  }

  @Test("tell nobody anything, and the digest says what they would have told")
  func silent() async throws {
    let alone = try await evening()
    let both = try await evening("shadow: {title: menos sensible, threshold: 100}")
    #expect(both.lines == alone.lines)
    #expect(both.told == alone.told)
    #expect(alone.trial == .null)
    #expect(both.trial["title"]?.string == "menos sensible")
    let comparison = try #require(both.trial["comparison"])
    #expect(comparison["old"]?["alerts"]?.integer == 1)
    let changed = try #require(comparison["changed"]?.array?.first)
    #expect(changed["new"]?["brand"]?.string == "prueba")
    #expect((changed["minutes"]?.integer ?? 0) >= 5)
  }

  @Test("are late by the minutes that the digest says, and a restart changes nothing")
  func restart() async throws {
    let extra = "shadow: {threshold: 60}"
    let steady = try await evening(extra)
    let changed = try #require(steady.trial["comparison"]?["changed"]?.array?.first)
    #expect((changed["minutes"]?.integer ?? 0) > 0)
    let stopped = try await evening(extra, stops: [21, 26, 52, 150])
    #expect(stopped.lines == steady.lines)
    #expect(stopped.trial == steady.trial)
  }

  @Test("with other drivers read every mention by them")
  func rules() async throws {
    let rules = World.root + "/Rules/energy.yaml"
    let steady = try await evening("shadow: {title: otro rubro, rules: \"\(rules)\"}")
    let comparison = try #require(steady.trial["comparison"])
    #expect(comparison["new"]?["alerts"]?.integer == 1)
    let title = comparison["changed"]?.array?.first?["new"]?["title"]?.string
    #expect(title?.contains("Señal") != true)
  }
}
