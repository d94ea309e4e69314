package import Model

/// Dates as HTTP writes them (RFC 9110 §5.6.7): the one form of today and the two obsolete ones.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The instant that a text names, or nil when it is no such date.
  ///
  /// Read are `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
  /// `Sun Nov  6 08:49:37 1994`; two digits of a year mean 1970 to 2069.
  package static func instant(_ text: String) -> Instant? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    switch words.count {
    case 6 where words[5] == "GMT":
      return instant(day: words[1], month: words[2], year: words[3], time: words[4])
    case 5: return instant(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static func instant(
    day: String, month: String, year: String, time: String
  ) -> Instant? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
    guard let day = Int64(day), let index = months.firstIndex(of: month), var year = Int64(year),
      clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
      (0...60).contains(clock[2]), (0...9999).contains(year)
    else { return nil }
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    let month = Int64(index + 1)
    guard (1...CivilTime.days(inMonth: month, of: year)).contains(day) else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    return Instant(seconds: days * 86_400 + clock[0] * 3600 + clock[1] * 60 + min(clock[2], 59))
  }
}

extension HTTPResponse {
  /// How long the server asks to be left alone by `Retry-After`, in seconds or as a date; nil when it
  /// does not ask or cannot be understood, never negative.
  package func retryAfter(at now: Instant) -> Instant.Span? {
    guard let text = header("Retry-After") else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      // More seconds than fit are as good as very many.
      return .seconds(min(Int64(text) ?? .max, 1 << 32))
    }
    guard let instant = HTTPDate.instant(text) else { return nil }
    return max(instant - now, .seconds(0))
  }
}
