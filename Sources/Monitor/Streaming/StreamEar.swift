internal import Model
internal import Parsing
internal import Polling
internal import Store

/// Hears one connection of a stream: reads what it brings, keeps what is to be kept, and notes how far it
/// was heard.
actor StreamEar {
  /// Events of Server-Sent Events that carry a post; a notice carries none, a deletion only an id.
  private static let posts: Set<String?> = [nil, "message", "update", "status.update"]
  /// How long a gap is told beside the source's name; the event that tells it stays.
  private static let gapStands = Instant.Span.hours(1)
  /// How often the place is kept although nothing came that was.
  private static let keepsEvery = Instant.Span.seconds(10)

  /// So many mentions of an author who is gone are taken out in one commit.
  private static let goneAtOnce = 500

  private let source: Source
  /// What is wrong with it all the same.
  private let complaint: String?
  private let rounds: Rounds
  private let clock: any TimeSource
  private var sieve = StreamSieve()
  /// The place that was asked for, until the first answer shows whether it was had.
  private var asked: StreamPlace?
  private var gap: (words: String, until: Instant)?
  private var keptAt: Instant?
  /// Whether anything came.
  private(set) var isAlive = false
  /// Up to where everything is heard and committed; nil where a stream cannot go on from a place.
  private(set) var place: StreamPlace?

  init(
    source: Source, complaint: String?, place: StreamPlace?, rounds: Rounds, clock: any TimeSource
  ) {
    self.source = source
    self.complaint = complaint
    self.place = place
    asked = place
    self.rounds = rounds
    self.clock = clock
  }

  /// Takes in what came together; false when it could not be kept and so must come again.
  func hear(_ happenings: [EventDecoder.Happening]) async -> Bool {
    let now = clock.now()
    let before = await rounds.status(of: source.id)
    if !isAlive {
      isAlive = true
      // What was said while nobody listened is asked for.
      if let fill = source.stream?.fill { await rounds.hasten(fill, at: now) }
    }
    var heard: [Mention] = []
    var ids: Set<String> = []
    var reached = place
    for happening in happenings {
      let (mentions, leavers, position) = said(in: happening, at: now)
      if !leavers.isEmpty {
        guard await take(heard, upTo: reached, at: now),
          await forget(leavers, upTo: reached, at: now)
        else { return false }
        heard = []
        ids = []
      }
      // What is written and edited or taken back at once is taken in one after the other.
      if mentions.contains(where: { ids.contains($0.id) }) {
        guard await take(heard, upTo: reached, at: now) else { return false }
        heard = []
        ids = []
      }
      heard += mentions
      ids.formUnion(mentions.map(\.id))
      guard let position else { continue }
      if let start = asked { await lookForGap(from: start, to: position, before, at: now) }
      asked = nil
      reached = max(position, reached ?? position)
    }
    return await take(heard, upTo: reached, at: now)
  }

  /// Commits what is to be kept, with the place up to which was heard.
  private func take(_ heard: [Mention], upTo reached: StreamPlace?, at now: Instant) async -> Bool {
    guard let before = await rounds.status(of: source.id) else { return true }
    guard let kept = try? await toBeKept(of: heard) else { return false }
    var status = PollSchedule.alive(before, at: now)
    if let reached { status.cursor = reached.text }
    let isBehind = reached?.isBehind(at: now) ?? false
    let trouble = trouble(reached, isBehind: isBehind, at: now)
    if let trouble {
      status.health = .slow
      status.reason = trouble
    }
    if kept.isEmpty, before.health == status.health {
      await show(status, at: now)
    } else {
      let isCommitted = await rounds.take(
        kept, status, from: source, damage: trouble, isBackfill: isBehind)
      guard isCommitted else { return false }
    }
    place = reached
    return true
  }

  /// Takes out of the archive what is kept of authors who are gone; false when it could not be.
  private func forget(
    _ leavers: [String], upTo reached: StreamPlace?, at now: Instant
  ) async -> Bool {
    guard let network = source.connector?.network else { return true }
    for author in leavers {
      var before: [String] = []
      while true {
        let ids = try? await rounds.core.archive.kept(
          by: author, on: network, limit: Self.goneAtOnce)
        guard let ids, ids.isEmpty || ids != before else { return false }
        if ids.isEmpty { break }
        let gone = ids.map { Mention.gone($0, withAuthor: true) }
        guard await take(gone, upTo: reached, at: now) else { return false }
        before = ids
      }
      // What it said may have been taken back before, one by one.
      if await rounds.core.isSuspected(author) {
        guard (try? await rounds.core.submit(.goneAuthor(author))) != nil else { return false }
      }
    }
    return true
  }

  private func show(_ status: SourceStatus, at now: Instant) async {
    guard status.cursor != nil, now - (keptAt ?? Instant(milliseconds: 0)) >= Self.keepsEvery
    else { return await rounds.show(status) }
    keptAt = now
    await rounds.showAndKeep(status)
  }

  private func trouble(_ reached: StreamPlace?, isBehind: Bool, at now: Instant) -> String? {
    if let complaint { return complaint }
    if let gap, now < gap.until { return gap.words }
    return isBehind ? reached.map { StreamWords.behind($0.instant) } : nil
  }

  private func lookForGap(
    from start: StreamPlace, to first: StreamPlace, _ before: SourceStatus?, at now: Instant
  ) async {
    let isWhole = source.stream?.onlyBrands == true
    guard
      start.leavesGap(
        before: first, ofWholeNetwork: isWhole, alive: before?.lastSuccess, at: now)
    else { return }
    let words = StreamWords.gap(start.instant, first.instant)
    gap = (words, now + Self.gapStands)
    _ = await rounds.warn("gap", of: source, words)
  }

  /// Those of the mentions that are to be kept: all, or what concerns the house and what is known already.
  private func toBeKept(of heard: [Mention]) async throws(Fault) -> [Mention] {
    guard source.stream?.onlyBrands == true, !heard.isEmpty else { return heard }
    let named = sieve.naming(heard, by: await rounds.core.presentReader)
    let asked = zip(heard, named).filter { $0.1 || $0.0.isChange }.map(\.0.id)
    let known = asked.isEmpty ? [] : try await rounds.core.archive.knownIDs(among: asked)
    return StreamSieve.kept(heard, naming: named, known: known)
  }

  private func said(
    in happening: EventDecoder.Happening, at now: Instant
  ) -> (mentions: [Mention], leavers: [String], position: StreamPlace?) {
    guard case .item(let kind, let bytes) = happening, let connector = source.connector
    else { return ([], [], nil) }
    if kind == "delete" {
      let id = connector.network + ":" + String(decoding: bytes, as: UTF8.self)
      return ([.gone(id)], [], nil)
    }
    guard Self.posts.contains(kind),
      let page = try? ConnectorDocument().page(
        bytes, of: connector, parameters: source.parameters, source: source.id, at: now)
    else { return ([], [], nil) }
    let position = source.stream?.cursor == nil ? nil : StreamPlace(page.cursor)
    return (page.mentions, page.goneAuthors, position)
  }
}

/// What streams say beside what `Polling` says of them, in Spanish.
enum StreamWords {
  static func gap(_ from: Instant, _ until: Instant) -> String {
    "puede faltar lo dicho entre \(from.rfc3339) y \(until.rfc3339): el servidor ya no lo tiene"
  }
  static func behind(_ place: Instant) -> String {
    "se pone al día: va por lo dicho a las \(place.rfc3339)"
  }
}
