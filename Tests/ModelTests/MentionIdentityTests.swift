import Model
import Testing

@Suite("One utterance, however it comes") struct MentionIdentityTests {
  @Test(arguments: [
    ("https://www.diario.example/nota/1/", "http://diario.example/nota/1?utm_source=x&fbclid=9"),
    ("https://twitter.com/ana/status/20", "https://x.com/ana/status/20"),
    ("https://m.diario.example:443/a?id=7", "https://diario.example/a?id=7&utm_medium=rss"),
    ("https://diario.example/a#:~:text=hola", "https://diario.example/a"),
  ])
  func `addresses of one document are one`(_ left: String, _ right: String) {
    #expect(MentionIdentity.canonical(left) == MentionIdentity.canonical(right))
  }

  @Test(arguments: [
    ("https://d.example/nota?id=1", "https://d.example/nota?id=2"),
    ("https://d.example/nota#comment-1", "https://d.example/nota"),
    ("https://d.example/Nota", "https://d.example/nota"),
  ])
  func `addresses of two are two`(_ left: String, _ right: String) {
    #expect(MentionIdentity.canonical(left) != MentionIdentity.canonical(right))
  }

  @Test func `a front page stands for nothing`() {
    #expect(MentionIdentity.canonical("https://www.diario.example/") == nil)
  }

  @Test func `an edit is shown, and the first text is kept through further ones`() throws {
    var first = Mention(id: "x:1", text: "sin señal")
    first.fetchedAt = Instant(seconds: 1_772_000_000)
    var second = first
    second.text = "sin señal. EDIT: volvió"
    let edited = try #require(first.edited(to: second))
    second.text = "volvió"
    let again = try #require(edited.edited(to: second))
    #expect(again.text == "volvió" && again.asFirstSeen.text == "sin señal")
    #expect(again.edited(to: second) == nil)
    #expect(again.extra.filter { $0.name == "first_text" }.count == 1)
  }
}
