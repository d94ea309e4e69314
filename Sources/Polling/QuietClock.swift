internal import Model

/// Keeps requests out of the hours and days in which a publisher wants none (RSS `skipHours`,
/// `skipDays`).
enum QuietClock {
  /// The first instant from `instant` on that is not to be kept quiet; the instant itself when a
  /// publisher leaves no hour at all, which is a mistake.
  static func postponed(_ instant: Instant, _ quiet: QuietHours?, _ id: String) -> Instant {
    guard let quiet, isQuiet(instant, quiet) else { return instant }
    var hour = Instant.floorDivide(instant.minute, 60)
    // A week of hours: the days repeat after it.
    for _ in 0..<168 {
      hour += 1
      let start = Instant(minute: hour * 60)
      // Some minutes into the hour: everybody else comes at its beginning.
      if !isQuiet(start, quiet) {
        return start + .seconds(Int64(ContentHash(id).value % 600))
      }
    }
    return instant
  }

  /// Whether an instant lies in a quiet hour or day, in UTC.
  static func isQuiet(_ instant: Instant, _ quiet: QuietHours) -> Bool {
    let hours = Instant.floorDivide(instant.minute, 60)
    let hour = Int(hours - Instant.floorDivide(hours, 24) * 24)
    // 1970-01-01 was a Thursday.
    let days = Instant.floorDivide(hours, 24) + 4
    let day = Int(days - Instant.floorDivide(days, 7) * 7)
    return quiet.hours.contains(hour) || quiet.days.contains(day)
  }
}
