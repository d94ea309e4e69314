import Model
import Testing

@testable import Reporting

@Suite("Hostile texts in a digest")
struct HostileTextTests {
  private static let attack = "</td><script>alert('x')</script>\"onload=\"x\u{1B}[2J\u{202E}|*_`"

  private static var data: DigestData {
    var data = ExampleDay.full
    data.brands = [attack]
    data.drivers = [.init(id: "x", title: attack, mentions: 5)]
    var alert = ExampleDay.signalAlert
    alert.title = attack
    alert.reason = attack
    alert.acknowledgedBy = attack
    data.alerts = [alert]
    data.posts.angriest = [
      .init(
        id: "1", author: attack, at: ExampleDay.at(9), text: attack,
        url: "https://ejemplo.test/\"><script>", drivers: [attack]),
      .init(
        id: "2", author: "@b", at: ExampleDay.at(9), text: "otro", url: "javascript:alert(1)"),
    ]
    data.sources = [.init(id: attack, mentions: 1, blindMinutes: 3, reason: attack)]
    return data
  }

  @Test("HTML shows them and runs nothing")
  func html() {
    let page = Digest.html(Self.data)
    #expect(!page.contains("<script"))
    #expect(!page.contains("\"onload"))
    #expect(!page.contains("javascript:"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)"))
    #expect(page.contains("href=\"https://ejemplo.test/&quot;&gt;&lt;script&gt;\""))
  }

  @Test("Markdown has no HTML, no broken table and no false link")
  func markdown() {
    let page = Digest.markdown(Self.data)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains(#"\<script\>alert"#))
    #expect(!page.contains("javascript:"))
    let row = page.split(separator: "\n").first { $0.hasPrefix("| 1 |") }
    #expect(row?.replacing(#"\|"#, with: "").count { $0 == "|" } == 6)
  }

  @Test("the terminal keeps its cursor and its direction of writing")
  func text() {
    let page = Digest.text(Self.data)
    #expect(!page.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test("a mail's subject stays on one line")
  func subject() {
    var data = ExampleDay.empty
    data.brands = ["Andina\r\nBcc: otro@ejemplo.test"]
    let breaks = Digest.subject(data).filter(\.isNewline)
    #expect(breaks.isEmpty)
  }
}
