internal import Detecting
internal import Model
internal import Reading

/// What recordings of the past teach the engine before it starts.
enum History {
  /// All the lines of a recording: its control lines, completed, and the counts of its mentions.
  static func lines(of recording: Recording, reader: Reader) -> [HistoryLine] {
    completed(recording.history) + counted(recording, reader: reader)
  }

  /// A recording's mentions counted minute by minute, for each series they belong to.
  private static func counted(_ recording: Recording, reader: Reader) -> [HistoryLine] {
    guard let start = recording.start, let end = recording.end else { return [] }
    let length = Int(end.minute - start.minute)
    guard length > 0, length < 400 * 1440 else { return [] }
    var counts: [SeriesKey: [Int?]] = [:]
    var bench = Bench()
    for entry in recording.entries {
      guard case .mention(let mention) = entry.step else { continue }
      let read = ReadMention(
        mention: mention, finding: reader.read(mention, on: &bench), receivedAt: entry.arrival)
      let minute = Int(read.effectiveAt.minute - start.minute)
      guard (0..<length).contains(minute) else { continue }
      for key in read.finding.brands.flatMap({ read.heard(of: $0).series }) {
        counts[key, default: Array(repeating: 0, count: length)][minute]? += 1
      }
    }
    return counts.keys.sorted().map { key in
      HistoryLine(
        series: key, start: Instant(minute: start.minute), stepSeconds: 60,
        counts: counts[key] ?? [])
    }
  }

  /// The sources whose mentions stand in a history recording, in order of first appearance.
  static func sources(in recording: Recording) -> [String] {
    var seen: Set<String> = []
    return recording.entries.compactMap { entry in
      guard case .mention(let mention) = entry.step, let source = mention.source,
        seen.insert(source).inserted
      else { return nil }
      return source
    }
  }

  /// The lines, and for a brand of which only its sources have counts, their sum as the brand's own.
  static func completed(_ lines: [HistoryLine]) -> [HistoryLine] {
    let own = Set(
      lines.map(\.series).filter { $0 == SeriesKey(brand: $0.brand) }.map(\.brand))
    var sums: [HistoryLine] = []
    for line in lines where line.series.source != nil && line.series.driver == nil {
      guard !own.contains(line.series.brand) else { continue }
      let key = SeriesKey(brand: line.series.brand)
      let index = sums.firstIndex {
        $0.series == key && $0.start == line.start && $0.stepSeconds == line.stepSeconds
          && $0.counts.count == line.counts.count
      }
      if let index {
        for (step, count) in line.counts.enumerated() {
          guard let count else { continue }
          sums[index].counts[step] = (sums[index].counts[step] ?? 0) + count
        }
      } else {
        sums.append(
          HistoryLine(
            series: key, start: line.start, stepSeconds: line.stepSeconds, counts: line.counts))
      }
    }
    return lines + sums
  }
}
