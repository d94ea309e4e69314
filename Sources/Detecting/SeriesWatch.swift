internal import Model

/// One series of a bank: the head that wakes people, and who was heard.
///
/// What it takes is printed by `vigia bench detecting`; voices are kept only for series that page.
struct SeriesWatch: Sendable, Equatable {
  var key: SeriesKey
  /// True for a brand's own series, which lends its season and borrows none.
  var isOwn: Bool
  var page: PageHead
  var voices: VoiceTally?
  /// The minute of the last mention.
  var lastHeard: Int64

  /// A series that begins to be watched at an instant.
  init(_ key: SeriesKey, threshold: Double, lateness: Instant.Span, at now: Instant) {
    let isOwn = key == SeriesKey(brand: key.brand)
    self.key = key
    self.isOwn = isOwn
    page = PageHead(
      threshold: threshold, lateness: lateness, start: now, borrowsSeason: !isOwn)
    voices = key.role == .pages ? VoiceTally() : nil
    lastHeard = now.minute
  }

  /// How much would be lost by forgetting the series: its level, and what the last hour brought.
  var usefulness: Double {
    var lately = 0.0
    page.ring.sums(endingAt: page.nextClose - 1, [60]) { _, sums in lately = sums.count }
    return page.baseline.level + lately / 60
  }

  func pack(into writer: inout PackWriter) {
    key.pack(into: &writer)
    page.pack(into: &writer)
    writer.optional(voices) { $0.pack(into: &$1) }
    writer.integer(lastHeard)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    key = try SeriesKey(unpacking: &reader)
    isOwn = key == SeriesKey(brand: key.brand)
    page = try PageHead(unpacking: &reader)
    voices = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try VoiceTally(unpacking: &reader)
    }
    lastHeard = try reader.integer()
  }
}
