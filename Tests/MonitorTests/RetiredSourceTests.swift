import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("A source that is taken out of the configuration")
struct RetiredSourceTests {
  private func events(_ monitor: LiveMonitor) async throws -> [JSON] {
    try await monitor.eventLines().map {
      try JSONDecoder().decode(JSON.self, from: Data($0.utf8))
    }
  }

  private func blindAlerts(_ events: [JSON], _ type: String) -> [JSON] {
    events.filter { $0["type"]?.string == type }.compactMap { $0["data"] }
      .filter { $0["kind"]?.string == "source_blind" }
  }

  @Test("while it is blind has its alert closed at the next start, with the reason, and for good")
  func blind() async throws {
    let world = try World(failing: 20..<500)
    let first = try await world.open()
    await world.turn(first, toMinute: 60)
    #expect(blindAlerts(try await events(first), "alert.opened").count == 1)
    #expect(blindAlerts(try await events(first), "alert.resolved").isEmpty)
    await first.stop()
    try world.rewrite { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("sources:") ? "sources: []" : String($0) }.joined(separator: "\n")
    }
    let second = try await world.open()
    let resolved = blindAlerts(try await events(second), "alert.resolved")
    #expect(resolved.count == 1)
    #expect(
      resolved.first?["reason"]?.string?.contains("ya no está en la configuración") == true)
    let recovered = try await events(second).filter { $0["type"]?.string == "source.recovered" }
    #expect(recovered.count == 1)
    // It owes nothing any more, and a further start has nothing to close.
    await world.turn(second, toMinute: 180)
    await second.stop()
    let third = try await world.open()
    await world.turn(third, toMinute: 190)
    let all = try await events(third)
    #expect(blindAlerts(all, "alert.opened").count == 1)
    #expect(blindAlerts(all, "alert.resolved").count == 1)
    #expect(all.count { $0["type"]?.string == "source.recovered" } == 1)
    await third.stop()
  }

  @Test("while it answered is not missed afterwards")
  func sound() async throws {
    let world = try World()
    let first = try await world.open()
    await world.turn(first, toMinute: 30)
    await first.stop()
    try world.rewrite { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("sources:") ? "sources: []" : String($0) }.joined(separator: "\n")
    }
    let second = try await world.open()
    await world.turn(second, toMinute: 199)
    #expect(blindAlerts(try await events(second), "alert.opened").isEmpty)
    await second.stop()
  }
}
