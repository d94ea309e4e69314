import Model
import Testing
import Transfers

@testable import Serving

@Suite("The page", .timeLimit(.minutes(1)))
struct PageTests {
  @Test("Every panel has its place in the document and registers under its own name")
  func panels() {
    #expect(Set(Panels.all.map(\.id)).count == Panels.all.count)
    #expect(Set(Panels.all.map(\.order)).count == Panels.all.count)
    for panel in Panels.all {
      #expect(
        PageHTML.text.contains("<section id=\"\(panel.id)\" class=\"\(panel.column.rawValue)\""))
      #expect(panel.script.contains("panel('\(panel.id)', "))
      #expect(PageScript.text.contains(panel.script) && PageStyle.text.contains(panel.style))
    }
  }

  @Test("Page, style and program weigh less than 100 kB together")
  func weight() {
    let bytes = [PageHTML.text, PageStyle.text, PageScript.text].reduce(0) { $0 + $1.utf8.count }
    #expect(bytes < 100_000, "\(bytes) bytes")
  }

  @Test("Foreign text never becomes markup: the program knows no way to write any")
  func noMarkup() {
    for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!PageScript.text.contains(way), "\(way)")
    }
  }

  @Test(
    "No two parts of the program give one name to two functions: the later would replace the other")
  func functionNames() {
    let names = PageScript.text.split(separator: "\n").compactMap { line -> Substring? in
      guard let at = line.firstRange(of: "function "), !line.contains("=>") else { return nil }
      return line[at.upperBound...].prefix { $0 != "(" }
    }
    #expect(names.count > 20)
    #expect(Set(names).count == names.count, "\(names.sorted())")
  }

  @Test("No picture is asked of anybody but Vigía, and what has none shows its initials")
  func pictures() {
    let script = AccountsPanel.panel.script
    #expect(script.contains("account.picture") && !script.contains("account.avatar"))
    #expect(script.contains("initials(account)"))
    #expect(SafetyHeaders.pagePolicy.contains("img-src 'self' data:;"))
  }

  @Test("A complaint in the care list leads to where it can be answered")
  func complaints() {
    #expect(CarePanel.panel.script.contains("link(item.url, item.summary)"))
  }

  @Test("Who listens to the page hears each part's name, each column's, and what a button is about")
  func names() {
    for panel in Panels.all {
      #expect(PageHTML.text.contains("aria-labelledby=\"\(panel.id)-title\""))
    }
    let care = CarePanel.panel.script
    #expect(care.contains("scope: 'col'") && care.contains("'Más sobre ' + which"))
    #expect(AlertsPanel.panel.script.contains("'acknowledge', 'Tomar', which"))
  }

  @Test("No alert is closed by one click: nothing brings it back")
  func closing() {
    #expect(!PageScript.text.contains("act('alerts', alert.id, 'resolve'"))
    #expect(AlertsPanel.panel.script.contains("careful: true"))
  }

  @Test("A chart comes in the size that was asked for, or says what was wrong with the question")
  func charts() async throws {
    try await OpenSite.open { site async throws in
      let chart = try await site.ask("GET", "/api/v1/charts/volume.svg?brand=andina&width=640")
      #expect(chart.status == 200 && chart.text == "<svg width=\"640\"/>")
      #expect(chart.header("Content-Type") == "image/svg+xml; charset=utf-8")
      #expect(try await site.ask("GET", "/api/v1/charts/week.svg?brand=none").status == 404)
      #expect(try await site.ask("GET", "/api/v1/charts/volume.svg").status == 400)
      for wrong in ["width=1", "width=99999", "height=x"] {
        let path = "/api/v1/charts/volume.svg?brand=andina&\(wrong)"
        #expect(try await site.ask("GET", path).status == 400, "\(wrong)")
      }
      #expect(try await site.ask("GET", "/api/v1/charts/otro.svg?brand=andina").status == 404)
    }
  }
}
