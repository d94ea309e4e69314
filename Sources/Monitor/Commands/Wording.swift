package import Model
internal import Text

/// Numbers and spans in Spanish, for rooms that may not import `Text`.
package enum Wording {
  /// A number with a decimal comma; trailing zeros are cut.
  package static func number(_ value: Double, digits: Int = 1) -> String {
    SpanishText.number(value, digits: digits)
  }

  /// A whole number with points between thousands.
  package static func number(_ value: Int) -> String { SpanishText.number(value) }

  /// A count with its noun: `1 voz`, `1.904 voces`.
  package static func count(_ value: Int, _ one: String, _ many: String) -> String {
    SpanishText.count(value, one, many)
  }

  /// A share as a whole percentage.
  package static func percent(_ share: Double) -> String { SpanishText.percent(share) }

  /// A length of time in its two largest units.
  package static func duration(_ span: Instant.Span) -> String { SpanishText.duration(span) }

  /// How loud an alert is, in one word.
  package static func level(_ level: Alert.Level) -> String {
    switch level {
    case .watch: "vigilancia"
    case .warning: "alta"
    case .critical: "crítica"
    }
  }

  /// A JSON value on one line.
  package static func line(_ json: JSON) -> String { JSONText.line(json) }
}
