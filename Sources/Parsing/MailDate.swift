internal import Model

/// The one form of date that nearly every feed uses, read byte by byte for there is one in every entry.
///
/// `Mon, 02 Mar 2026 11:04:09 +0000` or with `GMT`; anything else is left to those who know more forms.
enum MailDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  static func parse(_ text: String) -> Instant? {
    parse(Array(text.utf8))
  }

  private static func parse(_ bytes: [UInt8]) -> Instant? {
    // `Www, DD Mmm YYYY HH:MM:SS `, then a zone.
    guard bytes.count >= 28, bytes.count <= 31, bytes[3] == 0x2C,
      [4, 7, 11, 16, 25].allSatisfy({ bytes[$0] == 0x20 }),
      bytes[19] == 0x3A, bytes[22] == 0x3A
    else { return nil }
    let name = (8..<11).map { bytes[$0] | 0x20 }
    guard let month = months.firstIndex(of: name),
      let day = number(bytes, 5, 2), let year = number(bytes, 12, 4),
      let hour = number(bytes, 17, 2), let minute = number(bytes, 20, 2),
      let second = number(bytes, 23, 2), let offset = zone(bytes)
    else { return nil }
    var parts = DateParts(year: year, month: Int64(month) + 1, day: day)
    (parts.hour, parts.minute, parts.second, parts.offset) = (hour, minute, second, offset)
    return parts.instant
  }

  /// Seconds east of UTC; nil for a zone that is not written as a number or as Greenwich.
  private static func zone(_ bytes: [UInt8]) -> Int64? {
    let sign = bytes[26]
    if bytes.count == 31, sign == 0x2B || sign == 0x2D {
      guard let hours = number(bytes, 27, 2), let minutes = number(bytes, 29, 2)
      else { return nil }
      let seconds = hours * 3600 + minutes * 60
      return sign == 0x2B ? seconds : -seconds
    }
    let name = String(decoding: bytes[26...], as: UTF8.self)
    return ["GMT", "UTC", "UT"].contains(name) ? 0 : nil
  }

  private static func number(
    _ bytes: [UInt8], _ start: Int, _ count: Int
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
