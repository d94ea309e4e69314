package import Model

extension Archive {
  /// Mentions that fit, newest first by sequence.
  package func mentions(_ query: MentionQuery) async -> [StoredMention] {
    let lane = query.text == nil ? reader : scanner
    return await lane.show(or: []) { (connection) throws(Fault) in
      let search = MentionSearch(query)
      return try connection.rows(search.sql, search.values) { (row) throws(Fault) in
        try Documents.mention(row)
      }
    }
  }

  /// Mentions after a sequence, oldest first: what a follower has missed.
  package func mentionsAfter(sequence: Int64, limit: Int) async -> [StoredMention] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        "SELECT \(Documents.mentionColumns) FROM mention m WHERE sequence > ? "
          + "ORDER BY sequence LIMIT ?", [.integer(sequence), .integer(Int64(limit))]
      ) { (row) throws(Fault) in try Documents.mention(row) }
    }
  }

  /// Mentions of [from, to) by effective time, in order of sequence, after a sequence: for export.
  package func mentionsInOrder(
    from: Instant, to: Instant, after: Int64, limit: Int
  ) async throws(Fault) -> [StoredMention] {
    try await scanner.run { (connection) throws(Fault) in
      try connection.rows(
        "SELECT \(Documents.mentionColumns) FROM mention m "
          + "WHERE sequence > ? AND effective >= ? AND effective < ? ORDER BY sequence LIMIT ?",
        [
          .integer(after), .integer(from.milliseconds), .integer(to.milliseconds),
          .integer(Int64(limit)),
        ]
      ) { (row) throws(Fault) in try Documents.mention(row) }
    }
  }

  /// One mention.
  package func mention(id: String) async -> StoredMention? {
    await mentions(ids: [id]).first
  }

  /// The mentions of these ids, in the order of the ids; unknown ones are left out.
  package func mentions(ids: [String]) async -> [StoredMention] {
    await reader.show(or: []) { (connection) throws(Fault) in
      var found: [StoredMention] = []
      for id in ids { if let stored = try connection.mention(id) { found.append(stored) } }
      return found
    }
  }
}

extension Connection {
  /// One mention; nil when it is not stored.
  func mention(_ id: String) throws(Fault) -> StoredMention? {
    try rows(
      "SELECT \(Documents.mentionColumns) FROM mention m WHERE id = ?", [.text(id)]
    ) { (row) throws(Fault) in try Documents.mention(row) }.first
  }
}
