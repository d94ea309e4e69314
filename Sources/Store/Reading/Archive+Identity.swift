package import Model

extension Archive {
  /// The source that first brought each of the identity keys, of those that are known.
  package func sources(ofIdentities keys: [String]) async throws(Fault) -> [String: String] {
    try await reader.run { (connection) throws(Fault) in
      var known: [String: String] = [:]
      for key in keys {
        let sources = try connection.rows(
          "SELECT source FROM identity WHERE key = ?", [.text(key)]
        ) { (row) throws(Fault) in row.text(0) }
        known[key] = sources.first
      }
      return known
    }
  }

  /// The ids of those mentions whose author has said the very same in the same source before.
  package func saidBefore(_ mentions: [Mention]) async throws(Fault) -> Set<String> {
    try await reader.run { (connection) throws(Fault) in
      var found: Set<String> = []
      for mention in mentions {
        guard let author = mention.author?.identity else { continue }
        let earlier = try connection.rows(
          """
          SELECT 1 FROM author_mention k CROSS JOIN mention m ON m.sequence = k.sequence
          WHERE k.author = ? AND json_extract(m.document, '$.text') = ?
            AND json_extract(m.document, '$.source') IS ? LIMIT 1
          """, [.text(author), .text(mention.text), Value(mention.source)]
        ) { (row) throws(Fault) in row.integer(0) }
        if !earlier.isEmpty { found.insert(mention.id) }
      }
      return found
    }
  }

  /// The stored mentions of some ids.
  package func mentions(ofIDs ids: [String]) async throws(Fault) -> [String: StoredMention] {
    try await reader.run { (connection) throws(Fault) in
      var found: [String: StoredMention] = [:]
      for id in ids { found[id] = try connection.mention(id) }
      return found
    }
  }
}
