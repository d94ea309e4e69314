import Model
import Parsing
import Testing

@Suite("Links of entries")
struct FeedLinkTests {
  private static let base = "http://diario.example/rss/portada.xml"

  private func entry(_ inside: String, base: String? = base) throws -> Mention {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(inside)</entry></feed>"
    let feed = try FeedDocument.parse(Array(text.utf8), FeedContext(base: base))
    return try #require(feed.mentions.first)
  }

  private func item(_ inside: String) throws -> Mention {
    let text = """
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <item>\(inside)</item></channel></rss>
      """
    let feed = try FeedDocument.parse(Array(text.utf8), FeedContext(base: Self.base))
    return try #require(feed.mentions.first)
  }

  @Test(
    "An Atom entry without links is found by its id when that is a URI",
    arguments: [
      ("tag:blog.example,2026:nota-7", "tag:blog.example,2026:nota-7"),
      (
        "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427",
        "urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427"
      ),
      ("http://blog.example/7", "http://blog.example/7"),
      ("/notas/7", "http://diario.example/notas/7"), ("7.html", "http://diario.example/rss/7.html"),
      ("javascript:alert(1)", nil), ("data:text/html,hola", nil), ("", nil),
    ] as [(String, String?)])
  func identifiers(id: String, url: String?) throws {
    let entry = try entry("<id>\(id)</id><title>uno</title>")
    #expect(entry.url == url)
    if !id.isEmpty { #expect(entry.id == id) }
  }

  @Test("A relative id resolves against xml:base, and is no link where there is no base at all")
  func relativeIdentifiers() throws {
    let based = try entry("<id xml:base='http://otro.example/a/'>b</id>", base: nil)
    #expect(based.url == "http://otro.example/a/b")
    #expect(try entry("<id>/notas/7</id>", base: nil).url == nil)
  }

  @Test("Any link of the entry is better than an id that is no web address")
  func identifiersComeLast() throws {
    let entry = try entry("<id>urn:x:1</id><link rel='self' href='/7.atom'/>")
    #expect(entry.url == "http://diario.example/7.atom" && entry.id == "urn:x:1")
  }

  @Test("Of Atom links of one kind the last stands; a page wins over a PDF; languages do not mix")
  func alternates() throws {
    let again = "<link rel='alternate' href='/1'/><link rel='alternate' href='/2'/>"
    #expect(try entry(again).url == "http://diario.example/2")
    let kinds = "<link type='text/html' href='/1'/><link type='application/pdf' href='/2'/>"
    #expect(try entry(kinds).url == "http://diario.example/1")
    let pages = "<link type='application/pdf' href='/1'/><link type='text/html' href='/2'/>"
    #expect(try entry(pages).url == "http://diario.example/2")
    let languages = "<link hreflang='es' href='/es'/><link hreflang='en' href='/en'/>"
    #expect(try entry(languages).url == "http://diario.example/es")
  }

  @Test(
    "A guid is the article's address unless it says no",
    arguments: [
      ("<guid>/nota/1</guid>", "http://diario.example/nota/1"),
      ("<guid isPermaLink='true'>nota/1</guid>", "http://diario.example/rss/nota/1"),
      ("<guid isPermaLink='false'>/nota/1</guid>", nil),
      ("<guid isPermaLink='FALSE'>http://diario.example/1</guid>", nil),
      ("<guid>tag:diario.example,2026:1</guid>", "tag:diario.example,2026:1"),
      ("<guid isPermaLink='false'>tag:diario.example,2026:1</guid>", nil),
      ("<link>/nota/2</link><guid>http://diario.example/1</guid>", "http://diario.example/nota/2"),
    ] as [(String, String?)])
  func guids(inside: String, url: String?) throws {
    #expect(try item(inside).url == url)
  }

  @Test(
    "A related article that a paper names with atom:link never takes the place of the article",
    arguments: [
      "<link>http://diario.example/1</link><atom:link href='http://diario.example/otra'/>",
      "<atom:link href='http://diario.example/otra'/><link>http://diario.example/1</link>",
      "<guid>http://diario.example/1</guid><atom:link href='http://diario.example/otra'/>",
      "<link>http://diario.example/1</link><link>http://diario.example/otra</link>",
    ])
  func relatedArticles(inside: String) throws {
    #expect(try item(inside).url == "http://diario.example/1")
  }

  @Test("An atom:link is better than nothing")
  func loneAtomLink() throws {
    #expect(try item("<atom:link href='/1'/>").url == "http://diario.example/1")
  }

  @Test(
    "Text whose UTF-8 was encoded twice is mended, honest text is not touched",
    arguments: [
      ("CorrupciÃ³n y seÃ±al", "Corrupción y señal"), ("â€œSin seÃ±alâ€\u{9D}", "“Sin señal”"),
      ("maÃ±ana a lÃ\u{A0} una", "mañana a là una"), ("ðŸ˜\u{A1} caÃ\u{AD}do", "😡 caído"),
      ("señal", "señal"), ("SÃO PAULO", "SÃO PAULO"), ("«AMANHû", "«AMANHû"),
      ("corrupción seÃ±al", "corrupción seÃ±al"), ("5 Â° más", "5 Â° más"), ("Ã", "Ã"),
    ])
  func doubleEncoding(source: String, text: String) throws {
    let item = try item("<title>\(source)</title><description><![CDATA[\(source)]]></description>")
    #expect(item.title == text && item.text == text)
  }
}
