internal import Model

/// The digest for a terminal and for a mail's plain part.
enum TextRenderer {
  static func render(_ report: Report) -> String {
    var lines = [report.title, report.date, ""]
    lines += report.story
    for section in report.sections {
      lines += ["", section.title.uppercased(), ""]
      for block in section.blocks { lines += self.lines(of: block) }
    }
    lines += ["", report.footer]
    return lines.map(plain).joined(separator: "\n") + "\n"
  }

  private static func lines(of block: Report.Block) -> [String] {
    switch block {
    case .paragraph(let text): return [text]
    case .chart(let chart): return chartLines(chart)
    case .stack(let chart): return StackText.lines(chart)
    case .table(let table): return tableLines(table)
    case .figures(let figures):
      return [figures.map { "\($0.name) \($0.value)" }.joined(separator: " · ")]
    case .alert(let alert):
      let ratio = alert.ratio.isEmpty ? "" : "  " + alert.ratio
      return [
        "\(Texts.level(alert.level).uppercased())  \(alert.title)\(ratio)",
        "  " + alert.facts.joined(separator: " · "), "  " + alert.reason, "  ↳ " + alert.outcome,
      ]
    case .quotes(let title, let quotes):
      return [title + ":"] + quotes.map { "  «\($0.text)» \($0.source)" }
    }
  }

  /// Counts and expectation as two rows of blocks on one scale, an axis below.
  private static func chartLines(_ chart: Chart.Volume) -> [String] {
    let values = chart.points.map(\.value)
    let expected = chart.points.map(\.expected)
    let top = (values + expected).compactMap(\.self).max() ?? 0
    var lines = ["por hora    " + Chart.row(values, top: top)]
    if expected.contains(where: { $0 != nil }) {
      lines.append("lo esperado " + Chart.row(expected, top: top))
    }
    var axis = ""
    for (index, point) in chart.points.enumerated() {
      guard index % 6 == 0, let label = point.label else { continue }
      axis += String(repeating: " ", count: max(0, index - axis.count)) + label
    }
    return lines + ["            " + axis]
  }

  private static func tableLines(_ table: Report.Table) -> [String] {
    let rows = [table.headings] + table.rows
    let widths = table.headings.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.enumerated().map { index, row in
      var cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return table.numeric.contains(column) ? space + cell : cell + space
      }
      if index > 0, index <= table.bars.count {
        let length = Int((table.bars[index - 1] * 30).rounded())
        cells.append(String(repeating: "▇", count: max(1, length)))
      }
      if index > 0, index <= table.sparks.count {
        cells.append(Chart.row(table.sparks[index - 1]))
      }
      return trimmed(cells.joined(separator: "  "))
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Control characters out: a foreign text must not move a terminal's cursor or colour it.
  private static func plain(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars
    where scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      && !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    {
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
