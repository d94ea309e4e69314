package import Model

extension Archive {
  private static let columns = "sequence, id, kind, at, brand, level, muted, data"

  /// Lines of the event log after a sequence, in order, at most `limit`.
  package func events(after sequence: Int64, limit: Int) async -> [LoggedEvent] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        "SELECT \(Self.columns) FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        [.integer(sequence), .integer(Int64(limit))]
      ) { (row) throws(Fault) in try Self.event(row) }
    }
  }

  /// The events of some kinds in [from, to), in order of the log; of one brand or of all.
  package func events(
    of kinds: [Event.Kind], from: Instant, to: Instant, brand: String? = nil
  ) async -> [LoggedEvent] {
    await scanner.show(or: []) { (connection) throws(Fault) in
      var filter = Filter()
      filter.within("at", from, to)
      filter.equal("brand", brand)
      filter.add(
        "kind IN (SELECT value FROM json_each(?))",
        .text("[" + kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"))
      return try connection.rows(
        "SELECT \(Self.columns) FROM event\(filter.clause) ORDER BY sequence", filter.values
      ) { (row) throws(Fault) in try Self.event(row) }
    }
  }

  private static func event(_ row: Row) throws(Fault) -> LoggedEvent {
    guard let kind = Event.Kind(rawValue: row.text(2)) else {
      throw Texts.unreadable("suceso \(row.integer(0))")
    }
    var event = Event(
      kind, subject: "", at: Instant(milliseconds: row.integer(3)), brand: row.optionalText(4),
      level: row.optionalText(5).flatMap(Alert.Level.init),
      data: try Documents.json(row, 7, "suceso \(row.integer(0))"), muted: row.integer(6) != 0)
    event.id = row.text(1)
    return LoggedEvent(sequence: row.integer(0), event: event)
  }
}
