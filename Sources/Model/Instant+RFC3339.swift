extension Instant {
  /// The instant as RFC 3339 in UTC, `2026-03-02T11:04:09Z`; milliseconds only when there are any.
  package var rfc3339: String {
    let civil = CivilTime(self, offsetSeconds: 0)
    let millisecond = milliseconds - second * 1000
    // Room for any year that an instant can lie in.
    let text = [UInt8](capacity: 32) { text in
      if (0...9999).contains(civil.year) {
        Self.put(civil.year, 4, &text)
      } else {
        for byte in String(civil.year).utf8 { text.append(byte) }
      }
      let parts: [5 of (UInt8, Int64)] = [
        (UInt8(ascii: "-"), civil.month), (UInt8(ascii: "-"), civil.day),
        (UInt8(ascii: "T"), civil.hour), (UInt8(ascii: ":"), civil.minute),
        (UInt8(ascii: ":"), civil.second),
      ]
      for index in parts.indices {
        text.append(parts[index].0)
        Self.put(parts[index].1, 2, &text)
      }
      if millisecond != 0 {
        text.append(UInt8(ascii: "."))
        Self.put(millisecond, 3, &text)
      }
      text.append(UInt8(ascii: "Z"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes a number that has no more digits than the width.
  private static func put(_ value: Int64, _ width: Int, _ text: inout OutputSpan<UInt8>) {
    var unit: Int64 = 1
    for _ in 1..<width { unit *= 10 }
    while unit > 0 {
      text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / unit % 10))
      unit /= 10
    }
  }

  /// Reads RFC 3339 (`T` or a space between date and time; `Z`, an offset, or nothing for UTC).
  ///
  /// Nil when the text is anything else, or names a day or an hour that does not exist.
  package init?(rfc3339 text: some StringProtocol) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2),
      (1...12).contains(month), day >= 1, day <= CivilTime.days(inMonth: month, of: year),
      reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
      hour < 24, minute < 60
    else { return nil }
    var second: Int64 = 0
    var millisecond: Int64 = 0
    if reader.skip(":") {
      guard let value = reader.number(2), value <= 60 else { return nil }
      second = min(value, 59)
      if reader.skip(".") || reader.skip(",") {
        guard let fraction = reader.fraction() else { return nil }
        millisecond = fraction
      }
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(milliseconds: seconds * 1000 + millisecond)
  }

  /// A number with leading zeros.
  package static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }
}

/// Reads fixed-width numbers off ASCII.
private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ character: Character) -> Bool {
    guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func digit() -> Int64? {
    guard position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 else { return nil }
    position += 1
    return Int64(bytes[position - 1]) - 48
  }

  mutating func number(_ width: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Fractional digits as milliseconds; further digits are cut.
  mutating func fraction() -> Int64? {
    guard var value = digit() else { return nil }
    var width = 1
    while let digit = digit() {
      if width < 3 {
        value = value * 10 + digit
        width += 1
      }
    }
    while width < 3 {
      value *= 10
      width += 1
    }
    return value
  }

  /// Seconds east of UTC: `Z`, `+03:00`, `+0300`, `+03`, or nothing.
  mutating func offset() -> Int64? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let sign: Int64
    if skip("+") {
      sign = 1
    } else if skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = number(2) else { return nil }
    if isAtEnd { return sign * hours * 3600 }
    _ = skip(":")
    guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
