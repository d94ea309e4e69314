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
    step = Self.niceStep(highest)
    ceiling = (highest / step).rounded(.up) * step
  }

  var svg: String {
    let title = HTMLText.escape(chart.title)
    let size = "width=\"\(chart.width)\" height=\"\(chart.height)\""
    let body = hasData ? grid + band + line + marks + labels : empty
    return "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" \(size)"
      + " viewBox=\"0 0 \(chart.width) \(chart.height)\" role=\"img\" aria-label=\"\(title)\""
      + " font-family=\"Inter, Segoe UI, DejaVu Sans, sans-serif\">"
      + "<title>\(title)</title>\(body)</svg>"
  }

  private var hasData: Bool { chart.points.contains { $0.value != nil || $0.expected != nil } }

  private var empty: String {
    text("sin datos", x: Double(chart.width) / 2, y: Double(chart.height) / 2, anchor: "middle")
  }

  private var grid: String {
    var result = ""
    var value = 0.0
    while value <= ceiling {
      let y = self.y(value)
      result +=
        "<line class=\"g\" x1=\"\(format(left))\" x2=\"\(format(right))\" y1=\"\(format(y))\""
        + " y2=\"\(format(y))\" stroke=\"\(Palette.line)\"/>"
      result += text(SpanishText.number(value), x: left - 8, y: y + 4, anchor: "end")
      value += step
    }
    return result
  }

  /// One polygon for each run of points with an expectation.
  private var band: String {
    runs { $0.expected }.map { run in
      let upper = run.map { format(x($0.index)) + "," + format(y(Self.high($0.value))) }
      let lower = run.reversed().map { format(x($0.index)) + "," + format(y(Self.low($0.value))) }
      return "<polygon class=\"band\" fill=\"\(Palette.band)\" points=\""
        + (upper + lower).joined(separator: " ") + "\"/>"
    }.joined()
  }

  /// One line for each run of known counts, so that a gap stays a gap; a lone count is a dot.
  private var line: String {
    runs { $0.value }.map { run in
      if run.count == 1 {
        return "<circle class=\"dot\" fill=\"\(Palette.observed)\" r=\"3\""
          + " cx=\"\(format(x(run[0].index)))\" cy=\"\(format(y(run[0].value)))\"/>"
      }
      let points = run.map { format(x($0.index)) + "," + format(y($0.value)) }
      return "<polyline class=\"obs\" fill=\"none\" stroke=\"\(Palette.observed)\""
        + " stroke-width=\"2\" stroke-linejoin=\"round\""
        + " points=\"\(points.joined(separator: " "))\"/>"
    }.joined()
  }

  private var marks: String {
    var result = ""
    for mark in chart.marks.sorted(by: { $0.position < $1.position }) {
      let x = min(max(left + mark.position * spacing, left), right)
      let color = Palette.color(of: mark.level)
      let leansLeft = x > Double(chart.width) * 0.62
      result +=
        "<line class=\"mark \(mark.level.rawValue)\" x1=\"\(format(x))\" x2=\"\(format(x))\""
        + " y1=\"\(format(top - 14))\" y2=\"\(format(bottom))\" stroke=\"\(color)\""
        + " stroke-dasharray=\"3 3\"/>"
        + "<text class=\"m \(mark.level.rawValue)\" x=\"\(format(leansLeft ? x - 6 : x + 6))\""
        + " y=\"\(format(top - 6))\" fill=\"\(color)\" font-size=\"13\" font-weight=\"600\""
        + " text-anchor=\"\(leansLeft ? "end" : "start")\">\(HTMLText.escape(mark.label))</text>"
    }
    return result
  }

  private var labels: String {
    chart.points.enumerated().map { index, point in
      guard let label = point.label else { return "" }
      return text(label, x: x(index), y: bottom + 20, anchor: "middle")
    }.joined()
  }

  private func text(_ content: String, x: Double, y: Double, anchor: String) -> String {
    "<text class=\"t\" x=\"\(format(x))\" y=\"\(format(y))\" fill=\"\(Palette.dim)\""
      + " font-size=\"12\" text-anchor=\"\(anchor)\">\(HTMLText.escape(content))</text>"
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
    chart.points.count > 1 ? (right - left) / Double(chart.points.count - 1) : 0
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

  /// 1, 2 or 5 times a power of ten, so that there are three to six lines; at least 1.
  private static func niceStep(_ highest: Double) -> Double {
    var power = 1.0
    while power * 10 <= highest / 2 { power *= 10 }
    for factor in [1.0, 2, 5, 10] where highest / (power * factor) <= 5 { return power * factor }
    return power * 10
  }
}
