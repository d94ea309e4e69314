internal import Model

/// The one form of date that nearly every feed uses, read byte by byte for there is one in every entry.
///
/// `Mon, 02 Mar 2026 11:04:09 +0000` or with `GMT`; anything else is left to those who know more forms.
enum MailDate {
  private static let months = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)

  /// 1…12.
  private static func month(_ bytes: Span<UInt8>) -> Int64? {
    for month in 0..<12 {
      if (0..<3).allSatisfy({ months[3 * month + $0] == bytes[8 + $0] | 0x20 }) {
        return Int64(month) + 1
      }
    }
    return nil
  }

  static func parse(_ bytes: Span<UInt8>) -> Instant? {
    // `Www, DD Mmm YYYY HH:MM:SS `, then a zone.
    guard bytes.count >= 28, bytes.count <= 31, bytes[3] == 0x2C,
      bytes[4] == 0x20, bytes[7] == 0x20, bytes[11] == 0x20, bytes[16] == 0x20, bytes[25] == 0x20,
      bytes[19] == 0x3A, bytes[22] == 0x3A
    else { return nil }
    guard let month = month(bytes),
      let day = number(bytes, 5, 2), let year = number(bytes, 12, 4),
      let hour = number(bytes, 17, 2), let minute = number(bytes, 20, 2),
      let second = number(bytes, 23, 2), let offset = zone(bytes)
    else { return nil }
    var parts = DateParts(year: year, month: month, day: day)
    (parts.hour, parts.minute, parts.second, parts.offset) = (hour, minute, second, offset)
    return parts.instant
  }

  /// Seconds east of UTC; nil for a zone that is not written as a number or as Greenwich.
  private static func zone(_ bytes: Span<UInt8>) -> Int64? {
    let sign = bytes[26]
    if bytes.count == 31, sign == 0x2B || sign == 0x2D {
      guard let hours = number(bytes, 27, 2), let minutes = number(bytes, 29, 2)
      else { return nil }
      let seconds = hours * 3600 + minutes * 60
      return sign == 0x2B ? seconds : -seconds
    }
    let name = String(utf8: bytes.extracting(26...))
    return ["GMT", "UTC", "UT"].contains(name) ? 0 : nil
  }

  private static func number(
    _ bytes: Span<UInt8>, _ start: Int, _ count: Int
  ) -> Int64? {
    var value: Int64 = 0
    for place in start..<(start + count) {
      let digit = bytes[place]
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 48)
    }
    return value
  }
}
