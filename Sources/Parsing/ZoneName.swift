/// Offsets from UTC as dates name them.
enum ZoneName {
  /// Seconds east of UTC for `Z`, `GMT`, `EST`, `ART`, `-0300`, `-03:00`, `+3`, `GMT-3`; nil for any
  /// other word.
  static func offset(_ text: String) -> Int64? {
    let word = text.trimmed.uppercased()
    if word.isEmpty { return nil }
    if let hours = named[word] { return Int64(hours * 3600) }
    for prefix in ["GMT", "UTC", "UT"] where word.hasPrefix(prefix) {
      return numeric(word.dropFirst(prefix.count).trimmed)
    }
    return numeric(word)
  }

  private static func numeric(_ text: String) -> Int64? {
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    let rest = text.dropFirst().prefix { $0.isNumber || $0 == ":" }
    let digits = rest.filter { $0 != ":" }
    guard digits.utf8.count == digits.count, let value = Int64(digits) else { return nil }
    let seconds: Int64
    switch digits.count {
    case 1, 2: seconds = value * 3600
    case 3, 4: seconds = value / 100 * 3600 + value % 100 * 60
    default: return nil
    }
    return sign == "+" ? seconds : -seconds
  }

  /// RFC 822's names and those of the Americas and Europe, in hours.
  private static let named: [String: Double] = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "AKST": -9, "AKDT": -8, "HST": -10,
    "ET": -5, "CT": -6, "MT": -7, "PT": -8,
    "ART": -3, "BRT": -3, "BRST": -2, "UYT": -3, "UYST": -2, "CLT": -4, "CLST": -3, "PYT": -4,
    "PYST": -3, "BOT": -4, "VET": -4, "PET": -5, "COT": -5, "ECT": -5,
    "CET": 1, "MET": 1, "BST": 1, "WEST": 1, "CEST": 2, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "IST": 5.5, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
    "A": -1, "M": -12, "N": 1, "Y": 12,
  ]
}
