internal import Foundation
internal import Model

extension Archive {
  /// A series in the minutes of [from, to), counted from 1970; minutes of which nothing is known are left
  /// out.
  package func minutes(series path: String, from: Int64, to: Int64) async -> [MinuteCount] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try Self.minutes(connection, path, from, to)
    }
  }

  /// A series in the hours from minute `from` up to `to`; the hours are counted off from `from`, and every
  /// one is there, also an empty one.
  package func hours(series path: String, from: Int64, to: Int64) async -> [HourCount] {
    await scanner.show(or: []) { (connection) throws(Fault) in
      var hours = stride(from: from, to: to, by: 60).map {
        HourCount(minute: $0, count: 0, reach: 0)
      }
      for minute in try Self.minutes(connection, path, from, to) {
        let index = Int((minute.minute - from) / 60)
        hours[index].count += minute.count
        hours[index].reach += minute.reach
        if let expected = minute.expected {
          hours[index].expected = (hours[index].expected ?? 0) + expected
        }
      }
      return hours
    }
  }

  /// What each series whose path begins with `prefix` brought in the minutes of [from, to), by path; those
  /// that brought nothing are left out.
  package func series(prefix: String, from: Int64, to: Int64) async -> [SeriesTotal] {
    await reader.show(or: []) { (connection) throws(Fault) in
      try connection.rows(
        """
        SELECT s.path, sum(m.count), sum(m.reach) FROM series s
        CROSS JOIN minute m ON m.series = s.id AND m.minute >= ? AND m.minute < ?
        WHERE s.path >= ? AND substr(s.path, 1, ?) = ?
        GROUP BY s.path HAVING sum(m.count) > 0 ORDER BY s.path
        """,
        [
          .integer(from), .integer(to), .text(prefix),
          .integer(Int64(prefix.unicodeScalars.count)), .text(prefix),
        ]
      ) { row in
        SeriesTotal(path: row.text(0), total: Int(row.integer(1)), reach: Int(row.integer(2)))
      }
    }
  }

  /// How much the archive holds, for metrics and summaries.
  package func totals() async -> ArchiveTotals {
    var totals = await reader.show(or: ArchiveTotals()) { (connection) throws(Fault) in
      var totals = ArchiveTotals()
      totals.mentions = Int(try connection.integer("SELECT count(*) FROM mention"))
      totals.alerts = Int(try connection.integer("SELECT count(*) FROM alert"))
      totals.cases = Int(try connection.integer("SELECT count(*) FROM care_case"))
      totals.events = Int(try connection.integer("SELECT count(*) FROM event"))
      return totals
    }
    totals.bytes = Self.size(path)
    totals.walBytes = Self.size(path + "-wal")
    return totals
  }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  private static func minutes(
    _ connection: Connection, _ path: String, _ from: Int64, _ to: Int64
  ) throws(Fault) -> [MinuteCount] {
    try connection.rows(
      """
      SELECT minute, count, reach, expected FROM minute
      WHERE series = (SELECT id FROM series WHERE path = ?) AND minute >= ? AND minute < ?
      ORDER BY minute
      """,
      [.text(path), .integer(from), .integer(to)]
    ) { row in
      MinuteCount(
        minute: row.integer(0), count: Int(row.integer(1)), reach: Int(row.integer(2)),
        expected: row.optionalReal(3))
    }
  }
}
