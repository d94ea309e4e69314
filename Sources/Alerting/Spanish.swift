internal import Model

/// Numbers as Spanish readers write them, for a room that knows only `Model`.
enum Spanish {
  /// One decimal, with a comma, unless it is zero; below `least` the text says «menos de».
  static func number(_ value: Double, least: Double = 0) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    if value > 0, value < least { return "menos de " + number(least) }
    let tenths = Int64((value * 10).rounded())
    let text = grouped(abs(tenths) / 10)
    let fraction = abs(tenths) % 10
    return (tenths < 0 ? "−" : "") + (fraction == 0 ? text : text + ",\(fraction)")
  }

  /// A whole number with points between thousands, and its noun: `1 voz`, `1.904 voces`.
  static func count(_ value: Int, _ one: String, _ many: String) -> String {
    grouped(Int64(max(0, value))) + " " + (value == 1 ? one : many)
  }

  /// `71 %`.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// The two largest units: `38 min`, `2 h 5 min`, `3 d 4 h`.
  static func duration(_ seconds: Int) -> String {
    func pair(_ large: Int, _ unit: String, _ small: Int, _ part: String) -> String {
      small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(part)"
    }
    if seconds < 60 { return "\(max(0, seconds)) s" }
    if seconds < 3600 { return "\(seconds / 60) min" }
    if seconds < 86_400 { return pair(seconds / 3600, "h", seconds % 3600 / 60, "min") }
    return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h")
  }

  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func grouped(_ value: Int64) -> String {
    if value < 1000 { return String(value) }
    return grouped(value / 1000) + "." + Instant.padded(value % 1000, 3)
  }
}
