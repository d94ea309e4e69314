internal import Model

/// Dates with a month's name, in any order: RFC 822, `asctime`, `2 de marzo de 2026, 11:04`; and dates
/// with slashes, day first unless that is no date.
enum WordyDate {
  static func parse(_ text: String) -> Instant? {
    var reader = Words()
    for word in words(text) { reader.take(word) }
    return reader.instant
  }

  /// Words between blanks and commas; `02-Mar-2026` and `2026-Mar-02` are three.
  private static func words(_ text: String) -> [Substring] {
    var result: [Substring] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
      let isDashed =
        word.contains("-") && word.contains(where: \.isLetter) && word.first?.isNumber == true
        && !word.contains(":")
      if isDashed {
        result += word.split(separator: "-")
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// What was understood so far.
  private struct Words {
    var day: Int64?
    var month: Int64?
    var year: Int64?
    var time: DateParts?
    var offset: Int64?
    var half: Meridiem?

    mutating func take(_ raw: Substring) {
      let word = raw.lowercased()
      if word.contains(":") {
        takeTime(word)
      } else if let digits = Self.leadingNumber(word) {
        takeNumber(digits, length: word.prefix { $0.isNumber }.count)
      } else if word.first?.isNumber == true,
        word.contains("/") || word.contains(".") || word.contains("-")
      {
        takeSlashes(word)
      } else if month == nil, let number = MonthName.number(word) {
        month = number
      } else if let half = Meridiem(word) {
        self.half = half
      } else if time != nil, offset == nil, let zone = ZoneName.offset(word) {
        offset = zone
      }
    }

    /// A number, perhaps with an ordinal's ending: `2`, `2nd`, `1º`.
    private static func leadingNumber(_ word: String) -> Int64? {
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 4 else { return nil }
      let rest = word.dropFirst(digits.count)
      return ["", "st", "nd", "rd", "th", "º", ".", "er"].contains(String(rest))
        ? Int64(digits) : nil
    }

    private mutating func takeNumber(_ value: Int64, length: Int) {
      if length == 4, time != nil, year != nil, offset == nil {
        return
      }
      if length >= 3 || day != nil {
        if year == nil { year = length <= 2 ? WordyDate.century(value) : value }
      } else {
        day = value
      }
    }

    private mutating func takeTime(_ word: String) {
      // `GMT-03:00` after the time, or a zone glued to it: `11:04:09+0000`, `11:04z`, `11:04pm`.
      if time != nil {
        offset = offset ?? ZoneName.offset(word)
        return
      }
      let end = word.firstIndex { !($0.isNumber || $0 == ":" || $0 == ".") } ?? word.endIndex
      var parts = DateParts(year: 0)
      guard parts.setTime(word[..<end]) else { return }
      time = parts
      let rest = String(word[end...])
      if let half = Meridiem(rest) {
        self.half = half
      } else if !rest.isEmpty {
        offset = ZoneName.offset(rest)
      }
    }

    /// `2/3/2026` is the second of March here; `3/25/2026` can only be American.
    private mutating func takeSlashes(_ word: String) {
      let pieces = word.split(whereSeparator: { "/.-".contains($0) })
      let numbers = pieces.compactMap { Int64($0) }
      guard numbers.count == 3, pieces.count == 3, day == nil, month == nil else { return }
      if pieces[0].count == 4 {
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
      } else {
        let isAmerican = numbers[1] > 12 && numbers[0] <= 12
        (day, month) = isAmerican ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        year = pieces[2].count <= 2 ? WordyDate.century(numbers[2]) : numbers[2]
      }
    }

    var instant: Instant? {
      guard let month, let year, let day else { return nil }
      var parts = time ?? DateParts(year: 0)
      (parts.year, parts.month, parts.day) = (year, month, day)
      if let half { parts.hour = half.hour(parts.hour) }
      parts.offset = offset ?? 0
      return parts.instant
    }
  }

  /// Two digits mean 1970…2069.
  private static func century(_ value: Int64) -> Int64 { value < 70 ? 2000 + value : 1900 + value }
}
