import Model
import Testing

@testable import Reporting

@Suite("Charts")
struct ChartTests {
  private static func chart(_ values: [Double?]) -> Chart.Volume {
    Chart.Volume(points: values.map { Chart.Point(value: $0, expected: 4) }, title: "Prueba")
  }

  @Test("a chart works under a policy that forbids inline styles and scripts")
  func contentPolicy() {
    var chart = Self.chart([1, 2, 30])
    chart.marks = [.init(position: 2, label: "20:10 <b>", level: .critical)]
    let svg = Chart.volume(chart)
    #expect(!svg.contains("style="))
    #expect(!svg.contains("<b>"))
    #expect(svg.contains("class=\"band\"") && svg.contains("class=\"mark critical\""))
    #expect(svg.contains("role=\"img\" aria-label=\"Prueba\""))
  }

  @Test("a gap in the counts is a gap in the line, and a lone count is a dot")
  func gaps() {
    let svg = Chart.volume(Self.chart([1, 2, nil, 3, nil, 4, 5]))
    #expect(svg.split(separator: "<polyline").count == 3)
    #expect(svg.split(separator: "<circle").count == 2)
  }

  @Test("a bar shows in another colour what is above the expected")
  func bars() {
    var chart = Self.chart([4, 20])
    chart.shape = .bars
    let svg = Chart.volume(chart)
    #expect(svg.split(separator: "class=\"bar\"").count == 3)
    #expect(svg.split(separator: "class=\"bar hot\"").count == 2)
  }

  @Test("of two labels in one place the graver one is shown, and both lines")
  func crowdedMarks() {
    var chart = Self.chart([1, 2, 3])
    chart.marks = [
      .init(position: 1, label: "leve", level: .watch),
      .init(position: 1.02, label: "grave", level: .critical),
    ]
    let svg = Chart.volume(chart)
    #expect(svg.contains("grave") && !svg.contains("leve"))
    #expect(svg.split(separator: "class=\"mark ").count == 3)
  }

  @Test("the hour under the last point ends within the drawing, those before stand in the middle")
  func lastHour() {
    var chart = Self.chart([1, 2, 3])
    (chart.points[1].label, chart.points[2].label) = ("13:00", "14:00")
    let svg = Chart.volume(chart)
    #expect(svg.contains("text-anchor=\"middle\">13:00<"))
    #expect(svg.contains("x=\"\(chart.width).0\"") && svg.contains("text-anchor=\"end\">14:00<"))
  }

  @Test("nothing known is said plainly", arguments: [[], [nil, nil]] as [[Double?]])
  func empty(values: [Double?]) {
    let chart = Chart.Volume(points: values.map { Chart.Point(value: $0) }, title: "Prueba")
    #expect(Chart.volume(chart).contains("sin datos"))
    #expect(Chart.sparkline(values).isEmpty)
  }

  @Test("zeros and one value do not divide by zero")
  func zeros() {
    for svg in [
      Chart.volume(Self.chart([0, 0])), Chart.volume(Self.chart([7])), Chart.sparkline([0, 0, 0]),
    ] {
      #expect(!svg.isEmpty && !svg.contains("nan") && !svg.contains("inf"))
    }
  }

  @Test("blocks for a terminal: lowest, highest and unknown")
  func row() {
    #expect(Chart.row([0, 7, nil, 3.5]) == "▁█·▅")
    #expect(Chart.row([5], top: 10) == "▅")
    #expect(Chart.row([0, 0]) == "▁▁")
  }

  @Test("minutes that are still coming in are drawn apart and never in the colour of alarm")
  func settling() {
    var chart = Chart.Volume(
      points: [5, 30, 30, 30, 2].map { Chart.Point(value: $0, expected: 4) }, title: "Prueba")
    chart.settled = 4
    let svg = Chart.volume(chart)
    #expect(svg.contains("class=\"obs late\"") && svg.contains("stroke-dasharray=\"2 3\""))
    #expect(svg.split(separator: "class=\"over\"").count == 2)
    chart.settled = nil
    #expect(!Chart.volume(chart).contains("late"))
  }

  @Test("parts of a slot stand on each other, each in its own colour, and shares reach the top")
  func stack() {
    var chart = Chart.Stack(
      parts: [.init("negativas", .negative), .init("las <demás>", .neutral)],
      slots: [.init(label: "20 h", values: [3, 1]), .init(values: []), .init(values: [0, 4])],
      isShare: true, title: "Prueba")
    chart.usual = 0.38
    let svg = Chart.stack(chart)
    // Two bars of three parts, and one patch a part in the legend.
    #expect(svg.split(separator: "<rect class=\"negative\"").count == 3)
    #expect(svg.split(separator: "<rect class=\"neutral\"").count == 4)
    #expect(svg.contains("habitual 38 %") && svg.contains("100 %") && !svg.contains("<demás>"))
    #expect(!svg.contains("style=") && !svg.contains("nan"))
    #expect(Chart.stack(.init(parts: [], slots: [], title: "Prueba")).contains("sin datos"))
  }

  @Test("a week is seven rows of hours, the loudest one darkest, the present one marked")
  func week() {
    var values = [Double?](repeating: 2, count: 168)
    values[21] = 80
    values[22] = nil
    let svg = Chart.week(.init(values: values, now: 21, title: "Prueba"))
    #expect(svg.split(separator: "<rect class=\"cell\"").count == 168)
    #expect(svg.contains("fill-opacity=\"1.00\"><title>lunes 21 h: 80 por hora</title>"))
    #expect(svg.contains("class=\"now\"") && svg.contains(">mié</text>"))
    #expect(Chart.week(.init(values: [], title: "Prueba")).contains("sin datos"))
  }

  @Test("the label of the last slot ends at the edge instead of being cut off there")
  func lastLabel() {
    let slots = (0..<24).map { hour in
      Chart.Stack.Slot(label: hour == 23 ? "15:00" : nil, values: [1])
    }
    var chart = Chart.Stack(
      parts: [.init("negativas", .negative)], slots: slots, title: "Prueba")
    chart.width = 400
    let svg = Chart.stack(chart)
    #expect(svg.contains("text-anchor=\"end\">15:00</text>"))
  }
}
