package import Model

/// A line of a recording that is no mention: what was usual before, what was not seen, what is due.
package enum RecordingControl: Hashable, Sendable {
  /// Past counts that teach a series what is usual.
  case history(HistoryLine)
  /// A stretch in which a source was not read.
  case gap(source: String, from: Instant, to: Instant)
  /// An entry of the calendar.
  case calendar(CalendarEntry)

  /// Reads a control line.
  ///
  /// - Throws: a `Fault` of bad data that names the member and what it should be.
  package init(json: JSON) throws(Fault) {
    guard let members = json.members else {
      throw Fault(.badData, "una línea de control debe ser un objeto JSON")
    }
    let fields = MemberReader(members)
    let name = try fields.string("control") ?? ""
    switch name {
    case "history": self = .history(try Self.history(fields))
    case "gap":
      guard let source = try fields.identifier("source") else {
        throw ParsingTexts.missing("source")
      }
      guard let from = try fields.instant("from") else { throw ParsingTexts.missing("from") }
      guard let to = try fields.instant("to") else { throw ParsingTexts.missing("to") }
      guard from <= to else { throw Fault(.badData, "«to» es anterior a «from»") }
      self = .gap(source: source, from: from, to: to)
    case "calendar": self = .calendar(try CalendarEntry(json: json))
    default: throw ParsingTexts.unknownControl(name)
    }
  }

  private static func history(_ fields: MemberReader) throws(Fault) -> HistoryLine {
    guard let members = fields.value("series")?.members else {
      throw fields.mistyped("series", "un objeto con «brand»")
    }
    let names = MemberReader(members)
    guard let brand = try names.identifier("brand"), !brand.isEmpty else {
      throw ParsingTexts.missing("series.brand")
    }
    var series = SeriesKey(brand: brand)
    series.driver = try names.identifier("driver")
    series.source = try names.identifier("source")
    series.place = try names.identifier("place")
    series.negative = try names.bool("negative") ?? false
    guard let start = try fields.instant("start") else { throw ParsingTexts.missing("start") }
    // Ten years is past any step in use and keeps the sums far from overflowing.
    guard let step = try fields.count("step_s"), (1...315_360_000).contains(step) else {
      throw fields.mistyped("step_s", "un número entero de segundos, al menos 1")
    }
    let expected = "una lista de números enteros o null"
    guard let items = fields.value("counts")?.array else {
      throw fields.mistyped("counts", expected)
    }
    var counts: [Int?] = []
    counts.reserveCapacity(items.count)
    for item in items {
      if item == .null {
        counts.append(nil)
      } else if let value = item.integer.flatMap({ Int(exactly: $0) }), value >= 0 {
        counts.append(value)
      } else {
        throw fields.mistyped("counts", expected)
      }
    }
    return HistoryLine(series: series, start: start, stepSeconds: step, counts: counts)
  }
}
