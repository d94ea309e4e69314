internal import Model

/// Where the two logs end.
enum Numbers {
  /// The last input's sequence; 0 when there is none.
  static func lastInput(_ connection: Connection) throws(Fault) -> Int64 {
    max(
      try connection.integer("SELECT max(sequence) FROM mention"),
      try connection.integer("SELECT max(sequence) FROM control"))
  }

  /// The last event's sequence; 0 when there is none.
  static func lastEvent(_ connection: Connection) throws(Fault) -> Int64 {
    try connection.integer("SELECT max(sequence) FROM event")
  }
}
