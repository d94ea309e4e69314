/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Every decision in Vigía takes its "now" as an `Instant` parameter; nothing below `Monitor` reads a
/// clock.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since the Unix epoch, UTC; negative before 1970.
  package var milliseconds: Int64

  /// An instant from milliseconds since the Unix epoch.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// An instant from whole seconds since the Unix epoch.
  package init(seconds: Int64) { self.milliseconds = seconds &* 1000 }

  /// The first millisecond of a minute counted from the Unix epoch.
  package init(minute: Int64) { self.milliseconds = minute &* 60_000 }

  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// The minute this instant lies in, counted from the Unix epoch (rounded down, also before 1970).
  package var minute: Int64 { Self.floorDivide(milliseconds, 60_000) }

  /// The second this instant lies in, counted from the Unix epoch (rounded down).
  package var second: Int64 { Self.floorDivide(milliseconds, 1000) }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant a span of time later (earlier when the span is negative).
  package static func + (instant: Instant, span: Span) -> Instant {
    Instant(milliseconds: instant.milliseconds &+ span.milliseconds)
  }

  /// The instant a span of time earlier.
  package static func - (instant: Instant, span: Span) -> Instant {
    Instant(milliseconds: instant.milliseconds &- span.milliseconds)
  }

  /// The time from `right` to `left`.
  package static func - (left: Instant, right: Instant) -> Span {
    Span(milliseconds: left.milliseconds &- right.milliseconds)
  }

  /// Division that rounds towards minus infinity, as calendars need.
  package static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  /// A length of time in whole milliseconds.
  ///
  /// (Swift's `Duration` counts attoseconds in 128 bits; an archive of millisecond stamps wants
  /// exact, cheap, codable milliseconds.)
  package struct Span: Hashable, Comparable, Sendable, Codable {
    /// The length in milliseconds; negative when it points backwards.
    package var milliseconds: Int64

    /// A span of milliseconds.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(from decoder: any Decoder) throws {
      milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(milliseconds)
    }

    /// A span of whole seconds.
    package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count &* 1000) }
    /// A span of whole minutes.
    package static func minutes(_ count: Int64) -> Span { Span(milliseconds: count &* 60_000) }
    /// A span of whole hours.
    package static func hours(_ count: Int64) -> Span { Span(milliseconds: count &* 3_600_000) }

    /// The length in seconds.
    package var seconds: Double { Double(milliseconds) / 1000 }

    package static func < (left: Span, right: Span) -> Bool {
      left.milliseconds < right.milliseconds
    }
  }
}
