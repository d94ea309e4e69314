package import Model

/// How far a stream was heard that can be asked to go on from an instant.
package struct StreamPlace: Hashable, Comparable, Sendable {
  /// So far back it is asked to begin: servers' clocks differ, and what comes twice is known.
  private static let rewind: Int64 = 5_000_000
  /// So much is kept by every server; what one keeps beyond that it does not say.
  private static let keepsFor = Instant.Span.hours(24)
  /// A stream of a whole network is never silent for so long.
  private static let longestSilence = Instant.Span.minutes(5)
  /// What is older than this when it comes is history, and says so.
  private static let freshness = Instant.Span.minutes(10)

  /// Since 1970.
  package let microseconds: Int64

  /// The place in a source's cursor; nil when it is no instant of our time.
  package init?(_ text: String?) {
    guard let number = text.flatMap({ Int64($0) }),
      (1_000_000_000_000_000..<10_000_000_000_000_000).contains(number)
    else { return nil }
    microseconds = number
  }

  /// The place of an instant.
  package init(_ instant: Instant) { microseconds = instant.milliseconds * 1000 }

  package static func < (left: Self, right: Self) -> Bool {
    left.microseconds < right.microseconds
  }

  /// As a source's cursor keeps it.
  package var text: String { String(microseconds) }

  /// The instant up to which was heard.
  package var instant: Instant { Instant(milliseconds: microseconds / 1000) }

  /// What the server is asked to begin with.
  var wish: String { String(microseconds - Self.rewind) }

  /// Whether what comes now from here is history rather than news.
  package func isBehind(at now: Instant) -> Bool { now - instant > Self.freshness }

  /// Where to go on when the server no longer has this place: at what every server keeps, or, when even
  /// that was refused, with what comes (nil).
  package func afterRefusal(at now: Instant) -> StreamPlace? {
    let kept = StreamPlace(now - Self.keepsFor)
    // It was asked for a little ago, and time has gone on since.
    return kept.instant - instant > Self.freshness ? kept : nil
  }

  /// Whether something is missing between here and the first that came after a cut.
  ///
  /// Servers that no longer have the place begin with what they have, and do not say so. Where the whole
  /// network is heard a hole shows; where a few accounts are, only the length of the cut (since `alive`)
  /// does.
  package func leavesGap(
    before first: StreamPlace, ofWholeNetwork isWhole: Bool, alive: Instant?, at now: Instant
  ) -> Bool {
    if isWhole { return first.instant - instant > Self.longestSilence }
    return now - max(alive ?? instant, instant) > Self.keepsFor
  }
}
