internal import Foundation
internal import Model

/// How IMAP writes names, strings and dates.
enum ImapText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A quoted string; without line breaks and NUL, which cannot stand in one.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars where character.value >= 0x20 {
      if character == "\"" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// The text of a quoted string; nil for `NIL` and what is none.
  static func unquoted(_ word: String) -> String? {
    guard word.count >= 2, word.hasPrefix("\""), word.hasSuffix("\"") else { return nil }
    var result = ""
    var isEscaped = false
    for character in word.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        isEscaped = false
        result.append(character)
      }
    }
    return result
  }

  /// A folder's name in modified UTF-7 (RFC 3501 §5.1.3): `Atenci&APM-n`.
  static func folder(_ name: String) -> String {
    var result = ""
    var shifted: [UInt8] = []
    func close() {
      guard !shifted.isEmpty else { return }
      let base64 = Data(shifted).base64EncodedString()
      result += "&" + base64.filter { $0 != "=" }.replacing("/", with: ",") + "-"
      shifted = []
    }
    for unit in name.utf16 {
      if (0x20...0x7E).contains(unit), let scalar = Unicode.Scalar(unit) {
        close()
        result += scalar == "&" ? "&-" : String(Character(scalar))
      } else {
        shifted += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
    }
    close()
    return result
  }

  /// The day of an instant, as a search wants it: `2-Mar-2026`.
  static func day(_ instant: Instant) -> String {
    let time = CivilTime(instant, offsetSeconds: 0)
    return "\(time.day)-\(months[Int(time.month) - 1])-\(time.year)"
  }

  /// The instant of an INTERNALDATE: ` 2-Mar-2026 10:00:00 -0300`.
  static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[2].utf8.count == 5, let zone = Int64(words[2].dropFirst()),
      let local = HTTPDate.instant("X, \(words[0]) \(words[1]) GMT")
    else { return nil }
    let offset = (zone / 100 * 3600 + zone % 100 * 60) * (words[2].hasPrefix("-") ? -1 : 1)
    return Instant(seconds: local.second - offset)
  }
}
