package import Model

// What the monitor needs to go on where it stopped.
extension Archive {
  /// The sequence of the last input, mention or control; 0 when there is none.
  package func lastSequence() async throws(Fault) -> Int64 {
    try await reader.run { (connection) throws(Fault) in try Numbers.lastInput(connection) }
  }

  /// The sequence of the last event; 0 when there is none.
  package func lastEventSequence() async throws(Fault) -> Int64 {
    try await reader.run { (connection) throws(Fault) in try Numbers.lastEvent(connection) }
  }

  /// Those of the ids that are stored already.
  package func knownIDs(among ids: [String]) async throws(Fault) -> Set<String> {
    try await reader.run { (connection) throws(Fault) in
      var known: Set<String> = []
      for id in ids {
        let count = try connection.integer("SELECT count(*) FROM mention WHERE id = ?", [.text(id)])
        if count > 0 { known.insert(id) }
      }
      return known
    }
  }

  /// The newest snapshot whose bytes are as they were written, and of `version` where one is asked for;
  /// the one before it when the newest is torn; nil when there is none.
  package func snapshot(version: Int? = nil) async throws(Fault) -> StoredSnapshot? {
    try await reader.run { (connection) throws(Fault) in
      let stored = try connection.rows(
        "SELECT version, sequence, at, checksum, bytes FROM snapshot ORDER BY number DESC"
      ) { row in
        let snapshot = StoredSnapshot(
          version: Int(row.integer(0)), sequence: row.integer(1),
          at: Instant(milliseconds: row.integer(2)), bytes: row.bytes(4))
        return snapshot.checksum == row.text(3) ? snapshot : nil
      }
      return stored.compactMap { $0 }.first { version == nil || $0.version == version }
    }
  }

  /// The inputs after a sequence, by rising sequence, at most `limit`.
  package func inputs(after sequence: Int64, limit: Int) async throws(Fault) -> [StoredInput] {
    try await reader.run { (connection) throws(Fault) in
      let place: [Value] = [.integer(sequence), .integer(Int64(limit))]
      let mentions = try connection.rows(
        "SELECT \(Documents.mentionColumns) FROM mention m WHERE sequence > ? "
          + "ORDER BY sequence LIMIT ?", place
      ) { (row) throws(Fault) in
        var stored = try Documents.mention(row)
        stored.read.mention = stored.read.mention.asFirstSeen
        return StoredInput(
          sequence: stored.sequence, at: stored.read.receivedAt, content: .mention(stored.read))
      }
      let controls = try connection.rows(
        "SELECT sequence, at, body FROM control WHERE sequence > ? ORDER BY sequence LIMIT ?", place
      ) { (row) throws(Fault) in
        StoredInput(
          sequence: row.integer(0), at: Instant(milliseconds: row.integer(1)),
          content: .control(try Documents.json(row, 2, "control \(row.integer(0))")))
      }
      let all = (mentions + controls).sorted { $0.sequence < $1.sequence }
      return Array(all.prefix(limit))
    }
  }

  /// The state of every source that was ever noted, by id.
  package func sourceStatuses() async -> [SourceStatus] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows("SELECT document, id FROM source ORDER BY id") {
        (row) throws(Fault) -> SourceStatus in
        try Documents.value(row, 0, "fuente \(row.text(1))")
      }
    }
  }

  /// A small named fact.
  package func value(_ name: String) async throws(Fault) -> String? {
    try await reader.run { (connection) throws(Fault) in
      try connection.first("SELECT value FROM fact WHERE name = ?", [.text(name)]) { $0.text(0) }
    }
  }

  /// The answer given under an idempotency key at `notBefore` or later.
  package func answer(idempotencyKey: String, notBefore: Instant) async -> String? {
    await reader.show(or: nil) { (connection) throws(Fault) in
      try connection.first(
        "SELECT text FROM answer WHERE key = ? AND at >= ?",
        [.text(idempotencyKey), .integer(notBefore.milliseconds)]
      ) { $0.text(0) }
    }
  }
}
