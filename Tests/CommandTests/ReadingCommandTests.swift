import Foundation
import Rehearsal
import Testing

@Suite("score, explain, parse, detect")
struct ReadingCommandTests {
  @Test("one mention a line in, one finding a line out, in order")
  func score() throws {
    let input = """
      {"id":"1","text":"hace 3 días sin señal, nadie responde, un desastre"}
      {"id":"2","text":"Hola, ¿cuál es el horario de la oficina de Rosario?"}
      {"id":"3","text":"excelente atención, muchas gracias!"}

      """
    let result = try Shell.vigia("score", input: input)
    #expect(result.status == 0)
    let lines = result.lines
    try #require(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"id":"1","#) && lines[0].contains(#""label":"negative""#))
    #expect(lines[0].contains(#"{"id":"signal""#))
    #expect(lines[1].hasPrefix(#"{"id":"2","#) && !lines[1].contains(#""label":"negative""#))
    #expect(lines[2].contains(#""label":"positive""#))
    for member in ["language", "drivers", "unit", "intent", "flags", "places"] {
      #expect(lines[0].contains("\"\(member)\":"))
    }
  }

  @Test("--cues tells how much of each cue a mention has, and nothing of the one before")
  func cues() throws {
    let input = """
      {"id":"1","text":"pésimo servicio, ¿nadie responde?"}
      {"id":"2","text":"hola a todos"}

      """
    let lines = try Shell.vigia("score", "--cues", input: input).lines
    try #require(lines.count == 2)
    let first = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let amounts = try #require(first["cues"] as? [String: Double])
    #expect(first["bad"] as? Bool == true)
    #expect(amounts["question"] == 1)
    #expect(amounts["blame", default: 0] < 0)
    #expect(lines[1].contains(#""bad":false"#))
    #expect(!lines[1].contains("question") && !lines[1].contains("blame"))
  }

  @Test("evidence points at bytes of the text")
  func evidence() throws {
    let text = "¡qué pésimo! 😡 sin señal"
    let result = try Shell.vigia(
      "score", "--explain", input: #"{"id":"1","text":"\#(text)"}"# + "\n")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
    let evidence = try #require(json["evidence"] as? [[String: Any]])
    #expect(!evidence.isEmpty)
    let bytes = Array(text.utf8)
    for item in evidence {
      let start = try #require(item["start"] as? Int)
      let end = try #require(item["end"] as? Int)
      #expect(String(decoding: bytes[start..<end], as: UTF8.self) == item["text"] as? String)
    }
  }

  @Test("a bad line is reported with its number and skipped; strict ends with 65")
  func badLine() throws {
    let input =
      "{\"id\":\"1\",\"text\":\"hola\"}\n{roto\n{\"id\":\"3\"}\n{\"id\":\"4\",\"text\":\"\"}\n"
    let result = try Shell.vigia("score", input: input)
    #expect(result.status == 0)
    #expect(result.lines.count == 2)
    #expect(result.err.contains("línea 2") && result.err.contains("línea 3"))
    #expect(try Shell.vigia("score", "--strict", input: input).status == 65)
  }

  @Test("explain keeps a rule of many alternatives short enough to read")
  func brief() throws {
    let result = try Shell.vigia("explain", "llamé sesenta veces y nadie atiende")
    #expect(result.out.contains("contact_center") && result.out.contains("…\n"))
    #expect(result.lines.allSatisfy { $0.count < 140 })
  }

  @Test("explain masks what must not be shown")
  func explain() throws {
    let result = try Shell.vigia("explain", "mi mail es ana@example.com y no anda nada")
    #expect(result.status == 0)
    #expect(!result.out.contains("ana@example.com"))
    #expect(result.out.contains("Humor:"))
  }

  @Test("parse gives one mention an entry, and 65 for what is no feed")
  func parse() throws {
    let feed = """
      <rss version="2.0"><channel><title>x</title>
      <item><guid>a</guid><title>Uno</title><pubDate>Mon, 02 Mar 2026 23:00:00 GMT</pubDate></item>
      <item><link>/b</link></item></channel></rss>
      """
    let result = try Shell.vigia("parse", "-", "--base", "http://diario.example/rss", input: feed)
    #expect(result.status == 0)
    try #require(result.lines.count == 2)
    #expect(result.lines[0].contains(#""published_at":"2026-03-02T23:00:00Z""#))
    #expect(result.lines[1].contains(#""url":"http://diario.example/b""#))
    #expect(try Shell.vigia("parse", "-", input: "<html><body>Hola</body></html>").status == 65)
    #expect(try Shell.vigia("parse", "/no/existe.rss").status == 66)
  }

  @Test("detect scores every row, opens on a burst, and refuses an irregular series")
  func detect() throws {
    let folder = try TemporaryFolder()
    var rows = ["timestamp,value"]
    for minute in 0..<3000 {
      let value = (2900..<2930).contains(minute) ? 40 : 2 + minute % 3
      rows.append(
        "2026-02-\(two(1 + minute / 1440)) \(two(minute % 1440 / 60)):\(two(minute % 60)):00,\(value)"
      )
    }
    let file = try folder.write(rows.joined(separator: "\n") + "\n", to: "serie.csv")
    let scores = try Shell.vigia("detect", file)
    #expect(scores.lines.first == "timestamp,score")
    #expect(scores.lines.count == 3001)
    let alerts = try Shell.vigia("detect", file, "--alerts").lines.filter {
      $0.contains("\"open\"")
    }
    #expect(alerts.contains { $0.contains("2026-02-03T00:2") })
    for member in ["score", "ratio", "observed", "expected"] {
      #expect(alerts.allSatisfy { $0.contains("\"\(member)\":") })
    }
    rows.insert("2026-02-01 00:00:30,1", at: 2)
    let broken = try folder.write(rows.joined(separator: "\n"), to: "rota.csv")
    let refused = try Shell.vigia("detect", broken)
    #expect(refused.status == 65)
    #expect(try Shell.vigia("detect", file, "--head", "unusual").lines.count == 3001)
  }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
