internal import Text

extension Chart {
  /// What the hours of a week bring, Monday to Sunday.
  package struct Week: Sendable {
    /// 168 values by hour of the week, from Monday 0 h; nil where nothing is known.
    package var values: [Double?]
    /// The hour to mark, 0…167.
    package var now: Int?
    /// Read aloud in place of the picture.
    package var title: String
    package var width = 480
    package var height = 190

    /// A map of an hour's values.
    package init(values: [Double?], now: Int? = nil, title: String) {
      self.values = values
      self.now = now
      self.title = title
    }
  }

  /// A heat map, a row a day; "sin datos" when no value is known.
  package static func week(_ chart: Week) -> String { WeekDrawing(chart: chart).svg }
}

/// One heat map on its way to SVG.
private struct WeekDrawing {
  private static let days = [
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]
  let chart: Chart.Week

  private var left: Double { 34 }
  private var top: Double { 6 }
  private var cell: (width: Double, height: Double) {
    ((Double(chart.width) - left - 6) / 24, (Double(chart.height) - top - 24) / 7)
  }
  private var most: Double { chart.values.compactMap(\.self).max() ?? 0 }

  var svg: String {
    let middle = Drawing.text(
      "sin datos", x: Double(chart.width) / 2, y: Double(chart.height) / 2, anchor: "middle")
    return Drawing.document(
      "week", title: chart.title, width: chart.width, height: chart.height,
      most > 0 && chart.values.count == 168 ? cells + marked + labels : middle)
  }

  private var cells: String {
    chart.values.enumerated().map { hour, value in
      guard let value else { return "" }
      let share = value / most
      return Drawing.box(
        "cell", x: x(hour) + 0.5, y: y(hour) + 0.5, width: cell.width - 1,
        height: cell.height - 1, fill: Palette.observed, opacity: 0.05 + 0.95 * share,
        tip: "\(Self.days[hour / 24]) \(hour % 24) h: "
          + "\(SpanishText.number(value, digits: value < 10 ? 1 : 0)) por hora")
    }.joined()
  }

  private var marked: String {
    guard let now = chart.now, (0..<168).contains(now) else { return "" }
    return "<rect class=\"now\" x=\"\(Drawing.format(x(now)))\" y=\"\(Drawing.format(y(now)))\""
      + " width=\"\(Drawing.format(cell.width))\" height=\"\(Drawing.format(cell.height))\""
      + " fill=\"none\" stroke=\"\(Palette.ink)\" stroke-width=\"2\"/>"
  }

  private var labels: String {
    let rows = Self.days.indices.map { day in
      Drawing.text(
        String(Self.days[day].prefix(3)), x: left - 6, y: y(day * 24) + cell.height / 2 + 4,
        anchor: "end")
    }
    let hours = stride(from: 0, to: 24, by: 3).map { hour in
      Drawing.text("\(hour) h", x: x(hour), y: Double(chart.height) - 6)
    }
    return (rows + hours).joined()
  }

  private func x(_ hour: Int) -> Double { left + Double(hour % 24) * cell.width }
  private func y(_ hour: Int) -> Double { top + Double(hour / 24) * cell.height }
}
