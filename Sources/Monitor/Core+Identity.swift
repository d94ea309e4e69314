internal import Model
internal import Store

extension Core {
  /// Those of a source's mentions that no other source has brought, with their keys noted.
  ///
  /// Two mentions of one answer that share an address are two: the address does not tell them apart, so
  /// it tells nothing.
  func unseenElsewhere(_ mentions: [Mention], _ builder: inout BatchBuilder)
    async throws(Fault) -> [Mention]
  {
    let identities = mentions.map { MentionIdentity($0).keys }
    var count: [String: Int] = [:]
    for key in identities.joined() { count[key, default: 0] += 1 }
    let certain = identities.map { keys in keys.filter { count[$0] == 1 } }
    let stored = try await archive.sources(ofIdentities: Array(certain.joined()))
    var unseen: [Mention] = []
    for (mention, keys) in zip(mentions, certain) {
      let source = mention.source ?? ""
      let first = keys.compactMap { builder.identities[$0] ?? stored[$0] }.first
      if let first, first != source { continue }
      for key in keys where stored[key] == nil { builder.know(key, from: source) }
      unseen.append(mention)
    }
    return unseen
  }

  /// The ids of an answer's new mentions that are history although they bear no date: their authors have
  /// said the very same in this source before, so the source hands it in again under another id.
  ///
  /// Where that holds for ten of them and for half, the answer is a history, and the rest of it that bears
  /// no date is from before anybody listened.
  func handedInAgain(_ mentions: [Mention]) async throws(Fault) -> Set<String> {
    let dateless = mentions.filter { $0.publishedAt == nil }
    guard !dateless.isEmpty else { return [] }
    let known = try await archive.saidBefore(dateless)
    let isHistory = known.count >= 10 && known.count * 2 >= dateless.count
    return isHistory ? Set(dateless.map(\.id)) : known
  }

  /// Takes note of stored mentions that their authors have changed since.
  func revise(_ mentions: [Mention], _ builder: inout BatchBuilder) async throws(Fault) {
    let stored = try await archive.mentions(ofIDs: mentions.map(\.id))
    for mention in mentions {
      guard let before = stored[mention.id]?.read.mention, before.erasedAt == nil,
        let edited = before.edited(to: mention)
      else { continue }
      builder.batch.edits.append(edited)
    }
  }

  /// Takes out of the archive what was said in a mention that is no longer to be kept.
  ///
  /// What it counted for stays counted. Returns what it was; nil for one of which nothing is known, or
  /// nothing any more.
  func erase(
    _ id: String, at now: Instant, _ builder: inout BatchBuilder
  ) async throws(Fault) -> Mention? {
    let waiting = builder.batch.mentions.first { $0.read.mention.id == id }
    let stored = waiting == nil ? try await archive.mentions(ofIDs: [id])[id] : waiting
    guard let read = stored?.read, read.mention.erasedAt == nil,
      !builder.batch.erasures.contains(where: { $0.mention.id == id })
    else { return nil }
    builder.batch.edits.removeAll { $0.id == id }
    builder.batch.erasures.append((read.mention.erased(at: now), read.finding.erased))
    return read.mention
  }
}
