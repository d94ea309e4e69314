internal import Alerting
internal import Caring
internal import Delivering
internal import Model
internal import Reading
internal import Store

/// Takes work in, decides with the engine, commits, and only then tells: the one writer of the archive.
///
/// Work that arrives while a batch is being committed waits and goes together in the next one (group
/// commit). A batch that cannot be committed is taken back: the engine returns to its state before it.
actor Core {
  /// Something to be done by the one writer.
  enum Work: Sendable {
    /// Mentions, and the status of the source that brought them, which is saved with them.
    case mentions([Mention], isBackfill: Bool, status: SourceStatus?)
    /// Mentions handed in over HTTP, with what the answer must be if they are handed in again, and the
    /// status of the source that sent them, when one did.
    case handedIn(IngestBatch, key: String?, status: SourceStatus?)
    /// The status of a source that brought nothing.
    case status(SourceStatus)
    /// A person's action.
    case action(StaffAction)
    /// What comparing a suspect's picture with the official one came to.
    case avatar(String, bits: Int?, suspect: String)
    /// An account (`Author.identity`) of which nothing is kept is gone from its platform.
    case goneAuthor(String)
    /// Something to tell that changes no decision (a receiver was disabled).
    case notice(Event)
    /// Nothing but the passing of time.
    case tick

    /// How many mentions wait in it.
    var size: Int {
      switch self {
      case .mentions(let mentions, _, _): mentions.count
      case .handedIn(let batch, _, _): batch.mentions.count
      case .status, .action, .avatar, .goneAuthor, .notice, .tick: 0
      }
    }
  }

  /// What became of work.
  struct Receipt: Sendable {
    var accepted = 0
    var duplicates = 0
    /// The answer to an action.
    var answer: JSON = .null
  }

  /// More mentions than this in the queue are refused with "try later"; a work that is larger by itself is
  /// taken when nothing waits, for later it would be no smaller.
  private let queueLimit: Int

  private struct Pending {
    var work: Work
    var resume: CheckedContinuation<Result<Receipt, Fault>, Never>
  }

  let archive: Archive
  private let clock: any TimeSource
  private var reader: Reader
  private var bench = Bench()
  /// The rules that were read again since the start.
  private var rules: RulePack?
  /// Reads for the trial beside, where its rules are others.
  private let shadowReader: Reader?
  private let receivers: [Receiver]
  private let routes: [Route]
  private let live: Broadcast
  private var engine: Engine
  private var sequences: Sequences
  private var queue: [Pending] = []
  private var queuedMentions = 0
  private var isDraining = false
  private var lastSnapshot: (minute: Int64, input: Int64) = (0, 0)
  /// Whether stored snapshots may remember what was taken back; nobody knows of those from before the start.
  private var remembersTooMuch = true
  /// Statuses that go with the next commit, whatever it is for.
  private var lateStatuses: [SourceStatus] = []

  /// What is counted since the start, for `/metrics`.
  private(set) var figures = Figures()

  /// Counts since the start.
  struct Figures: Sendable {
    var accepted = 0
    var duplicates = 0
    var commits = 0
    var failedCommits = 0
    var events = 0
    var lastCommitFailed = false
  }

  init(_ parts: Parts) {
    archive = parts.archive
    clock = parts.clock
    reader = parts.reader
    shadowReader = parts.shadowReader
    receivers = parts.receivers
    routes = parts.routes
    live = parts.live
    engine = parts.engine
    sequences = parts.sequences
    queueLimit = parts.queueLimit
  }

  /// What a core is made of.
  struct Parts: Sendable {
    var archive: Archive
    var clock: any TimeSource
    var reader: Reader
    var shadowReader: Reader?
    var receivers: [Receiver]
    var routes: [Route]
    var live: Broadcast
    var engine: Engine
    var sequences: Sequences
    var queueLimit: Int
  }

  /// The next numbers of the input and event logs.
  struct Sequences: Sendable {
    var input: Int64
    var event: Int64
  }

  /// The engine as of now, for views.
  var present: Engine { engine }

  /// What reads mentions now.
  var presentReader: Reader { reader }

  /// Reads every mention from now on by other lexicons and rules; what is read already stays as it is.
  func use(_ reader: Reader, _ rules: RulePack) {
    self.reader = reader
    self.rules = rules
    engine.use(rules)
  }

  /// Puts work in the queue and returns when it is committed.
  func submit(_ work: Work) async throws(Fault) -> Receipt {
    guard queuedMentions == 0 || queuedMentions + work.size <= queueLimit else {
      throw Fault(.tryLater, "hay demasiadas menciones en espera", remedy: "reintente en un minuto")
    }
    queuedMentions += work.size
    let result = await withCheckedContinuation { continuation in
      queue.append(Pending(work: work, resume: continuation))
      if !isDraining {
        isDraining = true
        Task { await drain() }
      }
    }
    return try result.get()
  }

  /// Keeps the status of a source that brought nothing new with the next commit, within a second.
  ///
  /// With thousands of sources a commit for each "not modified" would be most of the work.
  func noteLater(_ status: SourceStatus) { lateStatuses.append(status) }

  private func drain() async {
    while !queue.isEmpty {
      let batch = Array(queue.prefix(1000))
      queue.removeFirst(batch.count)
      queuedMentions -= batch.reduce(0) { $0 + $1.work.size }
      await process(batch)
    }
    isDraining = false
  }

  private func process(_ pendings: [Pending]) async {
    let before = (engine: engine, sequences: sequences)
    let snapshotBefore = (last: lastSnapshot, remembers: remembersTooMuch)
    var builder = BatchBuilder(sequences: sequences)
    // First, so that what the work itself says of a source stands.
    let late = lateStatuses
    lateStatuses = []
    builder.batch.sources = late
    var results: [Result<Receipt, Fault>] = []
    let now = max(clock.now(), engine.clock)
    for pending in pendings {
      results.append(await handle(pending.work, at: now, &builder))
    }
    finish(&builder)
    do {
      try await archive.commit(builder.batch)
      sequences = builder.sequences
      figures.commits += 1
      figures.lastCommitFailed = false
      figures.events += builder.batch.events.count
      live.publish(builder.batch)
    } catch {
      (engine, sequences) = before
      (lastSnapshot, remembersTooMuch) = snapshotBefore
      // Rules may have been read again meanwhile.
      if let rules { engine.use(rules) }
      lateStatuses = late + lateStatuses
      figures.failedCommits += 1
      figures.lastCommitFailed = true
      results = results.map { _ in .failure(error) }
    }
    for (pending, result) in zip(pendings, results) { pending.resume.resume(returning: result) }
  }

  private func handle(
    _ work: Work, at now: Instant, _ builder: inout BatchBuilder
  ) async -> Result<Receipt, Fault> {
    switch work {
    case .mentions(let mentions, let isBackfill, let status):
      return await received(mentions, isBackfill: isBackfill, status, at: now, &builder)
    case .handedIn(let batch, let key, let status):
      let received = await received(
        batch.mentions, isBackfill: false, status, at: now, &builder)
      if let key, case .success(let receipt) = received {
        let answer = Receipts.text(receipt, rejected: batch.rejected)
        builder.batch.answers.append((key, answer, now))
      }
      return received
    case .status(let status):
      note(status, at: now, &builder)
      return .success(Receipt())
    case .notice(let event):
      var outcome = engine.advance(to: now)
      outcome.events.append(event)
      builder.add(outcome)
      return .success(Receipt())
    case .avatar(let avatar, let bits, let suspect):
      builder.add(control: Controls.avatar(avatar, bits: bits, of: suspect), at: now)
      builder.add(engine.note(avatar: avatar, bits: bits, of: suspect, at: now))
      return .success(Receipt())
    case .goneAuthor(let identity):
      builder.add(engine.advance(to: now))
      if let unnaming = engine.forget(goneAuthor: identity) { builder.add(unnaming) }
      return .success(Receipt())
    case .tick:
      builder.add(engine.advance(to: now))
      return .success(Receipt())
    case .action(let action):
      await recall(for: action, at: now, &builder)
      var trial = engine
      do {
        let outcome = try trial.act(action, at: now)
        engine = trial
        builder.add(control: action.control, at: now)
        builder.add(outcome)
        return .success(Receipt(answer: outcome.events.last?.data ?? .null))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Takes a case that was finished days ago back from the archive, so that it can be acted on again.
  private func recall(
    for action: StaffAction, at now: Instant, _ builder: inout BatchBuilder
  ) async {
    guard action.subject == .case, engine.memory.cases.careCase(action.id) == nil,
      let care = await archive.careCase(idPrefix: action.id).first(where: { $0.id == action.id })
    else { return }
    builder.add(control: Controls.recall(care), at: now)
    engine.recall(care, at: now)
  }

  private func received(
    _ all: [Mention], isBackfill: Bool, _ status: SourceStatus?, at now: Instant,
    _ builder: inout BatchBuilder
  ) async -> Result<Receipt, Fault> {
    do {
      return .success(
        try await receive(all, isBackfill: isBackfill, status, at: now, &builder))
    } catch {
      return .failure(error)
    }
  }

  /// Takes in what came, from a source when there is a status: edits, what was taken back, the new.
  ///
  /// Throws when the archive cannot be asked what it knows: what it did not say is not new for that.
  private func receive(
    _ all: [Mention], isBackfill: Bool, _ status: SourceStatus?, at now: Instant,
    _ builder: inout BatchBuilder
  ) async throws(Fault) -> Receipt {
    let mentions = all.filter { !$0.isGone }
    try await revise(mentions, &builder)
    let other = status == nil ? mentions : try await unseenElsewhere(mentions, &builder)
    var receipt = try await take(other, isBackfill: isBackfill, at: now, &builder)
    receipt.duplicates += mentions.count - other.count
    figures.duplicates += mentions.count - other.count
    let gone = all.filter(\.isGone)
    receipt.accepted += gone.count
    let leavers = try await erase(gone, at: now, &builder)
    engine.forget(mentions: Set(builder.batch.erasures.map(\.mention.id)))
    for leaver in leavers { builder.add(engine.forget(leaver)) }
    if let status { note(status, at: now, &builder) }
    return receipt
  }

  private func take(
    _ mentions: [Mention], isBackfill: Bool, at now: Instant, _ builder: inout BatchBuilder
  ) async throws(Fault) -> Receipt {
    var receipt = Receipt()
    var known = try await archive.knownIDs(among: mentions.map(\.id))
    known.formUnion(builder.newIDs)
    let again = try await handedInAgain(mentions.filter { !known.contains($0.id) })
    for mention in mentions {
      guard known.insert(mention.id).inserted else {
        receipt.duplicates += 1
        continue
      }
      let read = ReadMention(
        mention: mention, finding: reader.read(mention, on: &bench), receivedAt: now,
        isBackfill: isBackfill || again.contains(mention.id))
      builder.add(read)
      builder.add(engine.take(read, shadow: shadowReader?.read(mention)))
      receipt.accepted += 1
    }
    figures.accepted += receipt.accepted
    figures.duplicates += receipt.duplicates
    return receipt
  }

  /// Saves a source's status, and lets the engine know when it went blind or recovered.
  private func note(_ status: SourceStatus, at now: Instant, _ builder: inout BatchBuilder) {
    builder.batch.sources.append(status)
    let isBlind = status.health.isBlind
    guard isBlind != (engine.memory.sources.blind[status.id] != nil) else { return }
    let reason = isBlind ? status.reason ?? "no contesta" : nil
    builder.add(control: Controls.source(status.id, blind: reason), at: now)
    builder.add(engine.mark(source: status.id, blind: reason, at: now))
  }

  /// Whether a restart would have much to take in again: half an hour, or a thousand inputs; or whether
  /// the last snapshot remembers what was taken back.
  ///
  /// A snapshot writes the whole state, some 80 ms with three thousand cases: one a minute at most, however
  /// many take something back. Taking an input in again costs microseconds.
  private func isSnapshotDue(after input: Int64) -> Bool {
    let minutes = engine.clock.minute - lastSnapshot.minute
    return minutes >= 30
      || (minutes >= 1 && (remembersTooMuch || input - lastSnapshot.input >= 1000))
  }

  /// Adds what every batch carries: changed alerts and cases, deliveries, and now and then a snapshot.
  private func finish(_ builder: inout BatchBuilder) {
    builder.batch.alerts = engine.memory.alerts.takeChanged()
    builder.batch.cases = engine.memory.cases.takeChanged()
    for logged in builder.batch.events {
      builder.batch.deliveries += Envelopes.deliveries(
        for: logged.event, receivers: receivers, routes: routes, at: engine.clock)
    }
    builder.batch.values.append((Facts.aliveUntil, String(engine.clock.milliseconds)))
    if !builder.batch.erasures.isEmpty || !builder.batch.unnamings.isEmpty {
      remembersTooMuch = true
    }
    if isSnapshotDue(after: builder.sequences.input) {
      // The earlier ones go with what they remember.
      builder.batch.dropsSnapshots = remembersTooMuch
      remembersTooMuch = false
      lastSnapshot = (engine.clock.minute, builder.sequences.input)
      builder.batch.snapshot = Snapshots.make(of: engine, sequence: builder.sequences.input)
    }
  }
}
