internal import Model
internal import Reading

/// Tells what concerns the house in a stream of strangers' posts, before anything of it is kept.
struct StreamSieve: ~Copyable {
  private var bench = Bench()
  private var finding = Finding()

  /// Which of the mentions name a brand by what they say.
  mutating func naming(_ mentions: [Mention], by reader: Reader) -> [Bool] {
    mentions.map { mention in
      guard !mention.isGone else { return false }
      reader.read(mention, into: &finding, on: &bench, explaining: false)
      return !finding.brands.isEmpty
    }
  }

  /// What is kept: new mentions that name a brand, and what happened to those that are `known`.
  ///
  /// What is known and comes again as it was first written, after a reconnection, would undo its edits.
  static func kept(_ mentions: [Mention], naming: [Bool], known: Set<String>) -> [Mention] {
    zip(mentions, naming).filter { mention, names in
      known.contains(mention.id) ? mention.isChange : names
    }.map(\.0)
  }
}

extension Mention {
  /// Whether it is word of an edit or of the end of a mention.
  var isChange: Bool { isGone || extra.contains { $0.name == "edited_at" } }
}
