package import Model

// What an operator asks of the file itself.
extension Archive {
  /// Looks through every page and index: what is wrong with the file, in SQLite's words.
  ///
  /// At most twenty findings; none when the file is sound.
  /// - Throws: `.badData` when the file is too damaged to be looked through.
  package func damage() async throws(Fault) -> [String] {
    try await scanner.run { (connection) throws(Fault) in
      try connection.rows("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }
    }
  }

  /// When the first and the last mention arrived; nil for an archive without any.
  package func mentionSpan() async throws(Fault) -> (first: Instant, last: Instant)? {
    try await scanner.run { (connection) throws(Fault) in
      try connection.first("SELECT min(received), max(received), count(*) FROM mention") { row in
        row.integer(2) == 0
          ? nil
          : (Instant(milliseconds: row.integer(0)), Instant(milliseconds: row.integer(1)))
      } ?? nil
    }
  }

  /// Writes a whole and compact copy as of now into a file that is not there yet, also beside a running
  /// monitor.
  package func copy(to path: String) async throws(Fault) {
    try await scanner.run { (connection) throws(Fault) in
      _ = try connection.run("VACUUM INTO ?", [.text(path)])
    }
  }
}
