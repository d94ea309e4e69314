/// A date and a time of day as a calendar on the wall shows them, at a stated offset from UTC.
package struct CivilTime: Hashable, Sendable {
  /// The year of the proleptic Gregorian calendar.
  package var year: Int64
  /// The month, 1…12.
  package var month: Int64
  /// The day of the month, 1…31.
  package var day: Int64
  /// The hour, 0…23.
  package var hour: Int64
  /// The minute, 0…59.
  package var minute: Int64
  /// The second, 0…59.
  package var second: Int64
  /// The day of the week, 0 = Monday … 6 = Sunday.
  package var weekday: Int64

  /// The civil time of an instant at an offset east of UTC, in seconds.
  package init(_ instant: Instant, offsetSeconds: Int64) {
    let seconds = instant.second + offsetSeconds
    let days = Instant.floorDivide(seconds, 86_400)
    let rest = seconds - days * 86_400
    (year, month, day) = Self.date(days: days)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
    weekday = (days + 3) - Instant.floorDivide(days + 3, 7) * 7
  }

  /// Days from 1970-01-01 to a date.
  ///
  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms".
  package static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = Instant.floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date a number of days after 1970-01-01: the inverse of `days(year:month:day:)`.
  package static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = Instant.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// How many days a month has.
  package static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}
