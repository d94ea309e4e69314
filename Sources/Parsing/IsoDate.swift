internal import Model

/// ISO 8601 and its profiles: `2026-03-02`, `2026-03`, `2026`, `20260302T1104Z`, `2026-061`,
/// `2026-03-02 11:04:09 -0300`, `2026/03/02 11:04`.
enum IsoDate {
  static func parse(_ text: String) -> Instant? {
    let split = text.firstIndex { $0 == "T" || $0 == "t" || $0 == " " || $0 == "," }
    let day = text[..<(split ?? text.endIndex)]
    guard var parts = date(day) else { return nil }
    guard let split else { return parts.instant }
    let rest = text[split...].drop { "Tt ,".contains($0) }
    if rest.isEmpty { return parts.instant }
    return time(rest, into: &parts) ? parts.instant : nil
  }

  private static func date(_ text: Substring) -> DateParts? {
    var body = text
    // A zone glued to a bare date: `2026-03-02Z`.
    if body.last == "Z" || body.last == "z" { body = body.dropLast() }
    let pieces = body.split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "/" || $0 == "."
    }
    guard let first = pieces.first, first.utf8.count >= 4,
      pieces.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } })
    else { return nil }
    let numbers = pieces.compactMap { Int64($0) }
    guard numbers.count == pieces.count else { return nil }
    switch (numbers.count, first.utf8.count) {
    case (1, 4): return DateParts(year: numbers[0])
    case (1, 6): return DateParts(year: numbers[0] / 100, month: numbers[0] % 100)
    case (1, 8):
      return DateParts(
        year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
    case (1, 7): return ordinal(year: numbers[0] / 1000, day: numbers[0] % 1000)
    case (2, 4) where pieces[1].utf8.count == 3: return ordinal(year: numbers[0], day: numbers[1])
    case (2, 4): return DateParts(year: numbers[0], month: numbers[1])
    case (3, 4): return DateParts(year: numbers[0], month: numbers[1], day: numbers[2])
    default: return nil
    }
  }

  /// The day of the year, 1…366.
  private static func ordinal(year: Int64, day: Int64) -> DateParts? {
    guard (1...366).contains(day), (0...9999).contains(year) else { return nil }
    let date = CivilTime.date(days: CivilTime.days(year: year, month: 1, day: 1) + day - 1)
    // Only every fourth year has a day 366.
    guard date.year == year else { return nil }
    return DateParts(year: date.year, month: date.month, day: date.day)
  }

  private static func time(_ text: Substring, into parts: inout DateParts) -> Bool {
    let end = text.firstIndex { !($0.isNumber || ":.,".contains($0)) } ?? text.endIndex
    var clock = String(text[..<end])
    let digits = clock.utf8.prefix { $0 >= 48 && $0 <= 57 }.count
    if digits == clock.utf8.count || (digits == 6 && clock.utf8.count > 6) {
      // `1104` and `110409`, or an hour alone.
      let characters = Array(clock)
      switch digits {
      case 2: clock += ":00"
      case 4: clock = String(characters[..<2]) + ":" + String(characters[2...])
      case 6:
        clock =
          String(characters[..<2]) + ":" + String(characters[2..<4]) + ":"
          + String(characters[4...])
      default: return false
      }
    }
    guard parts.setTime(clock) else { return false }
    var zone = String(text[end...]).trimmed
    if let half = Meridiem(zone.prefix(2)), zone.count == 2 || zone.dropFirst(2).first == " " {
      parts.hour = half.hour(parts.hour)
      zone = zone.dropFirst(2).trimmed
    }
    parts.offset = ZoneName.offset(zone) ?? 0
    return true
  }
}

/// The half of a twelve-hour day.
enum Meridiem {
  case morning, afternoon

  init?(_ text: some StringProtocol) {
    switch text.lowercased().filter({ $0 != "." }) {
    case "am": self = .morning
    case "pm": self = .afternoon
    default: return nil
    }
  }

  /// The hour of the day, 0…23.
  func hour(_ hour: Int64) -> Int64 {
    switch self {
    case .morning: hour == 12 ? 0 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    }
  }
}
