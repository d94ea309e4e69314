internal import Model
internal import Parsing
internal import Polling
internal import Transfers

/// Keeps the long-lived streams open: hands what they bring to the core, opens them again when they are
/// cut, and has the source that fills the gap asked at once.
struct Streams: Sendable {
  /// Events of Server-Sent Events that carry a post; a notice carries none, a deletion only an id.
  private static let posts: Set<String?> = [nil, "message", "update", "status.update"]

  private let sources: [Source]
  private let rounds: Rounds
  private let client: HTTPClient
  private let allowPrivate: [String]
  private let lookUp: SecretLookup
  private let clock: any TimeSource

  init(
    _ sources: [Source], rounds: Rounds, client: HTTPClient, allowPrivate: [String],
    lookUp: @escaping SecretLookup, clock: any TimeSource
  ) {
    self.sources = sources.filter { $0.kind == .stream }
    self.rounds = rounds
    self.client = client
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
    while !Task.isCancelled {
      let opened = clock.now()
      let line = StreamLine(
        source, client: client, allowPrivate: allowPrivate, lookUp: lookUp, clock: clock)
      // Once they are what they should be, the account's rules stay so.
      if readiness != .ready { readiness = await line.prepare() }
      let complaint: String? = if case .lacking(let why)? = readiness { why } else { nil }
      let ear = Ear(source: source, complaint: complaint, rounds: rounds, clock: clock)
      await rounds.noteRequest(of: source.id, at: opened)
      let end: StreamEnd
      if case .ended(let why)? = readiness {
        end = why
      } else {
        end = await line.follow { await ear.hear($0) }
      }
      if Task.isCancelled || end == .stopped { return }
      guard let status = await rounds.status(of: source.id) else { return }
      let now = clock.now()
      var (after, wait) = PollSchedule.cut(
        status, source: source, end, wasAlive: await ear.isAlive, shortLives: shortLives, at: now)
      if let complaint { after.reason = [complaint, after.reason ?? ""].joined(separator: "; ") }
      shortLives = now - opened < PollSchedule.shortLife ? shortLives + 1 : 0
      _ = await rounds.take([], after, from: source)
      do { try await clock.wait(until: now + wait) } catch { return }
    }
  }

  /// Hears one connection.
  private actor Ear {
    private let source: Source
    /// What is wrong with it all the same.
    private let complaint: String?
    private let rounds: Rounds
    private let clock: any TimeSource
    /// Whether anything came.
    private(set) var isAlive = false

    init(source: Source, complaint: String?, rounds: Rounds, clock: any TimeSource) {
      self.source = source
      self.complaint = complaint
      self.rounds = rounds
      self.clock = clock
    }

    func hear(_ happenings: [EventDecoder.Happening]) async {
      let now = clock.now()
      if !isAlive {
        isAlive = true
        // What was said while nobody listened is asked for.
        if let fill = source.stream?.fill { await rounds.hasten(fill, at: now) }
      }
      guard let before = await rounds.status(of: source.id) else { return }
      var status = PollSchedule.alive(before, at: now)
      if let complaint {
        status.health = .slow
        status.reason = complaint
      }
      let mentions = happenings.flatMap { said(in: $0, at: now) }
      if mentions.isEmpty, before.health == status.health { return await rounds.show(status) }
      _ = await rounds.take(mentions, status, from: source, damage: complaint)
    }

    private func said(in happening: EventDecoder.Happening, at now: Instant) -> [Mention] {
      guard case .item(let kind, let bytes) = happening, let connector = source.connector
      else { return [] }
      if kind == "delete" {
        var gone = Mention(
          id: connector.network + ":" + String(decoding: bytes, as: UTF8.self), text: "")
        gone.isGone = true
        return [gone]
      }
      guard Streams.posts.contains(kind),
        let page = try? ConnectorDocument().page(
          bytes, of: connector, parameters: source.parameters, source: source.id, at: now)
      else { return [] }
      return page.mentions
    }
  }
}

extension Rounds {
  /// The present status of a source.
  func status(of id: String) -> SourceStatus? { statuses.first { $0.id == id } }
}
