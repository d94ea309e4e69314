internal import Alerting
internal import Caring
package import Configuring
internal import Delivering
package import Model
internal import Parsing
internal import Polling
internal import Reading
internal import Sealing
internal import Serving
internal import Store
internal import Text
internal import Transfers

/// The running product: sources polled, mentions read, alerts raised, cases timed, webhooks sent, the
/// page served.
///
/// Everything that is due at an instant is done by `turn(to:)`; `run()` calls it as the clock goes.
package actor LiveMonitor {
  /// What a monitor needs beside its configuration.
  package struct Surroundings: Sendable {
    /// The only source of time.
    package var clock: any TimeSource
    /// Where the lexicons and rules are.
    package var data: DataFolder
    /// False for a monitor that serves nothing (`vigia demo --once`).
    package var serves = true
    /// How often a quiet monitor looks whether anything is due.
    package var pulse = Instant.Span.seconds(1)
    /// How many mentions may wait for the archive.
    package var queueLimit = 50_000

    /// Surroundings of a clock and a data folder.
    package init(clock: any TimeSource, data: DataFolder) {
      self.clock = clock
      self.data = data
    }
  }

  let core: Core
  let live = Broadcast()
  let archive: Archive
  nonisolated let setup: EngineSetup
  let clock: any TimeSource
  let data: DataFolder
  let brands: [Brand]
  private let pulse: Instant.Span
  let rounds: Rounds
  private let streams: Streams
  private let courier: Courier
  private let avatars: AvatarRounds
  private let outbox: ArchiveOutbox
  private let client: HTTPClient
  private let mailboxes = MailboxClient()
  private let sockets: WebSocketClient
  private let desk: LiveDesk
  private let server: HTTPServer?
  /// Notices for the operator, told once at the start.
  package nonisolated let notices: [String]

  /// Opens the archive, rebuilds the state, reads new history and starts to serve.
  ///
  /// - Throws: a `Fault` or `Faults` that says what is wrong with configuration, data, archive or port.
  package init(_ configuration: Configuration, _ surroundings: Surroundings) async throws {
    clock = surroundings.clock
    data = surroundings.data.with(configuration)
    var surroundings = surroundings
    surroundings.data = data
    brands = configuration.brands
    pulse = surroundings.pulse
    let parts = try await Foundations.lay(configuration, surroundings, live: live)
    archive = parts.archive
    setup = parts.setup
    core = Core(parts.core)
    let name = PollPlan.userAgent(version: Version.current, contact: configuration.contact)
    client = HTTPClient(userAgent: name)
    sockets = WebSocketClient(userAgent: name)
    outbox = ArchiveOutbox(archive: archive)
    courier = Courier(
      client: client, outbox: outbox, receivers: configuration.receivers,
      allowPrivate: configuration.allowPrivate,
      onDisabled: { [core, clock] receiver in
        let now = clock.now()
        let event = Event(
          .monitorDegraded, subject: receiver.id, at: now,
          data: [
            "receiver": .string(receiver.id),
            "reason": .string(
              "el receptor «\(receiver.id)» responde 410: no se le entrega más "
                + "hasta que cambie su dirección"),
          ])
        _ = try? await core.submit(.notice(event))
      })
    avatars = AvatarRounds(
      client: client, core: core, clock: clock, allowPrivate: configuration.allowPrivate)
    rounds = await Rounds(
      sources: parts.sources, statuses: archive.sourceStatuses(),
      poller: Poller(
        client: client, allowPrivate: configuration.allowPrivate, reader: ConnectorDocument(),
        mailboxes: mailboxes, lookUp: Secrets.lookUp(in: configuration.directory)), core: core,
      clock: clock)
    streams = Streams(
      parts.sources, rounds: rounds, client: client, sockets: sockets,
      allowPrivate: configuration.allowPrivate, lookUp: Secrets.lookUp(in: configuration.directory),
      clock: clock)
    desk = LiveDesk(
      core: core, rounds: rounds, avatars: avatars, live: live, clock: clock,
      receivers: configuration.receivers)
    notices = parts.notices
    guard surroundings.serves else {
      server = nil
      return
    }
    do {
      let site = MonitorSite(
        desk: desk, access: try Foundations.access(configuration, sources: parts.sources))
      server = try HTTPServer(
        address: (configuration.listen.host, configuration.listen.port), site: site,
        limits: ServerLimits())
    } catch {
      client.close()
      await archive.close()
      throw error
    }
  }

  /// The port that is served, when one is.
  package nonisolated var port: Int? { server?.port }

  // MARK: - Time

  /// Does everything that is due up to an instant, in order, and returns when it is done and committed.
  ///
  /// For a clock that is turned by hand; `turn` moves it with `advance`.
  package func turn(to target: Instant, advance: @Sendable (Instant) -> Void) async {
    while true {
      let next = min(await nextDue(after: clock.now()), target)
      advance(next)
      await rounds.askDue(at: next)
      _ = try? await core.submit(.tick)
      await avatars.look()
      await courier.deliverDue(at: { [clock] in clock.now() })
      if next >= target { break }
    }
  }

  /// A deadline of this very instant may still be met by what comes at it, so it is taken a moment later.
  private func nextDue(after now: Instant) async -> Instant {
    var next = Instant(minute: now.minute + 1)
    if let due = await rounds.nextDue { next = min(next, max(due, now)) }
    if let due = try? await outbox.nextDue() { next = min(next, max(due, now)) }
    if let due = await core.present.memory.cases.nextDeadline {
      next = min(next, max(due, now + .init(milliseconds: 1)))
    }
    return next
  }

  /// Runs until the task is cancelled; polls and deliveries go on beside the minutes.
  package func run() async {
    live.onCommit { [courier] in courier.wake() }
    await withDiscardingTaskGroup { group in
      group.addTask { await self.courier.run(on: self.clock) }
      group.addTask { await self.keepTime() }
      group.addTask { await self.keepAsking() }
      group.addTask { await self.streams.run() }
      group.addTask { await self.keepLooking() }
    }
  }

  private func keepTime() async {
    var tidied = clock.now().minute
    while !Task.isCancelled {
      _ = try? await core.submit(.tick)
      let now = clock.now()
      if now.minute > tidied {
        tidied = now.minute
        Memory.giveBack()
      }
      let next = min(Instant(minute: now.minute + 1), now + pulse)
      do { try await clock.wait(until: next) } catch { return }
    }
  }

  private func keepAsking() async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let now = clock.now()
        if let due = await rounds.nextDue, due <= now {
          group.addTask { await self.rounds.askDue(at: now) }
          await Task.yield()
        }
        do { try await clock.wait(until: now + .init(milliseconds: pulse.milliseconds / 4)) } catch
        { return }
      }
    }
  }

  private func keepLooking() async {
    while !Task.isCancelled {
      await avatars.look()
      do { try await clock.wait(until: clock.now() + pulse) } catch { return }
    }
  }

  /// Stops serving and polling and closes the archive; what is accepted stays.
  package func stop() async {
    live.close()
    await server?.stop()
    client.close()
    mailboxes.close()
    sockets.close()
    // What waits for a commit gets one.
    _ = try? await core.submit(.tick)
    await archive.close()
  }
}

extension LiveMonitor {
  /// Hands every event's envelope to `show`, with the texts of an alert's posts, until cancelled.
  package func tell(_ show: @Sendable (JSON) async -> Void) async {
    for await item in live.alerts.follow() {
      guard let envelope = try? JSONDocument.parse(Array(item.data.utf8)) else { continue }
      await show(await illustrated(envelope))
    }
  }

  /// An alert's envelope with the texts of its posts, masked.
  private func illustrated(_ envelope: JSON) async -> JSON {
    guard case .object(var members) = envelope, case .object(var data)? = envelope["data"],
      let posts = envelope["data"]?["posts"]?.strings, !posts.isEmpty
    else { return envelope }
    let quotes = await archive.mentions(ids: posts).filter(Overview.isThere)
      .map(Overview.quote)
    data.append(.init("posts_text", .array(quotes)))
    members.removeAll { $0.name == "data" }
    members.append(.init("data", .object(data)))
    return .object(members)
  }
}

extension LiveMonitor {
  /// Takes in mentions that no poller fetched, as if another system had handed them in now.
  package func take(_ mentions: [Mention]) async throws(Fault) {
    _ = try await core.submit(.mentions(mentions, isBackfill: false, status: nil))
  }

  /// How things stand: mentions taken in, alerts and cases not over.
  package func standing() async -> (mentions: Int, alerts: Int, cases: Int) {
    let memory = await core.present.memory
    return (await archive.totals().mentions, memory.alerts.live.count, memory.cases.open.count)
  }

  /// What came of a run, in lines: `menciones N`, `alerts N`, `cases N`, `deliveries N`.
  package func summary() async throws -> String {
    let totals = await archive.totals()
    return """
      mentions \(totals.mentions)
      alerts \(totals.alerts)
      cases \(totals.cases)
      events \(totals.events)
      """
  }

  /// Ends the streams of those who follow, after what they are owed.
  package func endStreams() { live.close() }
}

extension LiveMonitor {
  /// Every event so far as its envelope's line, in order: what `vigia replay` would print.
  package func eventLines() async -> [String] {
    var lines: [String] = []
    var events = await archive.events(after: 0, limit: 1000)
    while let last = events.last {
      lines += events.map { JSONText.line($0.event.envelope) }
      events = await archive.events(after: last.sequence, limit: 1000)
    }
    return lines
  }
}

extension LiveMonitor {
  /// How every source is, in the order of the configuration.
  package func sourceStatuses() async -> [SourceStatus] { await rounds.statuses }
}
