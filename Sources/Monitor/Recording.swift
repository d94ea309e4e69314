package import Model
package import Parsing

/// A recording: mentions in order of arrival, with control lines between them.
package struct Recording: Sendable {
  /// One line that feeds the engine.
  package enum Step: Sendable {
    case mention(Mention)
    case control(RecordingControl)
  }

  /// A step and when it arrives; steps of several files are merged by arrival.
  package struct Entry: Sendable {
    package var arrival: Instant
    package var step: Step
  }

  /// Past counts, which are learned before anything arrives.
  package private(set) var history: [HistoryLine] = []
  /// What arrives, in order.
  package private(set) var entries: [Entry] = []
  /// Lines that could not be read, with file and line.
  package private(set) var faults: [Fault] = []

  /// A recording of files, each with its name for messages; those that are tables (`.csv`, `.tsv`) are
  /// read by the map.
  package init(files: [(name: String, bytes: [UInt8])], table: TableMap = TableMap()) {
    var merged: [[Entry]] = []
    for file in files {
      merged.append(
        LocalFile.isTable(file.name)
          ? rows(file.bytes, name: file.name, table) : read(file.bytes, name: file.name))
    }
    entries = Self.merge(merged)
  }

  /// When the first line arrives; nil for a recording of history only.
  package var start: Instant? { entries.first?.arrival }

  /// What is due, as its control lines say.
  package var calendar: [CalendarEntry] {
    entries.compactMap { entry in
      if case .control(.calendar(let due)) = entry.step { due } else { nil }
    }
  }

  /// The end of the last minute in which something arrives.
  package var end: Instant? {
    entries.last.map { Instant(minute: $0.arrival.minute + 1) }
  }

  private mutating func read(_ bytes: [UInt8], name: String) -> [Entry] {
    var entries: [Entry] = []
    var clock: Instant?
    for (number, line) in MentionLines.numbered(bytes) {
      do throws(Fault) {
        guard let (step, time) = try step(of: line) else { continue }
        // Arrival never goes back: a line with an earlier stamp arrives with the one before it.
        let arrival = max(
          time ?? clock ?? .init(milliseconds: 0), clock ?? time ?? .init(milliseconds: 0))
        clock = arrival
        entries.append(Entry(arrival: arrival, step: step))
      } catch {
        var fault = error
        fault.place = FilePlace(file: name, line: number)
        faults.append(fault)
      }
    }
    return entries
  }

  /// The rows of a table by their dates; a row without one arrives with the one before it.
  private mutating func rows(_ bytes: [UInt8], name: String, _ table: TableMap) -> [Entry] {
    do throws(Fault) {
      var map = table
      if name.hasSuffix(".tsv") { map.separator = map.separator ?? "\t" }
      let (mentions, bad) = try TableDocument.parse(bytes, map, .init(file: name))
      faults += bad
      var clock = Instant(milliseconds: 0)
      let dated = mentions.map { mention in
        clock = mention.fetchedAt ?? mention.publishedAt ?? clock
        return Entry(arrival: clock, step: .mention(mention))
      }
      // Exports come in any order.
      return dated.enumerated().sorted {
        ($0.element.arrival, $0.offset) < ($1.element.arrival, $1.offset)
      }.map(\.element)
    } catch {
      faults.append(error)
      return []
    }
  }

  private mutating func step(
    of line: MentionLines.Line
  ) throws(Fault) -> (Step, Instant?)? {
    switch line {
    case .mention(let mention):
      return (.mention(mention), mention.fetchedAt ?? mention.publishedAt)
    case .fault(let fault): throw fault
    case .control(let json):
      let control = try RecordingControl(json: json)
      switch control {
      case .history(let line):
        history.append(line)
        return nil
      case .gap(_, let from, _): return (.control(control), from)
      case .calendar: return (.control(control), nil)
      }
    }
  }

  private static func merge(_ files: [[Entry]]) -> [Entry] {
    guard files.count > 1 else { return files.first ?? [] }
    let numbered = files.flatMap { $0 }.enumerated()
    return numbered.sorted {
      ($0.element.arrival, $0.offset) < ($1.element.arrival, $1.offset)
    }.map(\.element)
  }
}
