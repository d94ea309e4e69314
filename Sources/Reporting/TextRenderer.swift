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

  /// A cell is at most so wide; what is longer goes on below.
  private static let cellWidth = 60

  private static func tableLines(_ table: Report.Table) -> [String] {
    let rows = ([table.headings] + table.rows).map { $0.map { wrapped($0, to: cellWidth) } }
    let widths = table.headings.indices.map { column in
      rows.flatMap { $0[column] }.map(\.count).max() ?? 0
    }
    return rows.enumerated().flatMap { index, row in
      (0..<(row.map(\.count).max() ?? 0)).map { line in
        var cells = row.enumerated().map { column, cell in
          let text = line < cell.count ? cell[line] : ""
          let space = String(repeating: " ", count: widths[column] - text.count)
          return table.numeric.contains(column) ? space + text : text + space
        }
        if index > 0, line == 0 { cells += drawings(of: table, row: index - 1) }
        return trimmed(cells.joined(separator: "  "))
      }
    }
  }

  private static func drawings(of table: Report.Table, row: Int) -> [String] {
    var drawings: [String] = []
    if row < table.bars.count {
      let length = Int((table.bars[row] * 30).rounded())
      drawings.append(String(repeating: "▇", count: max(1, length)))
    }
    if row < table.sparks.count { drawings.append(Chart.row(table.sparks[row])) }
    return drawings
  }

  /// A text in lines of whole words; a longer word has a line of its own.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
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
