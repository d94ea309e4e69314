internal import Configuring
internal import Foundation
internal import Model
internal import Serving

extension Demo {
  /// The demonstration set up: recorded feeds served, a monitor that polls them, an archive.
  struct Stage {
    /// Mentions that arrive within such a span are handed in together.
    private static let breath = Instant.Span.minutes(1)

    let monitor: LiveMonitor
    let clock: any TimeSource
    let address: String
    private let arrivals: [(at: Instant, mention: Mention)]
    private let end: Instant
    private let feeds: HTTPServer
    private let archive: DemoArchive

    init(_ demo: Demo, clock: any TimeSource, archive: DemoArchive, serves: Bool) async throws {
      self.clock = clock
      self.archive = archive
      let polled = Set(try demo.configuration(port: 1).sources.map(\.id))
      arrivals = demo.day.handedIn(except: polled)
      end = demo.day.end
      let site = FeedSite(
        feeds: RecordedFeeds(demo.day.mentions(of: polled)), clock: clock, gaps: demo.day.gaps)
      feeds = try HTTPServer(address: ("127.0.0.1", 0), site: site, limits: ServerLimits())
      do {
        var configuration = try demo.configuration(port: feeds.port)
        configuration.archive = archive.path
        configuration.durability = .process
        configuration.calendar += demo.day.calendar
        var surroundings = LiveMonitor.Surroundings(clock: clock, data: demo.data)
        surroundings.serves = serves
        surroundings.pulse = .seconds(10)
        monitor = try await LiveMonitor(configuration, surroundings)
        address = configuration.listen.url(port: monitor.port)
      } catch {
        await feeds.stop()
        throw error
      }
    }

    /// Hands in the mentions of the recording as the clock reaches them, from an instant on.
    func handIn(from start: Instant) async {
      var rest = arrivals.drop { $0.at < start - Self.breath }
      while let next = rest.first {
        do { try await clock.wait(until: next.at) } catch { return }
        let now = clock.now()
        let due = rest.prefix { $0.at <= now }
        rest = rest.dropFirst(due.count)
        try? await monitor.take(due.map(\.mention))
      }
    }

    /// Plays the whole recording on a clock that is turned by hand.
    func play(on clock: TurnedClock) async {
      var rest = arrivals[...]
      while let first = rest.first {
        let group = rest.prefix { $0.at < first.at + Self.breath }
        rest = rest.dropFirst(group.count)
        let at = group.last?.at ?? first.at
        await monitor.turn(to: at, advance: { clock.turn(to: $0) })
        try? await monitor.take(group.map(\.mention))
      }
      // The poll of the last minute still has to come.
      await monitor.turn(to: end + .minutes(3), advance: { clock.turn(to: $0) })
    }

    /// Stops all, and removes an archive that was only for this run.
    func close() async {
      await monitor.stop()
      await feeds.stop()
      if archive.isThrowAway { archive.remove() }
    }
  }
}
