internal import Text

extension Chart {
  /// Parts of a whole over time: drivers by count, or feelings by share.
  package struct Stack: Sendable {
    /// What a part is coloured by.
    package enum Tone: Sendable {
      /// One of several equals, counted from 0; from 5 on all alike.
      case kind(Int)
      case negative, neutral, positive
    }

    /// One of the parts, lowest first.
    package struct Part: Sendable {
      package var name: String
      package var tone: Tone

      /// A part with its name in the legend.
      package init(_ name: String, _ tone: Tone) {
        self.name = name
        self.tone = tone
      }
    }

    /// One stretch of time.
    package struct Slot: Sendable {
      /// What stands under its beginning; nil for nothing.
      package var label: String?
      /// A value for each part; empty where nothing is known.
      package var values: [Double]

      /// A slot with its values.
      package init(label: String? = nil, values: [Double]) {
        self.label = label
        self.values = values
      }
    }

    package var parts: [Part]
    package var slots: [Slot]
    /// True when each slot is drawn as shares of its own sum.
    package var isShare = false
    /// The usual share of the lowest part, 0…1, as a dashed line.
    package var usual: Double?
    /// Read aloud in place of the picture.
    package var title: String
    package var width = 960
    package var height = 200

    /// A chart of slots.
    package init(parts: [Part], slots: [Slot], isShare: Bool = false, title: String) {
      self.parts = parts
      self.slots = slots
      self.isShare = isShare
      self.title = title
    }
  }

  /// Bars in parts, one a slot, with a legend; "sin datos" when every slot is empty.
  package static func stack(_ chart: Stack) -> String { StackDrawing(chart).svg }
}

extension Chart.Stack.Tone {
  var name: String {
    switch self {
    case .kind(let number): "k\(min(max(number, 0), 5))"
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    }
  }

  var color: String {
    switch self {
    case .kind(let number): Palette.kinds[min(max(number, 0), 5)]
    case .negative: Palette.negative
    case .neutral: Palette.line
    case .positive: Palette.good
    }
  }
}

/// One stacked chart on its way to SVG.
private struct StackDrawing {
  let chart: Chart.Stack
  let left = 44.0
  let top: Double
  let legend: String
  let right: Double
  let bottom: Double
  let step: Double
  let ceiling: Double

  init(_ chart: Chart.Stack) {
    self.chart = chart
    right = Double(chart.width) - 8
    bottom = Double(chart.height) - 24
    let named = Drawing.legend(
      chart.parts.map { (name: $0.name, class: $0.tone.name, fill: $0.tone.color) },
      from: left, to: right)
    legend = named.shapes
    top = 12 + 17 * Double(named.rows)
    let highest = chart.slots.map { $0.values.reduce(0, +) }.max() ?? 0
    step = chart.isShare ? 0.5 : Drawing.niceStep(max(highest, 1))
    ceiling = chart.isShare ? 1 : (max(highest, 1) / step).rounded(.up) * step
  }

  var svg: String {
    let isEmpty = chart.slots.allSatisfy { $0.values.reduce(0, +) <= 0 }
    let middle = Drawing.text(
      "sin datos", x: Double(chart.width) / 2, y: Double(chart.height) / 2, anchor: "middle")
    return Drawing.document(
      "stack", title: chart.title, width: chart.width, height: chart.height,
      isEmpty ? middle : legend + grid + bars + usual + labels)
  }

  private var grid: String {
    var result = ""
    var value = 0.0
    while value <= ceiling {
      let label = chart.isShare ? SpanishText.percent(value) : SpanishText.number(value)
      result += Drawing.rule(label, y: y(value), from: left, to: right)
      value += step
    }
    return result
  }

  private var bars: String {
    var result = ""
    for (index, slot) in chart.slots.enumerated() {
      let sum = slot.values.reduce(0, +)
      guard sum > 0 else { continue }
      var base = 0.0
      for (part, value) in zip(chart.parts, slot.values) {
        let height = chart.isShare ? value / sum : value
        result += Drawing.box(
          part.tone.name, x: x(index) + spacing * 0.12, y: y(base + height),
          width: spacing * 0.76, height: y(base) - y(base + height), fill: part.tone.color)
        base += height
      }
    }
    return result
  }

  private var usual: String {
    guard chart.isShare, let usual = chart.usual else { return "" }
    let height = Drawing.format(y(usual))
    return "<line class=\"usual\" x1=\"\(Drawing.format(left))\" x2=\"\(Drawing.format(right))\""
      + " y1=\"\(height)\" y2=\"\(height)\" stroke=\"\(Palette.ink)\" stroke-dasharray=\"4 3\"/>"
      + Drawing.text(
        "habitual \(SpanishText.percent(usual))", x: right, y: y(usual) - 5, anchor: "end",
        class: "t strong")
  }

  private var labels: String {
    chart.slots.enumerated().map { index, slot in
      guard let label = slot.label else { return "" }
      // At the right edge a label ends there, so that nothing of it is cut off.
      let isCut = x(index) + Double(label.count) * Self.letter > Double(chart.width)
      return Drawing.text(
        label, x: isCut ? Double(chart.width) - 1 : x(index), y: bottom + 18,
        anchor: isCut ? "end" : "start")
    }.joined()
  }

  /// The width of a figure of a label, at most.
  private static let letter = 8.0

  private var spacing: Double { (right - left) / Double(max(chart.slots.count, 1)) }
  private func x(_ index: Int) -> Double { left + Double(index) * spacing }
  private func y(_ value: Double) -> Double { bottom - value / ceiling * (bottom - top) }
}
