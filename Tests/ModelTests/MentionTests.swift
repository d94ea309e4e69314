import Model
import Testing

@Suite("Mentions")
struct MentionTests {
  @Test("only id and text are required, and what is not known passes through")
  func minimal() throws {
    let json: JSON = ["id": 42, "text": "hola", "kind": nil, "lengua_madre": "es"]
    let mention = try Mention(json: json)
    #expect(mention.id == "42")
    #expect(mention.kind == .post)
    #expect(mention.json["lengua_madre"] == "es")
    #expect(try Mention(json: mention.json) == mention)
  }

  @Test(
    "a mistyped member is named",
    arguments: [
      (["id": "1"], "text"), (["text": "x"], "id"), (["id": "1", "text": 5], "text"),
      (["id": "1", "text": "x", "published_at": "ayer"], "published_at"),
      (["id": "1", "text": "x", "kind": "tweet"], "kind"),
      (["id": "1", "text": "x", "author": ["followers": "muchos"]], "followers"), ([1], "objeto"),
    ] as [(JSON, String)])
  func mistyped(json: JSON, name: String) {
    let fault = #expect(throws: Fault.self) { try Mention(json: json) }
    #expect(fault?.code == .badData)
    #expect(fault?.what.contains(name) == true)
  }

  @Test("masking hides letters and digits, keeps the shape, and survives odd spans")
  func masking() {
    var mention = Mention(id: "1", text: "¡mi DNI es 28.456.789! 😡")
    let start = "¡mi DNI es ".utf8.count
    let spans = [Finding.PersonalData(start: start, end: start + 10, kind: .nationalID)]
    mention.title = "28.456.789"
    #expect(mention.masked(spans).text == "¡mi DNI es ▒▒.▒▒▒.▒▒▒! 😡")
    #expect(mention.masked(spans).title == "28.456.789")
    let odd = [Finding.PersonalData(start: 500, end: 2, kind: .phone)]
    #expect(mention.masked(odd).text == mention.text)
  }

  @Test("a date from the future counts from its arrival")
  func future() throws {
    var mention = Mention(id: "1", text: "")
    mention.fetchedAt = Instant(seconds: 1000)
    mention.publishedAt = Instant(seconds: 1000 + 121)
    #expect(mention.effectiveTime(receivedAt: Instant(seconds: 5000)) == Instant(seconds: 1000))
    mention.publishedAt = Instant(seconds: 900)
    #expect(mention.effectiveTime(receivedAt: Instant(seconds: 5000)) == Instant(seconds: 900))
  }
}
