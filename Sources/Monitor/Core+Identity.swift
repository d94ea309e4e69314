internal import Model
internal import Store

extension Core {
  /// Those of a source's mentions that no other source has brought, with their keys noted.
  ///
  /// Two mentions of one answer that share an address are two: the address does not tell them apart, so
  /// it tells nothing.
  func unseenElsewhere(_ mentions: [Mention], _ builder: inout BatchBuilder) async -> [Mention] {
    let identities = mentions.map { MentionIdentity($0).keys }
    var count: [String: Int] = [:]
    for key in identities.joined() { count[key, default: 0] += 1 }
    let certain = identities.map { keys in keys.filter { count[$0] == 1 } }
    let stored = await archive.sources(ofIdentities: Array(certain.joined()))
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

  /// Takes note of stored mentions that their authors have changed since.
  func revise(_ mentions: [Mention], _ builder: inout BatchBuilder) async {
    let stored = await archive.mentions(ofIDs: mentions.map(\.id))
    for mention in mentions {
      guard let edited = stored[mention.id]?.edited(to: mention) else { continue }
      builder.batch.edits.append(edited)
    }
  }
}
