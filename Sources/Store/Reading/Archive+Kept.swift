package import Model

extension Archive {
  /// The ids of mentions of a platform by an author (`Author.identity`) that still have their words, the
  /// oldest first, at most so many.
  package func kept(
    by author: String, on network: String, limit: Int
  ) async throws(Fault) -> [String] {
    try await reader.run { (connection) throws(Fault) in
      try connection.rows(
        """
        SELECT m.id FROM author_mention k CROSS JOIN mention m ON m.sequence = k.sequence
        WHERE k.author = ? AND instr(m.id, ?) = 1 ORDER BY k.sequence LIMIT ?
        """, [.text(author), .text(network + ":"), .integer(Int64(limit))]
      ) { (row) throws(Fault) in row.text(0) }
    }
  }

  /// The ids of mentions that repeat some others in their words.
  package func reposts(of ids: [String]) async throws(Fault) -> [String] {
    try await reader.run { (connection) throws(Fault) in
      var reposts: [String] = []
      for id in ids {
        reposts += try connection.rows(
          "SELECT id FROM mention WHERE \(Schema.repostOf) = ?", [.text(id)]
        ) { (row) throws(Fault) in row.text(0) }
      }
      return reposts
    }
  }

  /// Whether anything by an author (`Author.identity`) still has its words, some mentions left out.
  package func isKept(_ author: String, besides ids: Set<String>) async throws(Fault) -> Bool {
    try await reader.run { (connection) throws(Fault) in
      let kept = try connection.rows(
        """
        SELECT m.id FROM author_mention k CROSS JOIN mention m ON m.sequence = k.sequence
        WHERE k.author = ? ORDER BY k.sequence LIMIT ?
        """, [.text(author), .integer(Int64(ids.count) + 1)]
      ) { (row) throws(Fault) in row.text(0) }
      return kept.contains { !ids.contains($0) }
    }
  }

  /// The cases of an author (`Author.identity`), whatever became of them.
  package func cases(of author: String) async throws(Fault) -> [Case] {
    try await reader.run { (connection) throws(Fault) in
      try connection.rows(
        "SELECT document, id FROM care_case WHERE \(Schema.caseAuthor) = ?", [.text(author)]
      ) { (row) throws(Fault) -> Case in try Documents.value(row, 0, "caso \(row.text(1))") }
    }
  }

  /// Mentions that some sources brought and that still have their words, by rising sequence.
  ///
  /// Of one platform, not older than the query's instant by effective time.
  package func kept(_ query: KeptQuery, of sources: [String]) async throws(Fault) -> KeptPosts {
    guard !sources.isEmpty else { return KeptPosts(posts: [], total: 0) }
    return try await scanner.run { (connection) throws(Fault) in
      var filter = Filter()
      // The + keeps the planner from walking the whole archive by sequence.
      filter.add("+m.sequence > ?", .integer(query.after))
      filter.within("m.effective", query.from, nil)
      filter.add("instr(m.id, ?) = 1", .text(query.network + ":"))
      filter.add("m.document ->> '$.deleted_at' IS NULL")
      let places = sources.map { _ in "?" }.joined(separator: ", ")
      var total = 0
      let posts = try connection.rows(
        "SELECT m.sequence, m.id, count(*) OVER () FROM mention m\(filter.clause) "
          + "AND m.document ->> '$.source' IN (\(places)) ORDER BY m.sequence LIMIT ?",
        filter.values + sources.map(Value.text) + [.integer(Int64(query.limit))]
      ) { (row) throws(Fault) in
        total = Int(row.integer(2))
        return KeptPosts.Post(sequence: row.integer(0), id: row.text(1))
      }
      return KeptPosts(posts: posts, total: total)
    }
  }
}
