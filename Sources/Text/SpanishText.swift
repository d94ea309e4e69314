package import Model

/// Numbers and durations as Spanish readers write them: `1.904`, `6,2`, `38 min`.
package enum SpanishText {
  /// A number with a decimal comma and points between thousands; trailing zeros are cut.
  package static func number(_ value: Double, digits: Int = 1) -> String {
    guard value.isFinite else { return "–" }
    var scale: Int64 = 1
    for _ in 0..<max(0, digits) { scale *= 10 }
    let limit = Double(Int64.max / 2) / Double(scale)
    let scaled = Int64((min(max(value, -limit), limit) * Double(scale)).rounded())
    let whole = grouped(abs(scaled) / scale)
    var fraction = digits > 0 ? Instant.padded(abs(scaled) % scale, digits) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (scaled < 0 ? "−" : "") + (fraction.isEmpty ? whole : whole + "," + fraction)
  }

  /// A whole number with points between thousands.
  package static func number(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(Int64(value.magnitude))
  }

  /// A count with its noun: `1 voz`, `1.904 voces`.
  package static func count(_ value: Int, _ one: String, _ many: String) -> String {
    number(value) + " " + (value == 1 ? one : many)
  }

  /// A share as a whole percentage, `71 %`.
  package static func percent(_ share: Double) -> String {
    number(share * 100, digits: 0) + " %"
  }

  /// A length of time in its two largest units: `45 s`, `38 min`, `2 h 5 min`, `3 d 4 h`.
  package static func duration(_ span: Instant.Span) -> String {
    let seconds = abs(span.milliseconds) / 1000
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min" }
    if seconds < 86_400 {
      let minutes = seconds % 3600 / 60
      return minutes == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(minutes) min"
    }
    let hours = seconds % 86_400 / 3600
    return hours == 0 ? "\(seconds / 86_400) d" : "\(seconds / 86_400) d \(hours) h"
  }

  private static func grouped(_ value: Int64) -> String {
    let digits = Array(String(value))
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(".") }
      result.append(digit)
    }
    return result
  }
}
