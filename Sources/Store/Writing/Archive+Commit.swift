package import Model

extension Archive {
  /// Writes a batch in one transaction: everything, or, when it throws, nothing.
  ///
  /// Returns once it is as safe as the archive's durability promises.
  /// - Throws: `.inputOutput` when the disk is full or fails, `.tryLater` when another program holds the
  ///   file, `.internalError` when sequences do not rise.
  package func commit(_ batch: Batch) async throws(Fault) {
    guard let writer else { throw Texts.readOnly(path) }
    let isLong = try await writer.run { (connection) throws(Fault) in
      try connection.transaction { () throws(Fault) in try BatchWriter(connection).write(batch) }
      guard connection.pagesWritten(reset: false) >= Self.checkpointPages else { return false }
      _ = connection.pagesWritten(reset: true)
      return true
    }
    if isLong { startCheckpoint() }
  }

  /// Keeps a small named fact at once, apart from any batch.
  package func keep(_ name: String, _ value: String) async throws(Fault) {
    guard let writer else { throw Texts.readOnly(path) }
    try await writer.run { (connection) throws(Fault) in
      try connection.run(
        "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", [.text(name), .text(value)])
      return ()
    }
  }

  /// Notes what became of a delivery.
  package func record(_ delivery: Delivery) async throws(Fault) {
    guard let writer else { throw Texts.readOnly(path) }
    try await writer.run { (connection) throws(Fault) in
      try connection.run(
        """
        UPDATE delivery SET state = ?, attempts = ?, next_attempt = ?, last_error = ?
        WHERE event_id = ? AND receiver = ?
        """,
        [
          .text(delivery.state.rawValue), .integer(Int64(delivery.attempts)),
          .integer(delivery.nextAttempt.milliseconds), Value(delivery.lastError),
          .text(delivery.eventID), .text(delivery.receiver),
        ])
      return ()
    }
  }
}
