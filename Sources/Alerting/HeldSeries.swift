internal import Model

/// A series that is open and pages nobody, because the calendar explains it.
struct HeldSeries: Sendable, Codable, Equatable {
  var series: SeriesKey
  /// Its numbers when it last spoke.
  var joined: LiveAlert.Joined
  /// The entry that explains it.
  var entry: String
}
