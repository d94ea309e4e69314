internal import Model
internal import Text

/// One volume chart on its way to SVG.
struct VolumeDrawing {
  private let chart: Chart.Volume
  private let left = 48.0
  private let right: Double
  private let top = 30.0
  private let bottom: Double
  private let step: Double
  private let ceiling: Double

  init(_ chart: Chart.Volume) {
    self.chart = chart
    right = Double(chart.width) - 12
    bottom = Double(chart.height) - 28
    var highest = 1.0
    for point in chart.points {
      highest = max(highest, point.value ?? 0, point.expected.map(Self.high) ?? 0)
    }
    step = Drawing.niceStep(highest)
    ceiling = (highest / step).rounded(.up) * step
  }

  var svg: String {
    let counts = chart.shape == .bars ? band + bars : band + hot + line
    return Drawing.document(
      "volume", title: chart.title, width: chart.width, height: chart.height,
      data: [("left", format(left)), ("right", format(right)), ("bottom", format(bottom))],
      hasData ? grid + counts + marks + labels : empty)
  }

  private var hasData: Bool { chart.points.contains { $0.value != nil || $0.expected != nil } }

  private var empty: String {
    text("sin datos", x: Double(chart.width) / 2, y: Double(chart.height) / 2, anchor: "middle")
  }

  private var grid: String {
    var result = ""
    var value = 0.0
    while value <= ceiling {
      result += Drawing.rule(SpanishText.number(value), y: y(value), from: left, to: right)
      value += step
    }
    return result
  }

  /// One polygon for each run of points with an expectation.
  private var band: String {
    runs { $0.expected }.map { run in
      let upper = run.flatMap { point in
        edges(point.index).map { format($0) + "," + format(y(Self.high(point.value))) }
      }
      let lower = run.reversed().flatMap { point in
        edges(point.index).reversed().map { format($0) + "," + format(y(Self.low(point.value))) }
      }
      return "<polygon class=\"band\" fill=\"\(Palette.band)\" points=\""
        + (upper + lower).joined(separator: " ") + "\"/>"
    }.joined()
  }

  /// What lies above the band for three points and more.
  private var hot: String {
    let over = runs { point in
      guard let value = point.value, let expected = point.expected else { return nil }
      return value > Self.high(expected) ? value : nil
    }
    return over.filter { $0.count >= 3 }.map { run in
      let upper = run.map { format(x($0.index)) + "," + format(y($0.value)) }
      let lower = run.reversed().map { point in
        let base = Self.high(chart.points[point.index].expected ?? 0)
        return format(x(point.index)) + "," + format(y(base))
      }
      let alarm = Palette.color(of: .critical)
      return "<polygon class=\"over\" fill=\"\(alarm)\" fill-opacity=\"0.22\" points=\""
        + (upper + lower).joined(separator: " ") + "\"/>"
    }.joined()
  }

  /// One line for each run of known counts, so that a gap stays a gap; a lone count is a dot.
  private var line: String {
    let settled = chart.settled ?? chart.points.count
    return runs { $0.value }.map { run in
      if run.count == 1 {
        return "<circle class=\"dot\" fill=\"\(Palette.observed)\" r=\"3\""
          + " cx=\"\(format(x(run[0].index)))\" cy=\"\(format(y(run[0].value)))\"/>"
      }
      return stroke("obs", run.filter { $0.index < settled })
        + stroke("obs late", run.filter { $0.index >= settled - 1 }, dashes: "2 3")
    }.joined()
  }

  private func stroke(
    _ name: String, _ run: [(index: Int, value: Double)], dashes: String? = nil
  ) -> String {
    guard run.count > 1 else { return "" }
    let points = run.map { format(x($0.index)) + "," + format(y($0.value)) }
    let dashed = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    return "<polyline class=\"\(name)\" fill=\"none\" stroke=\"\(Palette.observed)\""
      + " stroke-width=\"2\" stroke-linejoin=\"round\"\(dashed)"
      + " points=\"\(points.joined(separator: " "))\"/>"
  }

  /// A bar an hour; the part above what was to be expected is in the colour of alarm.
  private var bars: String {
    var result = ""
    for (index, point) in chart.points.enumerated() {
      guard let value = point.value, value > 0 else { continue }
      let usual = min(value, point.expected.map(Self.high) ?? value)
      result += bar(index, from: 0, to: usual, class: "bar", color: Palette.observed)
      if value > usual {
        let alarm = Palette.color(of: .critical)
        result += bar(index, from: usual, to: value, class: "bar hot", color: alarm)
      }
    }
    return result
  }

  private func bar(
    _ index: Int, from low: Double, to high: Double, class name: String, color: String
  ) -> String {
    let gap = spacing * 0.2
    return "<rect class=\"\(name)\" x=\"\(format(x(index) + gap))\" y=\"\(format(y(high)))\""
      + " width=\"\(format(spacing - 2 * gap))\" height=\"\(format(y(low) - y(high)))\""
      + " fill=\"\(color)\"/>"
  }

  /// The alerts; where labels would cover each other, the graver alert keeps its own.
  private var marks: String {
    var result = ""
    var taken: [ClosedRange<Double>] = []
    for mark in chart.marks.sorted(by: {
      ($1.level.rank, $0.position) < ($0.level.rank, $1.position)
    }) {
      let x = min(max(left + mark.position * spacing, left), right)
      let color = Palette.color(of: mark.level)
      // Seven and a half units a character at this size; the label must end inside the drawing.
      let width = Double(mark.label.count) * 7.5 + 8
      let leansLeft = x + width > right
      let room = leansLeft ? (x - width)...x : x...(x + width)
      result +=
        "<line class=\"mark \(mark.level.rawValue)\" x1=\"\(format(x))\" x2=\"\(format(x))\""
        + " y1=\"\(format(top - 14))\" y2=\"\(format(bottom))\" stroke=\"\(color)\""
        + " stroke-dasharray=\"3 3\"/>"
      guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      result +=
        "<text class=\"m \(mark.level.rawValue)\" x=\"\(format(leansLeft ? x - 6 : x + 6))\""
        + " y=\"\(format(top - 6))\" fill=\"\(color)\" font-size=\"13\" font-weight=\"600\""
        + " text-anchor=\"\(leansLeft ? "end" : "start")\">\(HTMLText.escape(mark.label))</text>"
    }
    return result
  }

  private var labels: String {
    chart.points.enumerated().map { index, point in
      guard let label = point.label else { return "" }
      if chart.shape == .bars { return text(label, x: x(index), y: bottom + 20, anchor: "start") }
      // In the middle under its point, but within the drawing.
      let edge = Double(chart.width)
      return x(index) + Double(label.count) * 3.5 > edge
        ? text(label, x: edge, y: bottom + 20, anchor: "end")
        : text(label, x: x(index), y: bottom + 20, anchor: "middle")
    }.joined()
  }

  private func text(_ content: String, x: Double, y: Double, anchor: String) -> String {
    Drawing.text(content, x: x, y: y, anchor: anchor)
  }

  private func runs(
    _ value: (Chart.Point) -> Double?
  ) -> [[(index: Int, value: Double)]] {
    var result: [[(index: Int, value: Double)]] = []
    var run: [(index: Int, value: Double)] = []
    for (index, point) in chart.points.enumerated() {
      if let value = value(point) {
        run.append((index, value))
      } else if !run.isEmpty {
        result.append(run)
        run = []
      }
    }
    return run.isEmpty ? result : result + [run]
  }

  private var spacing: Double {
    let slots = chart.shape == .bars ? chart.points.count : chart.points.count - 1
    return slots > 0 ? (right - left) / Double(slots) : 0
  }
  /// Where a point's count holds: of a line at one place, of a bar from edge to edge.
  private func edges(_ index: Int) -> [Double] {
    chart.shape == .bars ? [x(index), x(index) + spacing] : [x(index)]
  }
  private func x(_ index: Int) -> Double { left + Double(index) * spacing }
  private func y(_ value: Double) -> Double { bottom - value / ceiling * (bottom - top) }
  private func format(_ value: Double) -> String { Chart.coordinate(value) }

  private static func high(_ expected: Double) -> Double {
    expected + 2 * max(expected, 0).squareRoot()
  }
  private static func low(_ expected: Double) -> Double {
    max(0, expected - 2 * max(expected, 0).squareRoot())
  }
}
