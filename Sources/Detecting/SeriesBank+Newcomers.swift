package import Model

/// What a source too young to be news has brought of a brand, by series.
struct Newcomer: Sendable, Equatable {
  /// More series of one newcomer than this are not kept.
  static let mostSeries = 500

  var brand: String
  var source: String
  /// The minute of its first mention.
  var since: Int64
  var counts: [SeriesKey: Int] = [:]

  func pack(into writer: inout PackWriter) {
    writer.text(brand)
    writer.text(source)
    writer.integer(since)
    writer.list(counts.sorted { $0.key < $1.key }) { item, writer in
      item.key.pack(into: &writer)
      writer.count(item.value)
    }
  }
}

extension Newcomer {
  init(unpacking reader: inout PackReader) throws(PackFault) {
    brand = try reader.text()
    source = try reader.text()
    since = try reader.integer()
    let kept = try reader.list { (reader: inout PackReader) throws(PackFault) in
      let key = try SeriesKey(unpacking: &reader)
      return (key, Int(clamping: try reader.natural()))
    }
    counts = Dictionary(kept) { first, _ in first }
  }
}

extension SeriesBank {
  /// Newcomers that are remembered; those of a further source raise nothing.
  private static var mostNewcomers: Int { 256 }
  /// A source is new for so many minutes (DESIGN, decision 6).
  static var youth: Int64 { 1440 }

  /// Notes a mention of a source that is too young to be news: it is counted in no series, but when the
  /// source comes of age what it brings a day is expected from its first counted minute on.
  ///
  /// Without this a source ten times as loud as the rest would page on its second day.
  package mutating func hear(newcomer heard: Heard, now: Instant) {
    guard let source = heard.source, !heard.isRepost else { return }
    let minute = now.minute
    // What is older is not counted of a known source either.
    guard heard.at.minute > minute - Int64(PageHead.latestMinutes) else { return }
    let known = newcomers.firstIndex { $0.brand == heard.brand && $0.source == source }
    guard known != nil || newcomers.count < Self.mostNewcomers else { return }
    let place = known ?? newcomers.count
    if known == nil {
      newcomers.append(Newcomer(brand: heard.brand, source: source, since: minute))
    }
    for key in heard.series where key.source == nil {
      guard
        newcomers[place].counts[key] != nil
          || newcomers[place].counts.count < Newcomer.mostSeries
      else { continue }
      newcomers[place].counts[key, default: 0] += 1
    }
  }

  /// Lets a source that is counted for the first time in: its brand's series expect what it has brought
  /// a minute more, from its first counted mention on.
  mutating func admit(_ heard: Heard, now: Instant, zone: ZoneTable) {
    guard !newcomers.isEmpty, let source = heard.source,
      let index = newcomers.firstIndex(where: { $0.brand == heard.brand && $0.source == source })
    else { return }
    let newcomer = newcomers.remove(at: index)
    let minutes = Double(max(Self.youth, now.minute - newcomer.since))
    for (key, count) in newcomer.counts {
      guard let place = places[key] else { continue }
      let week = week(of: place, zone)
      series[place].page.expectMore(Double(count) / minutes, from: heard.at, week)
    }
  }
}
