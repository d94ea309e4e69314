internal import Model

/// The digest as CommonMark with tables.
enum MarkdownRenderer {
  static func render(_ report: Report) -> String {
    var parts = [
      "# " + escape(report.title), "*\(escape(report.date))*",
      report.story.map(escape).joined(separator: " "),
    ]
    for section in report.sections {
      parts.append("## " + escape(section.title))
      parts += section.blocks.map(text).filter { !$0.isEmpty }
    }
    parts.append("---")
    parts.append("*\(escape(report.footer))*")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func text(of block: Report.Block) -> String {
    switch block {
    case .paragraph(let text): escape(text)
    case .chart(let chart): "`" + Chart.row(chart.points.map(\.value)) + "`"
    case .stack(let chart): StackText.lines(chart).map { "`\($0)`" }.joined(separator: "  \n")
    case .table(let table): self.table(table)
    case .figures(let figures):
      figures.map { "**\(escape($0.value))** \(escape($0.name))" }.joined(separator: " · ")
    case .alert(let alert): self.alert(alert)
    case .quotes(let title, let quotes):
      "**\(escape(title))**\n\n" + quotes.map(quote).joined(separator: "\n\n")
    }
  }

  private static func alert(_ alert: Report.AlertLine) -> String {
    let ratio = alert.ratio.isEmpty ? "" : " " + alert.ratio
    return "**\(Texts.level(alert.level)) · \(escape(alert.title))**\(ratio)  \n"
      + escape(alert.facts.joined(separator: " · ")) + "  \n" + escape(alert.reason) + "  \n"
      + escape(alert.outcome)
  }

  private static func quote(_ quote: Report.Quote) -> String {
    let source = escape(quote.source)
    // An address in angle brackets ends at ">", which is percent-encoded in a proper one anyway.
    let address = quote.url.map(safeAddress)
    let credit = address.map { "[\(source)](<\($0)>)" } ?? source
    return "> «\(escape(quote.text))»  \n> \(credit)"
  }

  private static func table(_ table: Report.Table) -> String {
    let hasSparks = !table.sparks.isEmpty
    let headings = table.headings + (hasSparks ? [Texts.hourColumn] : [])
    let rule = headings.indices.map { table.numeric.contains($0) ? "--:" : "---" }
    let rows = table.rows.enumerated().map { index, row in
      let spark = hasSparks ? [Chart.row(table.sparks[index])] : []
      return "| " + (row + spark).map(escape).joined(separator: " | ") + " |"
    }
    return
      ([
        "| " + headings.map(escape).joined(separator: " | ") + " |",
        "| " + rule.joined(separator: " | ") + " |",
      ] + rows).joined(separator: "\n")
  }

  private static func safeAddress(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "<": result += "%3C"
      case ">": result += "%3E"
      case "\\": result += "%5C"
      case let other where other.value <= 0x20 || other.value == 0x7F: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A backslash before every character that could be markup, also HTML; one line.
  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        if scalar == "\n" || scalar == "\t" { result += " " }
        continue
      }
      if #"\`*_[]<>#|~&!"#.unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
