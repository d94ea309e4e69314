internal import Model

/// Dates in HTTP headers, in the three forms of RFC 9110 §5.6.7.
enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The instant in `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
  /// `Sun Nov  6 08:49:37 1994`; nil for anything else.
  static func parse(_ text: String) -> Instant? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard words.count >= 7 else { return nil }
    let isOld = months.contains(words[1])
    // Weekday, then day-month-year-time or month-day-time-year.
    let order = isOld ? (day: 2, month: 1, year: 6, time: 3) : (day: 1, month: 2, year: 3, time: 4)
    guard let month = months.firstIndex(of: words[order.month]), let day = Int64(words[order.day]),
      var year = Int64(words[order.year]), let hour = Int64(words[order.time]),
      let minute = Int64(words[order.time + 1]), let second = Int64(words[order.time + 2])
    else { return nil }
    if words[order.year].count == 2 { year += year < 70 ? 2000 : 1900 }
    let stamp = [
      Instant.padded(year, 4), Instant.padded(Int64(month) + 1, 2), Instant.padded(day, 2),
    ]
    let clock = [hour, minute, second].map { Instant.padded($0, 2) }
    return Instant(
      rfc3339: stamp.joined(separator: "-") + "T" + clock.joined(separator: ":") + "Z")
  }
}
