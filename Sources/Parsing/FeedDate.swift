internal import Model

/// Reads dates as feeds in the wild write them; what is no date is nil, never a guess.
///
/// Knows ISO 8601 and its profiles, RFC 822 with named zones and two-digit years, `asctime`, month names
/// in several languages, and seconds or milliseconds since 1970. Without a zone, UTC.
enum FeedDate {
  /// The date of an element's content, which most often is mail's.
  static func parse(_ content: ArraySlice<UInt8>) -> Instant? {
    MailDate.parse(content.span).flatMap(plausible) ?? parse(String(utf8: content))
  }

  static func parse(_ text: String) -> Instant? {
    // Longer than any date; keeps a body put in a date's place from being searched.
    var text = text.trimmed
    if text.utf8.count > 100 { text = String(text.prefix(100)) }
    guard !text.isEmpty else { return nil }
    if let instant = MailDate.parse(text.utf8.span) { return plausible(instant) }
    if let instant = Instant(rfc3339: text) { return plausible(instant) }
    if let instant = NumericDate.parse(text) ?? IsoDate.parse(text) { return plausible(instant) }
    return WordyDate.parse(text).flatMap(plausible)
  }

  /// Years 1…9999, which RFC 3339 can write.
  private static func plausible(_ instant: Instant) -> Instant? {
    (-62_135_596_800..<253_402_300_800).contains(instant.second) ? instant : nil
  }
}

/// A date and a time of day being put together.
struct DateParts {
  var year: Int64
  var month: Int64 = 1
  var day: Int64 = 1
  var hour: Int64 = 0
  var minute: Int64 = 0
  var second: Int64 = 0
  var millisecond: Int64 = 0
  /// Seconds east of UTC.
  var offset: Int64 = 0

  /// Nil when there is no such day or hour.
  ///
  /// 24:00 is the next day's midnight; a leap second counts as
  /// the second before.
  var instant: Instant? {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilTime.days(inMonth: month, of: year), (0...24).contains(hour),
      (0...59).contains(minute), (0...60).contains(second),
      hour < 24 || (minute == 0 && second == 0), abs(offset) <= 86_400
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
    return Instant(milliseconds: seconds * 1000 + millisecond)
  }

  /// `11:04`, `11:04:09`, `11:04:09.25`, `11h04`.
  mutating func setTime(_ text: some StringProtocol) -> Bool {
    let pieces = text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
    guard (2...3).contains(pieces.count), pieces[0].count <= 2, pieces[1].count <= 2,
      let hour = Int64(pieces[0]), let minute = Int64(pieces[1]), hour >= 0, minute >= 0
    else { return false }
    self.hour = hour
    self.minute = minute
    guard pieces.count == 3 else { return true }
    let parts = pieces[2].split(separator: pieces[2].contains(",") ? "," : ".", maxSplits: 1)
    guard let whole = parts.first, whole.count <= 2, let second = Int64(whole), second >= 0 else {
      return false
    }
    self.second = second
    if parts.count == 2 {
      let digits = parts[1].prefix(3)
      guard let fraction = Int64(digits), fraction >= 0 else { return false }
      millisecond =
        digits.count == 1 ? fraction * 100 : digits.count == 2 ? fraction * 10 : fraction
    }
    return true
  }
}

/// Dates written as one number.
enum NumericDate {
  /// Seconds (9–11 digits) or milliseconds (12–13) since 1970, or `YYYYMMDDhhmmss`.
  static func parse(_ text: String) -> Instant? {
    guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let value = Int64(text) else {
      return nil
    }
    switch text.utf8.count {
    case 9...11: return Instant(seconds: value)
    case 12...13: return Instant(milliseconds: value)
    case 14:
      let parts = DateParts(
        year: value / 10_000_000_000, month: value / 100_000_000 % 100,
        day: value / 1_000_000 % 100, hour: value / 10_000 % 100, minute: value / 100 % 100,
        second: value % 100)
      return parts.instant
    default: return nil
    }
  }
}
