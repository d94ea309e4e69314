/// A series in one minute.
package struct MinuteCount: Hashable, Sendable {
  /// Counted from 1970, UTC.
  package var minute: Int64
  package var count: Int
  /// The followers of those who spoke, added up.
  package var reach: Int
  /// What the minute was expected to bring; nil when nothing was known.
  package var expected: Double?
}

/// A series in one hour.
package struct HourCount: Hashable, Sendable {
  /// The hour's first minute, counted from 1970, UTC.
  package var minute: Int64
  package var count: Int
  package var reach: Int
  /// What was expected of the hour's minutes of which something was known; nil when of none.
  package var expected: Double?
}

/// A series and what it brought.
package struct SeriesTotal: Hashable, Sendable {
  package var path: String
  package var total: Int
  /// The followers of those who spoke, added up.
  package var reach: Int
}

/// What a receiver is owed and has got.
package struct DeliveryCounts: Hashable, Sendable {
  package var waiting = 0
  package var delivered = 0
  package var failed = 0
  /// The reason given by the latest delivery that has one, in Spanish.
  package var lastError: String?
}

/// How much an archive holds.
package struct ArchiveTotals: Hashable, Sendable {
  package var mentions = 0
  package var alerts = 0
  package var cases = 0
  package var events = 0
  /// Size of the file.
  package var bytes = 0
  /// Size of the write-ahead log beside it.
  package var walBytes = 0
}
