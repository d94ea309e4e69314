internal import Model

/// One series of a bank: the head that wakes people, the head that ranks days, and who was heard.
///
/// What both heads take is printed by `vigia bench detecting`; voices are kept only for series that
/// page.
struct SeriesWatch: Sendable, Equatable {
  /// The last unusual five minutes worth telling.
  struct DayPeak: Sendable, Equatable {
    var score: Double
    var bin: Int64
    var observed: Double
    var expected: Double
  }

  /// Minutes a bin of the ranking head.
  static let rankingBin: Int64 = 5

  var key: SeriesKey
  /// True for a brand's own series, which lends its season and borrows none.
  var isOwn: Bool
  var page: PageHead
  var unusual: UnusualHead
  var voices: VoiceTally?
  /// Mentions of the present bin of the ranking head, and its minutes that are known.
  private var gathered: Float = 0
  private var gatheredMinutes: UInt8 = 0
  /// The highest of the last day.
  private(set) var peak: DayPeak?
  /// The minute of the last mention.
  var lastHeard: Int64

  /// A series that begins to be watched at an instant.
  init(_ key: SeriesKey, threshold: Double, lateness: Instant.Span, at now: Instant) {
    let isOwn = key == SeriesKey(brand: key.brand)
    self.key = key
    self.isOwn = isOwn
    page = PageHead(
      threshold: threshold, lateness: lateness, start: now, borrowsSeason: !isOwn)
    unusual = UnusualHead(stepSeconds: 60 * Int(Self.rankingBin))
    voices = key.role == .pages ? VoiceTally() : nil
    lastHeard = now.minute
  }

  /// How much would be lost by forgetting the series: its level, and what the last hour brought.
  var usefulness: Double {
    var lately = 0.0
    page.ring.sums(endingAt: page.nextClose - 1, [60]) { _, sums in lately = sums.count }
    return page.baseline.level + lately / 60
  }

  /// Closes a minute and hands those that are old enough to the ranking head.
  mutating func close(
    _ knowledge: BinRing.Knowledge, _ week: LocalWeek
  ) -> (WindowScore, PageHead.Change?) {
    let before = page.nextLearn
    let closed = page.close(knowledge, week)
    rank(from: before)
    return closed
  }

  /// Learns past counts; those of five minutes or less teach the ranking head too.
  mutating func learn(_ line: HistoryLine, _ week: LocalWeek) {
    page.learn(line, week)
    guard line.stepSeconds <= 60 * Int(Self.rankingBin) else { return }
    let per = max(1, 60 * Int(Self.rankingBin) / line.stepSeconds)
    var start = 0
    while start + per <= line.counts.count {
      let known = line.counts[start..<(start + per)].compactMap(\.self)
      if known.count == per { _ = unusual.score(Double(known.reduce(0, +))) }
      start += per
    }
  }

  private mutating func rank(from first: Int64) {
    guard first < page.nextLearn, page.nextLearn - first <= PageHead.longestRun else { return }
    for bin in first..<page.nextLearn {
      if page.ring.contains(bin), page.ring.knowledge(bin) != .missing {
        gathered += Float(page.ring.count(bin))
        gatheredMinutes += 1
      }
      guard (bin + 1) % Self.rankingBin == 0 else { continue }
      if gatheredMinutes == UInt8(Self.rankingBin) { tell(unusual.score(Double(gathered)), bin) }
      gathered = 0
      gatheredMinutes = 0
    }
  }

  private mutating func tell(_ score: Double, _ bin: Int64) {
    if let old = peak, bin - old.bin > 1440 { peak = nil }
    guard score > (peak?.score ?? 0) else { return }
    let (observed, expected) = unusual.lookAround
    peak = DayPeak(score: score, bin: bin, observed: observed, expected: expected)
  }

  func pack(into writer: inout PackWriter) {
    key.pack(into: &writer)
    page.pack(into: &writer)
    unusual.pack(into: &writer)
    writer.optional(voices) { $0.pack(into: &$1) }
    writer.single(gathered)
    writer.natural(UInt64(gatheredMinutes))
    writer.optional(peak) { peak, writer in
      for value in [peak.score, peak.observed, peak.expected] { writer.number(value) }
      writer.integer(peak.bin)
    }
    writer.integer(lastHeard)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    key = try SeriesKey(unpacking: &reader)
    isOwn = key == SeriesKey(brand: key.brand)
    page = try PageHead(unpacking: &reader)
    unusual = try UnusualHead(unpacking: &reader)
    voices = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try VoiceTally(unpacking: &reader)
    }
    gathered = try reader.single()
    gatheredMinutes = UInt8(clamping: try reader.natural())
    peak = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      let score = try reader.number()
      let observed = try reader.number()
      let expected = try reader.number()
      return DayPeak(
        score: score, bin: try reader.integer(), observed: observed, expected: expected)
    }
    lastHeard = try reader.integer()
  }
}
