package import Model
internal import Text

/// Draws the charts of page and digest as SVG.
///
/// Colours stand in presentation attributes and every shape has a class, so that a chart works under a
/// content policy that forbids inline styles, in a mail, and under a style sheet that overrides it.
package enum Chart {
  /// One value on the time axis.
  package struct Point: Sendable {
    /// What stands under it on the axis; nil for nothing.
    package var label: String?
    /// What was counted; nil where nothing is known.
    package var value: Double?
    /// What was expected; the band is drawn two Poisson deviations wide around it.
    package var expected: Double?

    /// A point from its parts.
    package init(label: String? = nil, value: Double?, expected: Double? = nil) {
      self.label = label
      self.value = value
      self.expected = expected
    }
  }

  /// An alert on the time axis.
  package struct Mark: Sendable {
    /// Where: an index into the points, fractions between two of them (of bars, inside one).
    package var position: Double
    package var label: String
    package var level: Alert.Level

    /// A mark from its parts.
    package init(position: Double, label: String, level: Alert.Level) {
      self.position = position
      self.label = label
      self.level = level
    }
  }

  /// How counts are drawn.
  package enum Shape: Sendable {
    /// Counts at instants close together: a line over a band.
    case line
    /// Counts of whole hours: a bar from its beginning to the next.
    case bars
  }

  /// Counts against expectation.
  package struct Volume: Sendable {
    package var points: [Point]
    package var shape = Shape.line
    package var marks: [Mark] = []
    /// The first point that may still grow, drawn as provisional from the one before on; nil for none.
    package var settled: Int?
    /// Read aloud in place of the picture.
    package var title: String
    package var width = 960
    package var height = 260

    /// A chart of points.
    package init(points: [Point], shape: Shape = .line, marks: [Mark] = [], title: String) {
      self.points = points
      self.shape = shape
      self.marks = marks
      self.title = title
    }
  }

  /// A line of counts over the expected band, with the alerts marked; "sin datos" when there is none.
  package static func volume(_ chart: Volume) -> String { VolumeDrawing(chart).svg }

  /// A small line without axes, for a table's cell.
  ///
  /// Empty when no value is known, or only one is asked for.
  package static func sparkline(
    _ values: [Double?], width: Int = 80, height: Int = 22
  ) -> String {
    let known = values.compactMap(\.self)
    guard let top = known.max(), values.count > 1 else { return "" }
    let points = values.enumerated().compactMap { index, value -> String? in
      guard let value else { return nil }
      let x = Double(index) / Double(values.count - 1) * Double(width - 4) + 2
      let y = Double(height - 3) - (top > 0 ? value / top : 0) * Double(height - 6)
      return coordinate(x) + "," + coordinate(y)
    }
    return "<svg class=\"spark\" xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\""
      + " height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" aria-hidden=\"true\">"
      + "<polyline class=\"obs\" fill=\"none\" stroke=\"\(Palette.dim)\" stroke-width=\"1.5\""
      + " points=\"\(points.joined(separator: " "))\"/></svg>"
  }

  /// A line of blocks, `▁▂▃▅▇`, for a terminal; `·` where nothing is known.
  ///
  /// `top` is the value of a whole block, the highest of the row unless given.
  package static func row(_ values: [Double?], top: Double? = nil) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let top = top ?? values.compactMap(\.self).max() ?? 0
    return values.reduce(into: "") { text, value in
      guard let value else { return text.append("·") }
      let step = top > 0 ? Int((value / top * Double(blocks.count - 1)).rounded()) : 0
      text.append(blocks[min(max(step, 0), blocks.count - 1)])
    }
  }

  /// A coordinate with one digit, the same on every machine.
  static func coordinate(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

/// The colours of charts and mails; dark enough on white for small text (WCAG AA).
enum Palette {
  static let ink = "#17202a"
  static let dim = "#5c6b7a"
  static let line = "#dde2e7"
  static let band = "#d6e6f5"
  static let observed = "#1b6fb8"
  static let page = "#f4f5f7"
  static let card = "#ffffff"
  static let good = "#167a4c"
  static let negative = "#d9545c"
  /// For parts that are equals; the last one for all the rest.
  static let kinds = ["#1b6fb8", "#2a9d8f", "#c28a00", "#7b5ea7", "#d07a45", "#b4bec8"]

  static func color(of level: Alert.Level) -> String {
    switch level {
    case .watch: "#8a7400"
    case .warning: "#b65a00"
    case .critical: "#c81e2b"
    }
  }
}
