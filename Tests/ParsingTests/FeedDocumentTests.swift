import Model
import Parsing
import Testing

@Suite("Feeds")
struct FeedDocumentTests {
  private func parse(
    _ text: String, base: String? = nil, source: String? = nil
  ) throws -> ParsedFeed {
    try FeedDocument.parse(Array(text.utf8), FeedContext(base: base, source: source))
  }

  private func item(_ inside: String) throws -> Mention {
    let feed = try parse("<rss version='2.0'><channel><item>\(inside)</item></channel></rss>")
    return try #require(feed.mentions.first)
  }

  @Test("An RSS item brings title, link, text, author, date, tags and media")
  func rss() throws {
    let feed = try parse(
      """
      <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Diario</title>
      <ttl>15</ttl><language>es-AR</language><item><title>Se cay&oacute; la red &amp; el fijo</title>
      <link>/nota/1?a=1&b=2</link><guid isPermaLink="false">n-1</guid>
      <pubDate>lun, 02 mar 2026 08:04:09 -0300</pubDate><dc:creator>Ana</dc:creator>
      <category>#redes</category><description>corto</description>
      <content:encoded><![CDATA[<p>Sin <b>señal</b></p><p>en Rosario</p>]]></content:encoded>
      <enclosure url="foto.jpg"/></item><item/></channel></rss>
      """, base: "http://diario.example/rss/portada.xml", source: "diario")
    let first = try #require(feed.mentions.first)
    #expect(feed.mentions.count == 2 && feed.format == "rss")
    #expect(feed.hints.ttlMinutes == 15 && feed.hints.title == "Diario")
    #expect(first.id == "diario:n-1" && first.title == "Se cayó la red & el fijo")
    #expect(first.url == "http://diario.example/nota/1?a=1&b=2")
    #expect(first.text == "Sin señal\nen Rosario" && first.author?.name == "Ana")
    #expect(first.publishedAt == Instant(rfc3339: "2026-03-02T11:04:09Z"))
    #expect(first.language == "es" && first.tags == ["redes"])
    #expect(first.media == ["http://diario.example/rss/foto.jpg"])
  }

  @Test("An Atom entry says what its text is, and xml:base where its links start")
  func atom() throws {
    let feed = try parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/x/"><author>
      <name>Redacción</name></author><entry><id>urn:1</id><title type="html">&lt;b&gt;Hola&lt;/b&gt;
      </title><link rel="self" href="no"/><link href="../si"/><updated>2026-03-02T11:04Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">uno<br/>dos</div></content>
      </entry></feed>
      """)
    let entry = try #require(feed.mentions.first)
    #expect(entry.id == "urn:1" && entry.title == "Hola" && entry.url == "http://a.example/si")
    #expect(entry.text == "uno\ndos" && entry.author?.name == "Redacción")
    #expect(entry.publishedAt == Instant(rfc3339: "2026-03-02T11:04:00Z"))
  }

  @Test("RDF items stand beside the channel; JSON Feed ids may be numbers")
  func others() throws {
    let rdf = try parse(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel/><item rdf:about="http://a.example/1"><title>uno</title></item></rdf:RDF>
      """)
    #expect(rdf.mentions.map(\.id) == ["http://a.example/1"] && rdf.format == "rdf")
    let json = try parse(
      #"{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"content_html":"<p>a</p>","attachments":["f"]}]}"#
    )
    #expect(json.mentions.map(\.id) == ["7"] && json.mentions.map(\.text) == ["a"])
  }

  @Test("A document cut off gives the entries before the cut, an unclosed tag loses none")
  func broken() throws {
    let cut = "<rss><channel><item><title>uno</title></item><item><title>do"
    #expect(try parse(cut).mentions.map(\.title) == ["uno", "do"])
    let open = "<rss><channel><item><title>uno</title><item><title>dos</title></item></channel>"
    #expect(try parse(open).mentions.map(\.title) == ["uno", "dos"])
  }

  @Test(
    "What is no feed is refused as bad data with the reason",
    arguments: [
      ("<!DOCTYPE html><html><body>hola</body></html>", "es una página HTML, no un feed"),
      ("<html><head><title>x</title></head></html>", "es una página HTML, no un feed"),
      ("", "vacío"), ("  \n", "vacío"), ("hola", "es texto"), ("<?xml version='1.0'?>", "cortado"),
      ("<opml/>", "«opml»"), (#"{"a":1}"#, "no un JSON Feed"), ("{", "no se puede leer"),
    ])
  func refused(text: String, reason: String) {
    let fault = #expect(throws: Fault.self) { try parse(text) }
    #expect(fault?.code == .badData)
    #expect(fault?.what.contains(reason) == true, "\(fault?.what ?? "")")
  }

  @Test("An entity that names a file, or that doubles itself, brings nothing")
  func entities() throws {
    let feed = try parse(
      """
      <!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">
      <!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>[&f;]</title>
      <description>&b;</description></item></channel></rss>
      """)
    #expect(feed.mentions.first?.title == "[&f;]")
    #expect(feed.mentions.first?.text == "&b;")
  }

  @Test("Nesting beyond reason ends the reading, not the program")
  func depth() throws {
    let deep = String(repeating: "<b>", count: 50_000)
    let feed = try parse("<rss><channel><item><title>uno</title></item>\(deep)")
    #expect(feed.mentions.first?.title == "uno")
  }

  @Test(
    "Encodings are seen through whatever the document claims",
    arguments: [
      ([0xFE, 0xFF], "UTF-16BE"), ([0xFF, 0xFE], "UTF-16LE"),
      ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
    ] as [([UInt8], String)])
  func wide(mark: [UInt8], encoding: String) throws {
    var bytes = mark
    for scalar in "<rss><channel><item><title>señal ñ</title></item></channel></rss>".unicodeScalars
    {
      var unit: [UInt8] = [UInt8(scalar.value >> 8), UInt8(scalar.value & 255)]
      if encoding.hasPrefix("UTF-32") { unit = [0, 0] + unit }
      bytes += encoding.hasSuffix("LE") ? unit.reversed() : unit
    }
    #expect(try FeedDocument.parse(bytes, FeedContext()).mentions.first?.title == "señal ñ")
  }

  @Test("Latin-1 that claims to be UTF-8, and UTF-8 that claims to be Latin-1, read right")
  func lies() throws {
    let head = "<?xml version='1.0' encoding='ENC'?><rss><channel><item><title>"
    let tail = "</title></item></channel></rss>"
    let latin = Array(head.replacing("ENC", with: "utf-8").utf8) + [0xF1] + Array(tail.utf8)
    #expect(try FeedDocument.parse(latin, FeedContext()).mentions.first?.title == "ñ")
    let utf8 = Array((head.replacing("ENC", with: "iso-8859-1") + "ñ" + tail).utf8)
    #expect(try FeedDocument.parse(utf8, FeedContext()).mentions.first?.title == "ñ")
  }

  @Test(
    "Dates are read as the wild writes them",
    arguments: [
      ("Mon, 02 Mar 2026 11:04:09 GMT", "2026-03-02T11:04:09Z"),
      ("Mon, 2 Mar 26 06:04 EST", "2026-03-02T11:04:00Z"),
      ("2 de marzo de 2026, 11:04", "2026-03-02T11:04:00Z"),
      ("Mon Mar  2 11:04:09 2026", "2026-03-02T11:04:09Z"),
      ("2026-03-02T08:04:09-0300", "2026-03-02T11:04:09Z"),
      ("2026-03-02 11:04:09 GMT-3", "2026-03-02T14:04:09Z"),
      ("1772449449", "2026-03-02T11:04:09Z"), ("1772449449000", "2026-03-02T11:04:09Z"),
      ("20260302T110409Z", "2026-03-02T11:04:09Z"), ("2026-03", "2026-03-01T00:00:00Z"),
      ("25/12/2025 10:00", "2025-12-25T10:00:00Z"), ("hoy", nil), ("", nil),
      ("2026-02-30", nil), ("Mon, 02 Mar 2026 31:04:09 GMT", nil),
    ] as [(String, String?)])
  func dates(text: String, expected: String?) throws {
    #expect(try item("<pubDate>\(text)</pubDate>").publishedAt?.rfc3339 == expected)
  }

  @Test("An entry without id or link gets the same id at every fetch, and another than its sister")
  func derivedIDs() throws {
    let one = try item("<title>uno</title>").id
    #expect(try one == item("<title>uno</title>").id)
    #expect(try one != item("<title>dos</title>").id)
  }

  @Test(
    "HTML becomes what a reader would see",
    arguments: [
      ("<p>a&nbsp;b</p>\n<p>c &lt; d</p>", "a b\nc < d"), ("x<script>alert(1)</script>y", "xy"),
      ("5 < 6 & 7", "5 < 6 & 7"), ("<a title=\"a>b\">z</a>", "z"), ("<!-- no -->sí", "sí"),
      ("<script>sin fin", "sin fin"), ("uno\ndos", "uno\ndos"), ("&#150;&euro;", "–€"),
    ])
  func html(source: String, text: String) {
    #expect(HTMLFragment.text(source) == text)
  }
}
