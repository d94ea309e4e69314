internal import Configuring
internal import Foundation
package import Model
internal import Reporting

/// What `vigia demo` does: the product on a recorded day of an invented operator.
///
/// Forum and press are served by the program itself and polled for real; the rest arrives as another
/// system would hand it in.
package struct Demo: Sendable {
  /// What a run tells the person who watches.
  package enum Notice: Sendable {
    /// An event's envelope, with the texts of an alert's posts.
    case event(JSON)
    /// What really happens at this instant of the recording.
    case caption(Instant, String)
    /// How far the recording is, and what has come of it so far.
    case progress(Progress)
    /// The recording is over; the digest of its day.
    case ended(digest: String)
  }

  /// How far the recording is.
  package struct Progress: Sendable {
    package var at: Instant
    /// 0…1 of the recording.
    package var share: Double
    package var mentions: Int
    /// Alerts and cases not over.
    package var alerts: Int
    package var cases: Int
  }

  let data: DataFolder
  let folder: String
  let day: RecordedDay
  private let speed: Double?
  private let listen: String?

  /// A demonstration with the recording under `Samples/demo` beside the data folder.
  ///
  /// - Parameter speed: how many times faster than life; nil for the recording's own tempo.
  package init(data: DataFolder, speed: Double? = nil, listen: String? = nil) throws {
    self.data = data
    self.speed = speed
    self.listen = listen
    folder = data.path + "/Samples/demo"
    day = try RecordedDay(folder: folder)
  }

  /// The zone of the recorded day.
  package func zone() throws -> ZoneTable { try Zones.table(configuration(port: 1).timezone) }

  /// Runs in company, from where the last run stopped; the page stays alive after the recording's end,
  /// until interrupted.
  ///
  /// - Parameters:
  ///   - fresh: begins again although a run was interrupted.
  ///   - welcome: told the page's address and, of a run that goes on, the instant it goes on from.
  package func run(
    fresh: Bool, welcome: (String, Instant?) -> Void,
    tell: @escaping @Sendable (Notice) async -> Void
  ) async throws {
    Stopping.listen()
    let (stage, start) = try await openStage(fresh: fresh)
    welcome(stage.address, start == day.start ? nil : start)
    let stop = await Stopping.untilSignal {
      await withDiscardingTaskGroup { group in
        group.addTask { await stage.monitor.run() }
        group.addTask { await stage.monitor.tell { await tell(.event($0)) } }
        group.addTask { await stage.handIn(from: start) }
        group.addTask { await self.narrate(stage, from: start, tell) }
        group.addTask { await self.report(stage, tell) }
      }
    }
    await stage.close()
    if stop == SIGINT { throw CancellationError() }
  }

  /// The lasting archive's stage, or a throw-away one while another demonstration has that.
  private func openStage(fresh: Bool) async throws -> (Stage, Instant) {
    let archive = try DemoArchive.lasting(day)
    let stopped = fresh ? nil : await archive.stopped(before: day.end)
    let start = max(stopped ?? day.start, day.start)
    if stopped == nil { archive.remove() }
    do {
      return (try await openStage(in: archive, from: start), start)
    } catch let fault as Fault where fault.code == .tryLater {
      return (try await openStage(in: .throwAway(), from: day.start), day.start)
    }
  }

  private func openStage(in archive: DemoArchive, from start: Instant) async throws -> Stage {
    let tempo =
      speed.map { Tempo(start: start, end: day.end, speed: $0) } ?? day.tempo(from: start)
    let clock = RecordedClock(tempo)
    let stage = try await Stage(self, clock: clock, archive: archive, serves: true)
    clock.begin()
    return stage
  }

  /// Runs to the end of the recording as fast as it goes and says what came of it.
  package func once(tell: @escaping @Sendable (Notice) async -> Void) async throws -> String {
    let clock = TurnedClock(day.start)
    let stage = try await Stage(self, clock: clock, archive: .throwAway(), serves: listen != nil)
    let listener = Task { await stage.monitor.tell { await tell(.event($0)) } }
    await stage.play(on: clock)
    let summary = try await stage.monitor.summary()
    let digest = try await digest(stage)
    await stage.monitor.endStreams()
    await listener.value
    await tell(.ended(digest: digest))
    await stage.close()
    return summary
  }

  /// Tells what really happens when its instant comes, and the digest at the end.
  private func narrate(
    _ stage: Stage, from start: Instant, _ tell: @Sendable (Notice) async -> Void
  ) async {
    for caption in day.captions where caption.at >= start {
      do { try await stage.clock.wait(until: caption.at) } catch { return }
      await tell(.caption(caption.at, caption.text))
    }
    do { try await stage.clock.wait(until: day.end + .minutes(1)) } catch { return }
    if let digest = try? await digest(stage) { await tell(.ended(digest: digest)) }
  }

  /// Says twice a second how far the recording is.
  private func report(_ stage: Stage, _ tell: @Sendable (Notice) async -> Void) async {
    while !Task.isCancelled, stage.clock.now() < day.end {
      let now = stage.clock.now()
      let standing = await stage.monitor.standing()
      let share = (now - day.start).seconds / (day.end - day.start).seconds
      await tell(
        .progress(
          Progress(
            at: now, share: share, mentions: standing.mentions, alerts: standing.alerts,
            cases: standing.cases)))
      do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
    }
  }

  /// The digest of the recorded day, as text.
  private func digest(_ stage: Stage) async throws -> String {
    let setup = stage.monitor.setup
    let reader = DayReader(
      archive: stage.monitor.archive, setup: setup,
      brands: setup.brands.filter { !setup.isRival($0.id) }, day: day.start, now: day.end)
    return Reporting.Digest.text(try await reader.data())
  }

  /// The configuration, with the port at which the recorded feeds are served.
  func configuration(port: Int) throws -> Configuration {
    let path = folder + "/demo.yaml"
    let text = String(decoding: try Files.read(path), as: UTF8.self)
      .replacingOccurrences(of: ":8091/", with: ":\(port)/")
    var configuration = try Configuration.read(Array(text.utf8), file: path, directory: folder)
    if let listen { configuration.listen = try ConfigurationFile.address(listen) }
    return configuration
  }
}
