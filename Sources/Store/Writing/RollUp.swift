internal import Model

/// Counts of a batch by series and minute, added to those stored.
struct RollUp {
  private struct Key: Hashable {
    var path: String
    var minute: Int64
  }

  private struct Count {
    var count = 0
    var reach = 0
  }

  private var counts: [Key: Count] = [:]

  /// Counts a mention in every series it belongs to.
  mutating func add(_ read: ReadMention) {
    let minute = read.effectiveAt.minute
    let reach = read.reach
    for key in Self.series(of: read) {
      counts[Key(path: key.path, minute: minute), default: Count()].count += 1
      counts[Key(path: key.path, minute: minute), default: Count()].reach += reach
    }
  }

  /// The series a mention belongs to: of each brand all, the negative ones, those of each driver and
  /// those of its source.
  static func series(of read: ReadMention) -> [SeriesKey] {
    var keys: [SeriesKey] = []
    for brand in read.finding.brands {
      keys.append(SeriesKey(brand: brand))
      if read.finding.label == .negative { keys.append(.negative(brand: brand)) }
      for driver in read.finding.drivers { keys.append(SeriesKey(brand: brand, driver: driver.id)) }
      if let source = read.mention.source { keys.append(SeriesKey(brand: brand, source: source)) }
    }
    return keys
  }

  /// Adds the counts to the table, in the table's order.
  func write(to connection: Connection) throws(Fault) {
    for (key, count) in counts.sorted(by: {
      ($0.key.path, $0.key.minute) < ($1.key.path, $1.key.minute)
    }) {
      try Self.know(key.path, connection)
      try connection.run(
        """
        INSERT INTO minute (series, minute, count, reach)
        VALUES ((SELECT id FROM series WHERE path = ?), ?, ?, ?)
        ON CONFLICT (series, minute)
        DO UPDATE SET count = count + excluded.count, reach = reach + excluded.reach
        """,
        [
          .text(key.path), .integer(key.minute), .integer(Int64(count.count)),
          .integer(Int64(count.reach)),
        ])
    }
  }

  /// Notes what a series was expected to bring in a minute.
  static func expect(
    _ expected: Double, _ path: String, _ minute: Int64, _ connection: Connection
  ) throws(Fault) {
    try know(path, connection)
    try connection.run(
      """
      INSERT INTO minute (series, minute, expected)
      VALUES ((SELECT id FROM series WHERE path = ?), ?, ?)
      ON CONFLICT (series, minute) DO UPDATE SET expected = excluded.expected
      """,
      [.text(path), .integer(minute), .real(expected)])
  }

  private static func know(_ path: String, _ connection: Connection) throws(Fault) {
    try connection.run("INSERT OR IGNORE INTO series (path) VALUES (?)", [.text(path)])
  }
}
