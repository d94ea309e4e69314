import Model
import Testing
import Text

@Suite("JSON on one line")
struct JSONTextTests {
  @Test(
    "every kind of value is written as RFC 8259 wants it",
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.integer(-7), "-7"), (.number(3), "3"),
      (.number(0.1), "0.1"), (.number(.infinity), "null"), (.number(.nan), "null"),
      (.string("ñandú 😡"), "\"ñandú 😡\""), (.array([]), "[]"), (.object([]), "{}"),
      (.string("a\"b\\c\n\u{1}"), #""a\"b\\c\n\u0001""#), (.string(""), #""""#),
      (.string("\n\nlínea\u{7F}\n"), #""\n\nlínea\u007f\n""#),
    ] as [(JSON, String)])
  func values(json: JSON, text: String) {
    #expect(JSONText.line(json) == text)
  }

  @Test("members keep their order and nothing breaks the line")
  func order() {
    let json: JSON = ["z": 1, "a": ["x\ny", nil, false], "m": ["k": 2.5]]
    #expect(JSONText.line(json) == #"{"z":1,"a":["x\ny",null,false],"m":{"k":2.5}}"#)
  }

  @Test("appending goes on behind what is there")
  func appending() {
    var bytes = Array("data: ".utf8)
    JSONText.append(["a": 1], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"data: {"a":1}"#)
  }

  @Test("a mention written member by member reads as its document does")
  func members() {
    var mention = Mention(id: "plaza:1", text: "sin \"señal\"\n")
    mention.publishedAt = Instant(milliseconds: 1_772_492_400_120)
    mention.tags = ["corte", "hoy"]
    mention.extra = [.init("de \"otros\"", ["x": 1]), .init("más", nil)]
    var author = Author()
    author.handle = "voz"
    author.extra = [.init("address", "a@example.org")]
    for author in [nil, author] {
      mention.author = author
      var bytes: [UInt8] = []
      JSONText.append(members: mention.members, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == JSONText.line(mention.json))
      #expect(
        String(decoding: bytes, as: UTF8.self).hasSuffix(#","de \"otros\"":{"x":1},"más":null}"#))
    }
  }
}
