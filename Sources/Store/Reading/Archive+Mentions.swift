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
      for id in ids {
        found += try connection.rows(
          "SELECT \(Documents.mentionColumns) FROM mention m WHERE id = ?", [.text(id)]
        ) { (row) throws(Fault) in try Documents.mention(row) }
      }
      return found
    }
  }

  /// The mentions of a brand in [from, to) by effective time that matter most.
  package func mentionsThatMatter(
    brand: String, from: Instant, to: Instant, by rank: MentionRank, limit: Int
  ) async -> [StoredMention] {
    await scanner.show(or: []) { (connection) throws(Fault) in
      var filter = Filter()
      filter.within("m.effective", from, to)
      filter.add("instr(m.brands, ?) > 0", .text(BatchWriter.list([brand])))
      // What was taken back matters to nobody any more.
      filter.add(
        "m.document ->> '$.text' || coalesce(m.document ->> '$.title', '') <> ?", .text(""))
      let order: String
      switch rank {
      case .reach: order = "m.reach DESC, m.sequence"
      case .negative:
        filter.equal("m.label", Finding.Label.negative.rawValue)
        order = "m.score, m.reach DESC, m.sequence"
      case .positive:
        filter.equal("m.label", Finding.Label.positive.rawValue)
        order = "m.score DESC, m.reach DESC, m.sequence"
      }
      return try connection.rows(
        "SELECT \(Documents.mentionColumns) FROM mention m\(filter.clause) ORDER BY \(order) LIMIT ?",
        filter.values + [.integer(Int64(limit))]
      ) { (row) throws(Fault) in try Documents.mention(row) }
    }
  }

  /// Who spoke most of a brand in [from, to) by effective time; ties by author.
  package func topAuthors(
    brand: String, from: Instant, to: Instant, limit: Int
  ) async -> [AuthorTotal] {
    await scanner.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        """
        SELECT author, count(*), sum(label = 'negative'), max(reach) FROM mention
        WHERE effective >= ? AND effective < ? AND instr(brands, ?) > 0 AND author IS NOT NULL
        GROUP BY author ORDER BY count(*) DESC, author LIMIT ?
        """,
        [
          .integer(from.milliseconds), .integer(to.milliseconds),
          .text(BatchWriter.list([brand])), .integer(Int64(limit)),
        ]
      ) { row in
        AuthorTotal(
          author: row.text(0), mentions: Int(row.integer(1)), negative: Int(row.integer(2)),
          reach: Int(row.integer(3)))
      }
    }
  }

  /// How many mentions lie in [from, to) by effective time, of one brand or of all.
  package func mentionCount(from: Instant, to: Instant, brand: String? = nil) async -> Int {
    await scanner.show(or: 0) { (connection) throws(Fault) in
      var filter = Filter()
      filter.within("effective", from, to)
      if let brand { filter.add("instr(brands, ?) > 0", .text(BatchWriter.list([brand]))) }
      return Int(
        try connection.integer("SELECT count(*) FROM mention\(filter.clause)", filter.values))
    }
  }
}
