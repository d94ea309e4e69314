internal import Text

/// The pieces of SVG that every chart is made of.
enum Drawing {
  /// The document around the shapes; `data` becomes `data-…` attributes for the page's pointer.
  static func document(
    _ kind: String, title: String, width: Int, height: Int,
    data: [(name: String, value: String)] = [], _ body: String
  ) -> String {
    let title = HTMLText.escape(title)
    let extra = data.map { " data-\($0.name)=\"\(HTMLText.escape($0.value))\"" }.joined()
    return "<svg class=\"chart \(kind)\" xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\""
      + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(title)\"\(extra)"
      + " font-family=\"Inter, Segoe UI, DejaVu Sans, sans-serif\">"
      + "<title>\(title)</title>\(body)</svg>"
  }

  /// A small label.
  static func text(
    _ content: String, x: Double, y: Double, anchor: String = "start", class name: String = "t"
  ) -> String {
    "<text class=\"\(name)\" x=\"\(format(x))\" y=\"\(format(y))\" fill=\"\(Palette.dim)\""
      + " font-size=\"12\" text-anchor=\"\(anchor)\">\(HTMLText.escape(content))</text>"
  }

  /// A filled rectangle; nothing when it has no height.
  static func box(
    _ name: String, x: Double, y: Double, width: Double, height: Double, fill: String,
    opacity: Double? = nil, tip: String? = nil
  ) -> String {
    guard height > 0.04, width > 0 else { return "" }
    let shade = opacity.map { " fill-opacity=\"\(share($0))\"" } ?? ""
    let open =
      "<rect class=\"\(name)\" x=\"\(format(x))\" y=\"\(format(y))\" width=\"\(format(width))\""
      + " height=\"\(format(height))\" fill=\"\(fill)\"\(shade)"
    guard let tip else { return open + "/>" }
    return open + "><title>\(HTMLText.escape(tip))</title></rect>"
  }

  /// A horizontal line of the grid with its label at the left.
  static func rule(_ label: String, y: Double, from left: Double, to right: Double) -> String {
    "<line class=\"g\" x1=\"\(format(left))\" x2=\"\(format(right))\" y1=\"\(format(y))\""
      + " y2=\"\(format(y))\" stroke=\"\(Palette.line)\"/>"
      + text(label, x: left - 8, y: y + 4, anchor: "end")
  }

  /// Named colours, in as many rows as they need.
  static func legend(
    _ parts: [(name: String, class: String, fill: String)], from left: Double, to right: Double
  ) -> (shapes: String, rows: Int) {
    var (x, y, rows) = (left, 14.0, 1)
    var result = ""
    for part in parts {
      // Seven units a character at this size.
      let width = 16 + Double(part.name.count) * 7 + 12
      if x > left, x + width > right + 12 { (x, y, rows) = (left, y + 17, rows + 1) }
      result += box(part.class, x: x, y: y - 9, width: 10, height: 10, fill: part.fill)
      result += text(part.name, x: x + 15, y: y)
      x += width
    }
    return (result, rows)
  }

  /// 1, 2 or 5 times a power of ten, so that there are three to six lines; at least 1.
  static func niceStep(_ highest: Double) -> Double {
    var power = 1.0
    while power * 10 <= highest / 2 { power *= 10 }
    for factor in [1.0, 2, 5, 10] where highest / (power * factor) <= 5 { return power * factor }
    return power * 10
  }

  static func format(_ value: Double) -> String { Chart.coordinate(value) }

  /// A share in hundredths, `0.37`.
  private static func share(_ value: Double) -> String {
    let parts = Int((min(max(value, 0), 1) * 100).rounded())
    return "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)"
  }
}
