internal import Model
internal import Text

/// The digest as an HTML document that survives mail programs.
///
/// Nested tables, inline styles, nothing loaded, no script. Mail programs that drop SVG still show the
/// row of blocks below the chart.
enum HTMLRenderer {
  private static let font =
    "font-family:Inter,'Segoe UI','DejaVu Sans',Helvetica,Arial,sans-serif"

  static func render(_ report: Report) -> String {
    let story = report.story.map(escape).joined(separator: " ")
    let sections = report.sections.map(section).joined()
    return """
      <!doctype html>
      <html lang="es"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1">\
      <meta name="color-scheme" content="light dark">\
      <meta name="supported-color-schemes" content="light dark">\
      <style>\(DarkMail.style)\(NarrowMail.style)</style>\
      <title>\(escape(report.subject))</title></head>
      <body class="page" style="margin:0;padding:0;background:\(Palette.page);color:\(Palette.ink);\(font)">
      <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" \
      border="0" style="table-layout:fixed;background:\(Palette.page)"><tr><td align="center" style="padding:24px 12px">
      <table role="presentation" width="720" cellpadding="0" cellspacing="0" border="0" \
      style="table-layout:fixed;width:100%;max-width:720px;font-variant-numeric:tabular-nums">
      <tr><td style="padding:0 4px 4px"><h1 style="margin:0;font-size:24px;line-height:1.25">\
      \(escape(report.title))</h1></td></tr>
      <tr><td class="dim" style="padding:0 4px 16px;color:\(Palette.dim);font-size:15px">\
      \(escape(report.date))</td></tr>
      <tr><td style="padding:0 4px 20px;font-size:17px;line-height:1.5">\(story)</td></tr>
      \(sections)<tr><td class="dim" style="padding:4px;color:\(Palette.dim);font-size:13px">\
      \(escape(report.footer))</td></tr>
      </table></td></tr></table></body></html>

      """
  }

  private static func section(_ section: Report.Section) -> String {
    let blocks = section.blocks.map(text).joined(separator: "\n")
    return """
      <tr><td style="padding:0 0 16px"><table role="presentation" class="card" width="100%" \
      cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;overflow-wrap:break-word;\
      background:\(Palette.card);border:1px solid \
      \(Palette.line);border-radius:10px"><tr><td style="padding:16px 18px">
      <h2 class="dim" style="margin:0 0 10px;font-size:15px;font-weight:600;color:\(Palette.dim)">\
      \(escape(section.title))</h2>
      \(blocks)
      </td></tr></table></td></tr>

      """
  }

  private static func text(of block: Report.Block) -> String {
    switch block {
    case .paragraph(let text): paragraph(escape(text))
    case .chart(let chart): self.chart(chart)
    case .stack(let chart): stack(chart)
    case .table(let table): self.table(table)
    case .figures(let figures): self.figures(figures)
    case .alert(let alert): self.alert(alert)
    case .quotes(let title, let quotes): self.quotes(title, quotes)
    }
  }

  private static func paragraph(_ html: String, color: String = Palette.ink) -> String {
    "<p class=\"\(color == Palette.dim ? "dim" : "ink")\" style=\"margin:6px 0;font-size:15px;"
      + "line-height:1.45;color:\(color)\">\(html)</p>"
  }

  private static func chart(_ chart: Chart.Volume) -> String {
    // The viewBox scales the drawing to the column; the blocks are for mail programs without SVG.
    var drawn = chart
    drawn.width = 680
    drawn.height = 220
    let row = Chart.row(chart.points.map(\.value))
    return "<div style=\"max-width:680px\">\(Chart.volume(drawn))</div>"
      + "<p class=\"dim\" style=\"margin:2px 0 6px;font-size:12px;color:\(Palette.dim)\">Por hora: \(row)</p>"
  }

  private static func stack(_ chart: Chart.Stack) -> String {
    var drawn = chart
    drawn.width = 680
    drawn.height = min(chart.height, 180)
    return "<div style=\"max-width:680px;padding:6px 0\">\(Chart.stack(drawn))</div>"
  }

  private static func figures(_ figures: [Report.Figure]) -> String {
    figures.map { figure in
      "<div style=\"display:inline-block;vertical-align:top;padding:0 26px 10px 0\">"
        + "<span style=\"font-size:24px;font-weight:700;white-space:nowrap\">"
        + "\(escape(figure.value))</span><br><span class=\"dim\" style=\"font-size:13px;"
        + "color:\(Palette.dim)\">\(escape(figure.name))</span></div>"
    }.joined()
  }

  private static func table(_ table: Report.Table) -> String {
    let hasSparks = !table.sparks.isEmpty
    let headings =
      table.headings + (hasSparks ? [Texts.hourColumn] : []) + (table.bars.isEmpty ? [] : [""])
    let hourColumn = hasSparks ? table.headings.count : -1
    let head = headings.enumerated().map { column, heading in
      "<th scope=\"col\" class=\"dim\(column == hourColumn ? " by-hour" : "")\" align=\"\(align(column, table))\" style=\"padding:4px 8px;font-size:13px;"
        + "font-weight:600;color:\(Palette.dim)\">\(escape(heading))</th>"
    }
    let rows = table.rows.enumerated().map { index, row in
      var cells = row.enumerated().map { column, value in
        "<td class=\"cell-text\" align=\"\(align(column, table))\" style=\"\(cellStyle(value))\">\(escape(value))</td>"
      }
      if table.bars.indices.contains(index) {
        let width = max(1, Int((table.bars[index] * 100).rounded()))
        cells.append(
          "<td width=\"55%\" style=\"\(cellStyle(""))\"><table role=\"presentation\""
            + " width=\"\(width)%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>"
            + "<td class=\"fill\" bgcolor=\"\(Palette.observed)\" style=\"height:8px;line-height:8px;"
            + "font-size:1px\">&nbsp;</td></tr></table></td>")
      }
      if hasSparks {
        cells.append(
          "<td class=\"by-hour\" style=\"\(cellStyle(""))\">"
            + "\(Chart.sparkline(table.sparks[index]))</td>")
      }
      return "<tr>\(cells.joined())</tr>"
    }
    // What is wider than a phone all the same is moved aside by itself, not with the page.
    return "<div style=\"overflow-x:auto\"><table width=\"100%\" cellpadding=\"0\""
      + " cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse;font-size:15px\"><tr>\(head.joined())</tr>\n"
      + rows.joined(separator: "\n") + "</table></div>"
  }

  private static func align(_ column: Int, _ table: Report.Table) -> String {
    table.numeric.contains(column) ? "right" : "left"
  }

  private static func cellStyle(_ value: String) -> String {
    let color =
      value.hasPrefix("▲")
      ? ";color:" + Palette.color(of: .critical)
      : value.hasPrefix("▼") ? ";color:" + Palette.good : ""
    return "padding:6px 8px;border-top:1px solid \(Palette.line)\(color)"
  }

  private static func alert(_ alert: Report.AlertLine) -> String {
    let color = Palette.color(of: alert.level)
    return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
      + " border=\"0\" style=\"margin:0 0 14px\"><tr><td style=\"border-left:5px solid \(color);"
      + "padding:2px 0 2px 12px\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\""
      + " cellspacing=\"0\" border=\"0\"><tr><td style=\"font-size:17px;font-weight:700\">"
      + "<span style=\"background:\(color);color:#ffffff;font-size:12px;padding:1px 8px;"
      + "border-radius:4px\">\(Texts.level(alert.level))</span> \(escape(alert.title))</td>"
      + "<td align=\"right\" style=\"font-size:18px;font-weight:700;white-space:nowrap\">"
      + "\(escape(alert.ratio))</td></tr></table>"
      + paragraph(escape(alert.facts.joined(separator: " · ")), color: Palette.dim)
      + paragraph(escape(alert.reason))
      + paragraph(escape(alert.outcome), color: Palette.dim) + "</td></tr></table>"
  }

  private static func quotes(_ title: String, _ quotes: [Report.Quote]) -> String {
    let items = quotes.map { quote in
      let source = escape(quote.source)
      let credit =
        quote.url.map {
          "<a href=\"\(escape($0))\" rel=\"noopener noreferrer\""
            + " class=\"dim\" style=\"color:\(Palette.observed)\">\(source)</a>"
        } ?? source
      return "<p style=\"margin:0 0 12px;font-size:16px;line-height:1.45\">«\(escape(quote.text))»"
        + "<br><span class=\"dim\" style=\"font-size:14px;color:\(Palette.dim)\">\(credit)</span></p>"
    }
    return "<h3 class=\"dim\" style=\"margin:10px 0 6px;font-size:14px;color:\(Palette.dim)\">"
      + "\(escape(title))</h3>" + items.joined()
  }

  private static func escape(_ text: String) -> String { HTMLText.escape(text) }
}
