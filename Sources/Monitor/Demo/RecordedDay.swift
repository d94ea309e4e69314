internal import Foundation
internal import Model
internal import Parsing

/// The recorded day under `Samples/demo`, as the demonstration plays it.
struct RecordedDay: Sendable {
  /// A line told when its instant comes.
  struct Caption: Sendable {
    var at: Instant
    var text: String
  }

  let start: Instant
  let end: Instant
  /// Mentions in order of arrival.
  let arrivals: [Recording.Entry]
  let gaps: [RecordedGap]
  let calendar: [CalendarEntry]
  /// What really happens, in order.
  let captions: [Caption]
  /// Short and of the content: another recording is another day.
  let name: String

  /// Reads `menciones.ndjson` and `guion.tsv` of a folder.
  ///
  /// - Throws: a `Fault` or `Faults` of a recording that is missing, empty or has a bad line.
  init(folder: String) throws {
    let path = folder + "/menciones.ndjson"
    let bytes = try Files.read(path)
    let recording = Recording(files: [(name: path, bytes: bytes)])
    guard recording.faults.isEmpty else { throw Faults(recording.faults) }
    guard let first = recording.start, let last = recording.end else {
      throw Fault(
        .noInput, "la grabación de la demostración está vacía", remedy: "reinstale Vigía")
    }
    start = Instant(minute: first.minute)
    end = last
    arrivals = recording.entries.filter { if case .mention = $0.step { true } else { false } }
    calendar = recording.calendar
    gaps = recording.entries.compactMap { entry in
      guard case .control(.gap(source: let source, from: let from, to: let to)) = entry.step else {
        return nil
      }
      return RecordedGap(source: source, from: from, to: to)
    }
    captions = String(decoding: try Files.read(folder + "/guion.tsv"), as: UTF8.self)
      .split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "\t")
        guard parts.count == 2, let at = Instant(rfc3339: String(parts[0])) else { return nil }
        return Caption(at: at, text: String(parts[1]))
      }
    name = ContentHash(String(decoding: bytes, as: UTF8.self)).hex(6)
  }

  /// The mentions of some sources, whenever they arrive.
  func mentions(of sources: Set<String>) -> [Mention] {
    arrivals.compactMap { entry in
      guard case .mention(let mention) = entry.step, sources.contains(mention.source ?? "") else {
        return nil
      }
      return mention
    }
  }

  /// What arrives by itself: all but the mentions of polled sources, each with when it was fetched.
  func handedIn(except polled: Set<String>) -> [(at: Instant, mention: Mention)] {
    arrivals.compactMap { entry in
      guard case .mention(var mention) = entry.step, !polled.contains(mention.source ?? "") else {
        return nil
      }
      mention.fetchedAt = mention.fetchedAt ?? entry.arrival
      return (entry.arrival, mention)
    }
  }

  /// Slow where the first crisis grows, fast through the night, brisk through the next day.
  func tempo(from now: Instant) -> Tempo {
    Tempo(
      start: now, end: end,
      stretches: [
        .init(from: start, speed: 60), .init(from: start + .minutes(105), speed: 240),
        .init(from: start + .hours(5), speed: 900), .init(from: start + .hours(12), speed: 240),
      ])
  }
}
