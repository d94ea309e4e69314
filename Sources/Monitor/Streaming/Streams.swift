internal import Model
internal import Polling
internal import Transfers

/// Keeps the long-lived streams open: hands what they bring to the core, opens them again when they are
/// cut, and has what was missed asked for, of the stream itself or of the source that fills its gaps.
struct Streams: Sendable {
  private let sources: [Source]
  private let rounds: Rounds
  private let client: HTTPClient
  private let sockets: WebSocketClient
  private let allowPrivate: [String]
  private let lookUp: SecretLookup
  private let clock: any TimeSource

  init(
    _ sources: [Source], rounds: Rounds, client: HTTPClient, sockets: WebSocketClient,
    allowPrivate: [String], lookUp: @escaping SecretLookup, clock: any TimeSource
  ) {
    self.sources = sources.filter { $0.kind == .stream }
    self.rounds = rounds
    self.client = client
    self.sockets = sockets
    self.allowPrivate = allowPrivate
    self.lookUp = lookUp
    self.clock = clock
  }

  /// Follows every stream until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      for source in sources { group.addTask { await keep(source) } }
    }
  }

  private func keep(_ source: Source) async {
    var shortLives = 0
    var readiness: StreamLine.Readiness?
    let goesOn = source.stream?.cursor != nil
    var place = goesOn ? StreamPlace(await rounds.status(of: source.id)?.cursor) : nil
    while !Task.isCancelled {
      let opened = clock.now()
      let line = StreamLine(
        source, client: client, sockets: sockets, allowPrivate: allowPrivate, lookUp: lookUp,
        clock: clock)
      // Once they are what they should be, the account's rules stay so.
      if readiness != .ready { readiness = await line.prepare() }
      let complaint: String? = if case .lacking(let why)? = readiness { why } else { nil }
      let ear = StreamEar(
        source: source, complaint: complaint, place: place, rounds: rounds, clock: clock)
      await rounds.noteRequest(of: source.id, at: opened)
      let end: StreamEnd
      if case .ended(let why)? = readiness {
        end = why
      } else {
        end = await line.follow(from: place) { await ear.hear($0) }
      }
      if Task.isCancelled || end == .stopped { return }
      guard let status = await rounds.status(of: source.id) else { return }
      let now = clock.now()
      var (after, wait) = PollSchedule.cut(
        status, source: source, end, wasAlive: await ear.isAlive, shortLives: shortLives, at: now)
      if let complaint { after.reason = [complaint, after.reason ?? ""].joined(separator: "; ") }
      shortLives = now - opened < PollSchedule.shortLife ? shortLives + 1 : 0
      if goesOn {
        place = await ear.place
        if end == .forgotten, let lost = place {
          place = lost.afterRefusal(at: now)
          let until = place?.instant ?? now
          _ = await rounds.warn("gap", of: source, StreamWords.gap(lost.instant, until))
        }
        after.cursor = place?.text
      }
      _ = await rounds.take([], after, from: source)
      do { try await clock.wait(until: now + wait) } catch { return }
    }
  }
}

extension Rounds {
  /// The present status of a source.
  func status(of id: String) -> SourceStatus? { statuses.first { $0.id == id } }
}
