import Configuring
import Foundation
import Model
import Monitor
import Rehearsal
import Testing

@Suite("A deadline that is reached as a complaint comes in")
struct DeadlineTests {
  @Test("does not hold the clock: what is due is told and time goes on", .timeLimit(.minutes(10)))
  func goesOn() async throws {
    let evening = Evening()
    let clock = TurnedClock(evening.start)
    let folder = try TemporaryFolder()
    let text = evening.configuration(feed: nil, hook: nil, history: false)
    let configuration = try Configuration.read(
      Array(text.utf8), file: try folder.write(text, to: "vigia.yaml"), directory: folder.path)
    let monitor = try await LiveMonitor(
      configuration, .init(clock: clock, data: DataFolder(named: World.root)))

    // Complaints of every age up to an hour: some come in at the very instant of a warning or deadline.
    let complaints = try (0...60).map { age in
      let line = """
        {"id":"q\(age)","text":"@PruebaMovil sigo sin señal, es la \(age)ª vez que reclamo",
        "published_at":"\((evening.start - .minutes(Int64(age))).rfc3339)","author":{"id":"a\(age)"}}
        """
      return try Mention(json: try JSONDecoder().decode(JSON.self, from: Data(line.utf8)))
    }
    try await monitor.take(complaints)
    await monitor.turn(to: evening.start + .minutes(90), advance: { clock.turn(to: $0) })
    let breaches = await monitor.eventLines().filter {
      $0.contains(#""case.breached""#) && $0.contains(#""channel":"social""#)
    }
    await monitor.stop()
    #expect(clock.now() == evening.start + .minutes(90))
    #expect(breaches.count == complaints.count)
  }
}
