internal import Configuring
internal import Foundation
package import Model
internal import Parsing
internal import Serving

/// What `vigia demo` does: the product on a recorded evening, its feeds served by the program itself.
package struct Demo: Sendable {
  private static let ordinarySpeed = 60.0

  private let data: DataFolder
  private let folder: String
  private let speed: Double
  private let listen: String?
  private let recording: Recording

  /// A demonstration with the recording under `Samples/demo` beside the data folder.
  ///
  /// - Parameter speed: how many times faster than life; nil for 60.
  package init(data: DataFolder, speed: Double? = nil, listen: String? = nil) throws {
    self.data = data
    self.speed = speed ?? Self.ordinarySpeed
    self.listen = listen
    folder = data.path + "/Samples/demo"
    let path = folder + "/menciones.ndjson"
    recording = Recording(files: [(name: path, bytes: try Files.read(path))])
    guard recording.faults.isEmpty else { throw Faults(recording.faults) }
  }

  /// The zone of the recorded evening.
  package func zone() throws -> ZoneTable { try Zones.table(configuration(port: 1).timezone) }

  /// The first and last minute of the evening.
  private func span() throws(Fault) -> (start: Instant, end: Instant) {
    guard let start = recording.start, let end = recording.end else {
      throw Fault(.noInput, "la grabación de la demostración está vacía", remedy: "reinstale Vigía")
    }
    return (Instant(minute: start.minute), end)
  }

  /// Runs in company: the page stays alive after the recording's end, until interrupted.
  package func run(
    welcome: (String) -> Void, show: @escaping @Sendable (JSON) -> Void,
    progress: @escaping @Sendable (String) -> Void
  ) async throws {
    Stopping.listen()
    let (start, end) = try span()
    let clock = RecordedClock(start: start, end: end, speed: speed)
    let stage = try await Stage(self, clock: clock, serves: true)
    welcome(stage.address)
    let zone = try zone()
    let stop = await Stopping.untilSignal {
      await withDiscardingTaskGroup { group in
        group.addTask { await stage.monitor.run() }
        group.addTask { await stage.monitor.tell(show) }
        group.addTask { await Self.report(clock, from: start, to: end, zone: zone, progress) }
      }
    }
    await stage.close()
    if stop == SIGINT { throw CancellationError() }
  }

  /// Runs to the end of the recording as fast as it goes and says what came of it.
  package func once(show: @escaping @Sendable (JSON) -> Void) async throws -> String {
    let (start, end) = try span()
    let clock = TurnedClock(start)
    let stage = try await Stage(self, clock: clock, serves: listen != nil)
    let listener = Task { await stage.monitor.tell(show) }
    // The poll of the last minute still has to come.
    await stage.monitor.turn(to: end + .minutes(3), advance: { clock.turn(to: $0) })
    let summary = try await stage.monitor.summary()
    await stage.monitor.endStreams()
    await listener.value
    await stage.close()
    return summary
  }

  /// A line every ten recorded minutes, so that one sees that time passes.
  private static func report(
    _ clock: RecordedClock, from start: Instant, to end: Instant, zone: ZoneTable,
    _ progress: (String) -> Void
  ) async {
    var mark = start + .minutes(10)
    while mark < end {
      do { try await clock.wait(until: mark) } catch { return }
      progress("  … son las \(zone.clockText(mark)) en la grabación")
      mark = mark + .minutes(10)
    }
    do { try await clock.wait(until: end) } catch { return }
    progress("Fin de la grabación. La página sigue viva, a ritmo normal; Ctrl-C termina.")
  }

  /// The configuration, with the port at which the recorded feeds are served.
  fileprivate func configuration(port: Int) throws -> Configuration {
    let path = folder + "/demo.yaml"
    let text = String(decoding: try Files.read(path), as: UTF8.self)
      .replacingOccurrences(of: ":8091/", with: ":\(port)/")
    var configuration = try Configuration.read(Array(text.utf8), file: path, directory: folder)
    if let listen { configuration.listen = try ConfigurationFile.address(listen) }
    return configuration
  }
}

extension Demo {
  /// The demonstration set up: recorded feeds served, a monitor polling them, a throw-away archive.
  fileprivate struct Stage {
    let monitor: LiveMonitor
    let address: String
    private let feeds: HTTPServer
    private let folder: URL

    init(_ demo: Demo, clock: any TimeSource, serves: Bool) async throws {
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("vigia-demo-" + UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let mentions = demo.recording.entries.compactMap { entry -> Mention? in
        guard case .mention(let mention) = entry.step else { return nil }
        return mention
      }
      feeds = try HTTPServer(
        address: ("127.0.0.1", 0), site: FeedSite(feeds: RecordedFeeds(mentions), clock: clock),
        limits: ServerLimits())
      var configuration = try demo.configuration(port: feeds.port)
      configuration.archive = folder.appendingPathComponent("demo.db").path
      configuration.durability = .process
      configuration.calendar += demo.recording.calendar
      var surroundings = LiveMonitor.Surroundings(clock: clock, data: demo.data)
      surroundings.serves = serves
      monitor = try await LiveMonitor(configuration, surroundings)
      address = configuration.listen.url(port: monitor.port)
    }

    func close() async {
      await monitor.stop()
      await feeds.stop()
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
