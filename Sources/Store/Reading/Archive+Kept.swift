package import Model

extension Archive {
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
