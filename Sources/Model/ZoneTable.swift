/// A time zone as a plain table of offset changes, so that pure rooms can tell local time without
/// Foundation.
///
/// `Monitor` builds it once from the system's zone data. An instant before the first transition has
/// `initialOffset`; after the last, the last offset stays.
package struct ZoneTable: Hashable, Sendable {
  /// One change of offset.
  package struct Transition: Hashable, Sendable {
    /// From this instant on.
    package var at: Instant
    /// Local time is this many seconds east of UTC from then on.
    package var offsetSeconds: Int64

    /// A change of offset at an instant.
    package init(at: Instant, offsetSeconds: Int64) {
      self.at = at
      self.offsetSeconds = offsetSeconds
    }
  }

  /// The IANA name, `America/Argentina/Buenos_Aires`.
  package let name: String
  /// Seconds east of UTC before the first transition.
  package let initialOffset: Int64
  /// The changes, in rising order.
  package let transitions: [Transition]

  /// A table from its parts; transitions are sorted here.
  package init(name: String, initialOffset: Int64, transitions: [Transition] = []) {
    self.name = name
    self.initialOffset = initialOffset
    self.transitions = transitions.sorted { $0.at < $1.at }
  }

  /// Coordinated Universal Time.
  package static let utc = ZoneTable(name: "UTC", initialOffset: 0)

  /// Seconds east of UTC at an instant.
  package func offsetSeconds(at instant: Instant) -> Int64 {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffset : transitions[low - 1].offsetSeconds
  }

  /// The wall-clock reading at an instant.
  package func civil(_ instant: Instant) -> CivilTime {
    CivilTime(instant, offsetSeconds: offsetSeconds(at: instant))
  }

  /// The minute of the local week, 0 = Monday 00:00 … 10 079 = Sunday 23:59.
  package func minuteOfWeek(_ instant: Instant) -> Int {
    let local = instant.second + offsetSeconds(at: instant)
    let minutes = Instant.floorDivide(local, 60) + 3 * 1440
    return Int(minutes - Instant.floorDivide(minutes, 10_080) * 10_080)
  }

  /// `HH:MM` on the local clock, as alerts and the page print it.
  package func clockText(_ instant: Instant) -> String {
    let time = civil(instant)
    return Instant.padded(time.hour, 2) + ":" + Instant.padded(time.minute, 2)
  }

  /// `YYYY-MM-DD` on the local calendar.
  package func dateText(_ instant: Instant) -> String {
    let time = civil(instant)
    return Instant.padded(time.year, 4) + "-" + Instant.padded(time.month, 2) + "-"
      + Instant.padded(time.day, 2)
  }

  /// The instant at which a local day begins.
  package func startOfDay(year: Int64, month: Int64, day: Int64) -> Instant {
    let local = CivilTime.days(year: year, month: month, day: day) * 86_400
    let guess = Instant(seconds: local - offsetSeconds(at: Instant(seconds: local)))
    return Instant(seconds: local - offsetSeconds(at: guess))
  }
}
