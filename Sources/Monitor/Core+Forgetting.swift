internal import Caring
internal import Detecting
internal import Model
internal import Store

extension Core {
  /// Takes out what is gone, and with it whatever repeats it word by word; those who said it, each once,
  /// with what else is to be forgotten of them.
  func erase(
    _ gone: [Mention], at now: Instant, _ builder: inout BatchBuilder
  ) async throws(Fault) -> [Leaver] {
    guard !gone.isEmpty else { return [] }
    let ids = Set(gone.map(\.id))
    var repeats = try await archive.reposts(of: gone.map(\.id))
    for stored in builder.batch.mentions {
      if let original = stored.read.mention.repostOf, ids.contains(original) {
        repeats.append(stored.read.mention.id)
      }
    }
    var taken: [(mention: Mention, isAccountGone: Bool)] = []
    for mention in gone + repeats.map({ Mention.gone($0) }) {
      guard let whole = try await erase(mention.id, at: now, &builder) else { continue }
      taken.append((whole, mention.isAuthorGone))
    }
    return try await leavers(taken, builder)
  }

  /// Whether an account (`Author.identity`) is suspected of posing as a brand.
  func isSuspected(_ author: String) -> Bool { present.memory.accounts.author(author) != nil }

  private func leavers(
    _ taken: [(mention: Mention, isAccountGone: Bool)], _ builder: BatchBuilder
  ) async throws(Fault) -> [Leaver] {
    var leavers: [Leaver] = []
    var place: [String: Int] = [:]
    for (mention, isAccountGone) in taken {
      guard let fresh = Leaver(mention) else { continue }
      let index = place[fresh.identity] ?? leavers.count
      if index == leavers.count { leavers.append(fresh) }
      place[fresh.identity] = index
      leavers[index].lose(mention, isAccountGone: isAccountGone)
    }
    let erased = Set(builder.batch.erasures.map(\.mention.id))
    for index in leavers.indices {
      leavers[index].cases = try await emptied(of: leavers[index], erased, builder)
      let identity = leavers[index].identity
      let isHeard = builder.batch.mentions.contains { stored in
        stored.read.mention.author?.identity == identity
          && !erased.contains(stored.read.mention.id)
      }
      let isKept = try await archive.isKept(identity, besides: erased)
      leavers[index].hasNothingLeft = !isHeard && !isKept
    }
    return leavers
  }

  /// The ids of somebody's cases none of whose mentions is left, wherever they are.
  private func emptied(
    of leaver: Leaver, _ erased: Set<String>, _ builder: BatchBuilder
  ) async throws(Fault) -> [String] {
    let engine = present
    var exposed: Set<String> = []
    for brand in engine.setup.brands {
      exposed.formUnion(leaver.mentions.map { CareQueue.exposedID(of: $0, brand: brand.id) })
    }
    var cases = engine.memory.cases.cases(of: leaver.identity, or: exposed)
    let live = Set(cases.map(\.id))
    let old = try await archive.cases(of: leaver.identity).filter { !live.contains($0.id) }
    cases += old
    for id in exposed.subtracting(live).sorted() {
      cases += await archive.careCase(idPrefix: id).filter { $0.id == id }
    }
    var emptied: [String] = []
    for care in cases {
      let others = care.mentions.filter { !erased.contains($0) }
      let isHeard = builder.batch.mentions.contains { others.contains($0.read.mention.id) }
      let stored = try await archive.mentions(ofIDs: others)
      let isKept = stored.values.contains { $0.read.mention.erasedAt == nil }
      if !isHeard, !isKept { emptied.append(care.id) }
    }
    return emptied
  }
}

extension BatchBuilder {
  /// Has documents name somebody no more, those of this batch included.
  mutating func add(_ unnaming: Unnaming) {
    batch.unnamings.append(unnaming)
    for place in batch.events.indices {
      let event = batch.events[place].event
      let isTheirs = event.data["id"]?.string.map(unnaming.cases.contains) ?? false
      guard isTheirs || unnaming.isForAlarms else { continue }
      batch.events[place].event.data = unnaming.names.cleaned(event.data)
    }
  }
}
