internal import Model
internal import Parsing
internal import Polling

/// Asks the sources when they are due and hands what they bring to the core.
actor Rounds {
  struct Turn {
    var source: Source
    var status: SourceStatus
    /// What is known of the folder, of a source that watches one.
    var watch: FolderWatch?
  }

  private let poller: Poller
  let core: Core
  let clock: any TimeSource
  var turns: [Turn]
  /// When each turn is due, in milliseconds; `.max` for never, and while it is being asked.
  ///
  /// Beside the turns because it is looked through several times a second, and there may be thousands.
  private var due: [Int64]

  init(
    sources: [Source], statuses: [SourceStatus], poller: Poller, core: Core, clock: any TimeSource
  ) async {
    self.poller = poller
    self.core = core
    self.clock = clock
    let known = Dictionary(statuses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let now = clock.now()
    let turns = sources.enumerated().map { index, source in
      var status = known[source.id] ?? SourceStatus(id: source.id)
      status.nextAttempt = PollSchedule.nextAttempt(of: source, status, index: index, at: now)
      // A stream comes by itself; see `Streams`.
      if source.kind == .stream { status.nextAttempt = nil }
      if let missing = poller.lacking(source) {
        status.health = .needsCredentials
        status.reason = missing
        status.blindSince = status.blindSince ?? now
      } else if source.kind == .push, status.health == .needsCredentials {
        status.health = .waiting
        status.reason = nil
        status.blindSince = nil
      }
      return Turn(source: source, status: status, watch: source.folder.map { FolderWatch($0) })
    }
    self.turns = turns
    due = turns.map { $0.status.nextAttempt?.milliseconds ?? .max }
    await poller.resume(turns.map { ($0.source, $0.status) }, at: now)
    // Who sends by itself is never asked: what it lacks is told now.
    for turn in turns where turn.source.kind == .push {
      if turn.status != known[turn.source.id] { _ = try? await core.submit(.status(turn.status)) }
    }
  }

  /// The present status of every source, in the order of the configuration.
  var statuses: [SourceStatus] { turns.map(\.status) }

  /// When the next source is due; nil when none will ever be.
  var nextDue: Instant? {
    due.min().flatMap { $0 == .max ? nil : Instant(milliseconds: $0) }
  }

  /// Asks every source that is due, all at once, and returns when all have answered and their mentions
  /// are committed.
  func askDue(at now: Instant) async {
    let indices = due.indices.filter { due[$0] <= now.milliseconds }
    for index in indices { due[index] = .max }
    await withDiscardingTaskGroup { group in
      for index in indices {
        group.addTask { await self.ask(index) }
      }
    }
  }

  private func ask(_ index: Int) async {
    let source = turns[index].source
    let before = turns[index].status
    if let watch = turns[index].watch { return await look(index, watch, before) }
    let (result, asked) = await poller.poll(
      source, before, at: { [clock] in clock.now() },
      save: { status in try await self.book(status, at: index) },
      neighbours: { await self.turns.map { ($0.source, $0.status) } }, kept: kept(for: source))
    let status = await take(result, asked, from: source, before: before)
    turns[index].status = status
    due[index] = status.nextAttempt?.milliseconds ?? .max
  }

  /// Books what a request may cost, before it is sent, for the archive and for whoever shares the purse.
  private func book(_ status: SourceStatus, at index: Int) async throws {
    turns[index].status.spending = status.spending
    _ = try await core.submit(.status(status))
  }

  /// Has a source asked soon: now, but no sooner after the last time than its API wants, and not while its
  /// host wants to be left alone.
  func hasten(_ id: String, at now: Instant) {
    guard let index = turns.firstIndex(where: { $0.source.id == id }),
      let next = turns[index].status.nextAttempt, turns[index].status.heldUntil ?? now <= now
    else { return }
    let least = turns[index].source.connector?.minimumInterval ?? .seconds(60)
    let earliest = turns[index].status.lastAttempt.map { $0 + least } ?? now
    turns[index].status.nextAttempt = min(next, max(now, earliest))
    if due[index] != .max { due[index] = turns[index].status.nextAttempt?.milliseconds ?? .max }
  }

  /// Takes note that a stream is being opened.
  func noteRequest(of id: String, at now: Instant) {
    guard let index = turns.firstIndex(where: { $0.source.id == id }) else { return }
    turns[index].status.requests += 1
    turns[index].status.lastAttempt = now
  }

  /// Shows a status, and keeps it with whatever is committed next.
  func showAndKeep(_ status: SourceStatus) async {
    show(status)
    await core.noteLater(status)
  }

  /// Shows a status that says nothing worth being kept.
  func show(_ status: SourceStatus) {
    guard let index = turns.firstIndex(where: { $0.source.id == status.id }) else { return }
    turns[index].status = status
  }

  /// Takes in what a stream brought, with its status; false when the archive refused it.
  func take(
    _ mentions: [Mention], _ status: SourceStatus, from source: Source, damage: String? = nil,
    isBackfill: Bool = false
  ) async -> Bool {
    guard let index = turns.firstIndex(where: { $0.source.id == source.id }) else { return true }
    let before = turns[index].status
    var saved: Saved
    if mentions.isEmpty {
      saved = await save(.status(status), status, source, before: before)
    } else {
      saved = await accept(
        mentions, damage, hints: nil, status, from: source, before: before,
        isBackfill: isBackfill)
    }
    saved.status.nextAttempt = nil
    turns[index].status = saved.status
    return saved.isCommitted
  }

  /// Looks into a watched folder; what was read is cleared away only once it is committed.
  private func look(_ index: Int, _ watch: FolderWatch, _ before: SourceStatus) async {
    let source = turns[index].source
    var (outcome, after, asked) = await FolderRound.run(source, watch, before, at: clock.now())
    var isUnreadNews = false
    if case .success(let finding) = outcome, finding.unread != after.unread.told {
      isUnreadNews = true
      if after.unread.tell(finding.unread), let unread = finding.unread {
        _ = await warn("unread", of: source, unread)
      }
    }
    turns[index].watch = after
    switch outcome {
    case .failure:
      turns[index].status = await save(.status(asked), asked, source, before: before).status
    case .success where asked.cursor == before.cursor && before.failures == 0 && !isUnreadNews:
      // Nothing was read or went away: an idle folder costs no commit.
      var idle = asked
      idle.lastSuccess = asked.lastAttempt
      show(idle)
    case .success(let finding):
      var saved = await accept(
        finding.mentions, finding.unread ?? finding.damage, hints: nil, asked, from: source,
        before: before)
      if saved.isCommitted, let complaint = after.clear(finding.files) {
        saved.status.health = .slow
        saved.status.reason = complaint
      }
      turns[index].status = saved.status
    }
    due[index] = turns[index].status.nextAttempt?.milliseconds ?? .max
  }

  /// Parses and commits an answer; the status that comes back is the one that was committed.
  private func take(
    _ result: PollResult, _ asked: SourceStatus, from source: Source, before: SourceStatus
  ) async -> SourceStatus {
    if case .mentions(let mentions, let damage) = result {
      return await accept(mentions, damage, hints: nil, asked, from: source, before: before)
        .status
    }
    if case .letters(let letters, let unread, let isBackfill) = result {
      let (mentions, damage) = Letters.mentions(
        letters, unread: unread, from: source, at: asked.lastAttempt)
      return await accept(
        mentions, damage, hints: nil, asked, from: source, before: before, isBackfill: isBackfill
      ).status
    }
    guard case .document(let document) = result else {
      var status = asked
      // What was wrong with a body is still wrong while it does not change.
      let wasSlow = before.answerTime.map { $0 >= PollSchedule.slowAnswer } ?? false
      if status.health == .ok, before.health == .slow, before.failures == 0, !wasSlow {
        status.health = .slow
        status.reason = before.reason
      }
      status = await watchCredentials(of: source, status)
      if status.health == .ok, before.health == .ok {
        await core.noteLater(status)
        return status
      }
      return await save(.status(status), status, source, before: before).status
    }
    var context = FeedContext(
      base: document.url, contentType: document.contentType, source: source.id,
      kind: source.mentionKind, fetchedAt: document.fetchedAt)
    context.isPage = source.isPage
    if let table = source.table {
      return await take(document, table, asked, from: source, before: before)
    }
    do {
      let feed = try FeedDocument.parse(document.bytes, context)
      let hints = Polling.FeedHints(
        ttlMinutes: feed.hints.ttlMinutes, quiet: feed.hints.quiet)
      return await accept(
        feed.mentions, feed.damage, hints: hints, asked, from: source, before: before
      ).status
    } catch {
      let failed = PollSchedule.parseFailed(
        asked, source: source, reason: error.what, at: clock.now())
      return await save(.status(failed), failed, source, before: before).status
    }
  }

  /// Reads a table that was fetched, and commits it.
  private func take(
    _ document: FetchedDocument, _ table: TableMap, _ asked: SourceStatus, from source: Source,
    before: SourceStatus
  ) async -> SourceStatus {
    let context = TableDocument.Context(
      file: source.id, source: source.id, kind: source.mentionKind, fetchedAt: document.fetchedAt)
    do {
      let (mentions, faults) = try TableDocument.parse(document.bytes, table, context)
      return await accept(
        mentions, faults.summary, hints: nil, asked, from: source, before: before
      ).status
    } catch {
      let failed = PollSchedule.parseFailed(
        asked, source: source, reason: error.explanation, at: clock.now())
      return await save(.status(failed), failed, source, before: before).status
    }
  }

  /// Commits what came, and the status that says so.
  private func accept(
    _ mentions: [Mention], _ damage: String?, hints: Polling.FeedHints?, _ asked: SourceStatus,
    from source: Source, before: SourceStatus, isBackfill: Bool? = nil
  ) async -> Saved {
    let mentions = mentions.map { $0.told(of: source.brand) }
    var status = PollSchedule.accepted(
      asked, source: source, mentions: mentions.filter { !$0.isGone }, hints: hints,
      at: clock.now())
    if let damage {
      status.health = .slow
      status.reason = damage
    }
    status = await watchCredentials(of: source, status)
    status = await watchRecheck(of: source, status)
    // A first fetch, or the first after blindness, brings what is no news (DESIGN, decision 6).
    let isBackfill = isBackfill ?? (before.lastSuccess == nil || before.health.isBlind)
    let work = Core.Work.mentions(
      Self.inOrder(mentions), isBackfill: isBackfill, status: status)
    return await save(work, status, source, before: before)
  }

  /// What became of a status that was to be committed.
  private struct Saved {
    var status: SourceStatus
    var isCommitted: Bool
  }

  /// Commits; when the archive refuses, the source is asked again later as if it had not answered, so
  /// that nothing is lost: from the same place, and as a first fetch where it would have been one.
  private func save(
    _ work: Core.Work, _ status: SourceStatus, _ source: Source, before: SourceStatus
  ) async -> Saved {
    do {
      _ = try await core.submit(work)
      return Saved(status: status, isCommitted: true)
    } catch {
      var again = before
      again.lastAttempt = status.lastAttempt
      again.requests = status.requests
      again.heldUntil = status.heldUntil
      again.spending = status.spending
      again.credentials = status.credentials
      // What was gone is found gone again.
      again.recheck = status.recheck
      again.recheck?.after = 0
      again.nextAttempt = clock.now() + source.interval
      again.reason = "el archivo no aceptó lo recibido: \(error.what)"
      return Saved(status: again, isCommitted: false)
    }
  }

  /// Feeds list the newest first; the archive wants the oldest first.
  private static func inOrder(_ mentions: [Mention]) -> [Mention] {
    mentions.reversed().enumerated().sorted { left, right in
      let leftTime = left.element.publishedAt ?? left.element.fetchedAt
      let rightTime = right.element.publishedAt ?? right.element.fetchedAt
      guard let leftTime, let rightTime, leftTime != rightTime else {
        return left.offset < right.offset
      }
      return leftTime < rightTime
    }.map(\.element)
  }
}
