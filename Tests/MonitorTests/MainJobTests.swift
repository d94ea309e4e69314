import Model
import Monitor
import Rehearsal
import Testing

@Suite("The main job")
struct MainJobTests {
  @Test("an outage is told once, grows, ends, and leaves cases with their clocks")
  func outage() async throws {
    let world = try World()
    let monitor = try await world.open()
    await world.turn(monitor, toMinute: world.evening.length)
    await monitor.stop()
    let told = try world.webhooks()

    #expect(told.allSatisfy { $0.isSigned })
    #expect(Set(told.map(\.id)).count == told.count)
    let opened = told.filter { $0.type == "alert.opened" }
    try #require(opened.count == 1)
    let alert = opened[0]
    #expect((20...27).contains(world.minute(alert.at)))
    #expect(alert.data["brand"]?.string == "prueba")
    #expect(alert.data["drivers"]?.array?.first?["id"]?.string == "signal")
    #expect((alert.data["posts"]?.array?.count ?? 0) > 0)
    #expect((alert.data["ratio"]?.number ?? 0) > 1.5)
    #expect(told.contains { $0.type == "alert.escalated" })
    let resolved = told.filter { $0.type == "alert.resolved" }
    try #require(resolved.count == 1)
    #expect(world.minute(resolved[0].at) > world.evening.outage.upperBound)
    #expect(resolved[0].data["id"] == alert.data["id"])

    let cases = told.filter { $0.type == "case.opened" }
    #expect(cases.contains { $0.data["alert"] == alert.data["id"] })
    #expect(cases.count > 100)
    // Nobody answers: each promise of 45 minutes is broken on the minute.
    let breached = told.filter { $0.type == "case.breached" }
    let first = try #require(breached.first)
    #expect(first.at == first.data["due"]?["first_response"]?.instant)
  }

  @Test("a monitor stopped again and again says exactly what one that never stopped says")
  func restart() async throws {
    let steady = try World()
    let monitor = try await steady.open()
    await steady.turn(monitor, toMinute: 150)
    let uninterrupted = await monitor.eventLines()
    await monitor.stop()

    let world = try World()
    var lines: [String] = []
    for minute in [21, 33, 52, 150] {
      let monitor = try await world.open()
      await world.turn(monitor, toMinute: minute)
      lines = await monitor.eventLines()
      await monitor.stop()
    }
    let parting = zip(lines, uninterrupted).first { $0 != $1 }
    #expect(parting?.0 == parting?.1, "the first line that differs")
    #expect(lines.count == uninterrupted.count)
    #expect(lines.count { $0.contains(#""type":"alert.opened""#) } == 1)
    let told = try world.webhooks()
    #expect(Set(told.map(\.id)).count == told.count)
  }

  @Test("a fresh archive learns for a day, pages nobody, and says so")
  func learning() async throws {
    let world = try World(history: false)
    let monitor = try await world.open()
    #expect(monitor.notices.contains { $0.contains("aprendiendo") })
    await world.turn(monitor, toMinute: 90)
    await monitor.stop()
    #expect(try !world.webhooks().contains { $0.type.hasPrefix("alert.") })
    #expect(try world.webhooks().contains { $0.type == "case.opened" })
  }
}
