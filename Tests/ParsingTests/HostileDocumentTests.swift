import Model
import Parsing
import Rehearsal
import Testing

@Suite("Hostile documents", .serialized)
struct HostileDocumentTests {
  /// Processor seconds, generous for a debug build; squared time misses it by far.
  private static let limit = 5.0

  private func parse(_ bytes: [UInt8], contentType: String? = nil) throws -> ParsedFeed {
    let (feed, seconds) = try ThreadTime.measure {
      try FeedDocument.parse(
        bytes, FeedContext(base: "http://diario.example/", contentType: contentType))
    }
    #expect(seconds < Self.limit)
    return feed
  }

  private func parse(_ text: String) throws -> ParsedFeed { try parse(Array(text.utf8)) }

  private func feed(_ inside: String, before: String = "") -> String {
    before + "<rss version='2.0'><channel><item><title>uno</title>" + inside
      + "</item></channel></rss>"
  }

  private func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("Entities that multiply by ten thirty times stay as they are written")
  func laughs() throws {
    var declarations = "<!ENTITY a0 'ja'>"
    for level in 1...30 {
      declarations += "<!ENTITY a\(level) '\(many("&a\(level - 1);", 10))'>"
      declarations += "<!ENTITY % p\(level) '\(many("&#37;p\(level - 1);", 10))'>"
    }
    let text = feed(
      "<description>&a30;</description>", before: "<!DOCTYPE rss [\(declarations) %p30; ]>")
    #expect(try parse(text).mentions.map(\.text) == ["&a30;"])
  }

  @Test(
    "A hundred thousand of anything keeps the entry before it",
    arguments: [
      "<b>", "<item>", "<![CDATA[", "<!--", "<?a", "<", "&", "<a b='", "<script>",
      "<category>x</category>",
      "<link/>", "<media:group>", "]]>", "</item>", "<!DOCTYPE a [",
    ])
  func repeated(piece: String) throws {
    let mentions = try parse(feed(many(piece, 100_000))).mentions
    #expect(mentions.first?.title?.hasPrefix("uno") == true)
  }

  @Test(
    "A hundred thousand of anything inside a text is a text",
    arguments: ["<!--", "<script>", "<a ", "&amp;", "]]", "<p>", "\u{301}"])
  func repeatedInText(piece: String) throws {
    let body = "<description><![CDATA[hola \(many(piece, 100_000))]]></description>"
    #expect(
      try parse(feed(body)).mentions.first?.text.unicodeScalars.starts(with: "hola".unicodeScalars)
        == true)
  }

  @Test("A tag of a hundred thousand attributes or namespaces costs no more than its length")
  func attributes() throws {
    for name in ["a", "xmlns:a"] {
      let list = (0..<100_000).map { "\(name)\($0)='x'" }.joined(separator: " ")
      let text = feed("<b \(list)/><link>/1</link>")
      #expect(try parse(text).mentions.first?.title == "uno")
    }
  }

  @Test("Twenty thousand namespaces in force make no name dearer")
  func namespaces() throws {
    let depths = 0..<200
    let open = depths.map { depth in
      "<a" + (0..<90).map { " xmlns:n\(depth)x\($0)='u'" }.joined() + ">"
    }
    let names = (0..<60_000).map { "<x:e\($0)/>" }.joined()
    let text = feed(
      "<link>/1</link>" + open.joined() + names + depths.map { _ in "</a>" }.joined())
    #expect(try parse(text).mentions.first?.title == "uno")
  }

  @Test("An attribute of five megabytes is read")
  func longAttribute() throws {
    let mentions = try parse(feed("<b a='\(many("x", 5_000_000))'/><link>/1</link>")).mentions
    #expect(mentions.first?.url == "http://diario.example/1")
  }

  /// How many bytes the mentions of a document have together.
  private func size(of text: String) throws -> Int {
    try parse(text).mentions.reduce(0) { sum, mention in
      let author = [mention.author?.name, mention.author?.url, mention.author?.avatar]
      let texts = [mention.id, mention.url, mention.title, mention.text] + author
      return sum + texts.compactMap { $0?.utf8.count }.reduce(0, +)
    }
  }

  @Test("An address of a megabyte completes no other: a feed's links are not longer than the feed")
  func longBase() throws {
    let long = "http://a.example/" + many("x", 1 << 20) + "/"
    let items = many("<item xml:base='b'><link>c</link></item>", 200)
    #expect(try size(of: "<rss xml:base='\(long)'>\(items)</rss>") < 1 << 20)
    #expect(try size(of: "<rss><channel><link>\(long)</link>\(items)</channel></rss>") < 1 << 20)
    let alone = "<rss><channel><link>\(long)</link><item><link>c</link></item></channel></rss>"
    let mentions = try FeedDocument.parse(Array(alone.utf8), FeedContext()).mentions
    #expect(mentions.map(\.url) == ["c"])
    let steps = many("<a xml:base='\(many("x", 4000))/'>", 200)
    let deep = "<rss xml:base='http://a.example/'>\(steps)<item><link>c</link></item>"
    #expect(try size(of: deep) < 10_000)
  }

  @Test("The bases of a hundred thousand elements are not all kept")
  func manyBases() throws {
    let base = "http://a.example/" + many("x", 900) + "/"
    let items = many("<item xml:base='b/'><link>c</link></item>", 20_000)
    let mentions = try parse("<rss xml:base='\(base)'>\(items)</rss>").mentions
    #expect(mentions.first?.url == base + "b/c")
    #expect(mentions.count == 20_000 && mentions.last?.url == base + "c")
  }

  @Test("An author that a feed names once is not longer in each of its entries than a name is")
  func longAuthor() throws {
    let long = many("x", 1 << 20)
    let atom = """
      <feed xmlns='http://www.w3.org/2005/Atom'>
      <author><name>\(long)</name><uri>http://a.example/\(long)</uri></author>
      \(many("<entry><title>a</title></entry>", 200))</feed>
      """
    #expect(try size(of: atom) < 100_000)
    let json = """
      {"version": "https://jsonfeed.org/version/1.1",
       "authors": [{"name": "e\(many("\u{301}", 1 << 19))", "url": "http://a.example/\(long)",
                    "avatar": "\(long)"}],
       "items": [\(many("{\"id\": 1, \"content_text\": \"a\"},", 200)) {"id": 2}]}
      """
    #expect(try size(of: json) < 100_000)
    #expect(try parse(json).mentions.last?.author?.name?.unicodeScalars.first == "e")
  }

  @Test("An entry inside another's text belongs to itself alone")
  func nestedEntries() throws {
    let deep = many("<item><description>hola ", 100) + many("y", 1 << 20)
    #expect(try size(of: "<rss>\(deep)") < 2 << 20)
    let swallowed = feed(
      "<description>uno <b>dos</b><item><title>tres</title>cuatro</item></description>")
    let mentions = try parse(swallowed).mentions
    #expect(mentions.map(\.title) == ["uno", "tres"] && mentions.first?.text == "uno dos")
  }

  @Test("A comment that never ends hides no entry, one that ends hides what is inside")
  func comments() throws {
    let item = "</item><item><title>dos</title>"
    #expect(try parse(feed("<!-- nota" + item)).mentions.map(\.title) == ["uno", "dos"])
    #expect(try parse(feed("<!-- \(item) -->")).mentions.map(\.title) == ["uno"])
  }

  @Test("NULs between the letters are left out")
  func nuls() throws {
    let mentions = try parse(feed("<description>se\0ñal\0</description>\0")).mentions
    #expect(mentions.map(\.text) == ["señal"])
    let fault = #expect(throws: Fault.self) { try parse(many("\0", 1000)) }
    #expect(fault?.code == .badData)
  }

  @Test("Cut off anywhere, a feed gives the entries before the cut or says in Spanish what it is")
  func cuts() throws {
    let item = """
      <item><title>Señal &amp; más</title><link>http://diario.example/1</link><!-- nota -->
      <description><![CDATA[<p>Sin <b>señal</b></p>]]></description></item>
      """
    let text = """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Diario</title>
      \(many(item, 8))</channel></rss>
      """
    let bytes = Array(text.utf8)
    let ends = try items(before: bytes)
    for cut in stride(from: 0, through: bytes.count, by: 100) {
      do {
        let count = try parse(Array(bytes[..<cut])).mentions.count
        let whole = ends.count { $0 <= cut }
        #expect(whole...(whole + 1) ~= count, "\(cut)")
      } catch let fault as Fault {
        #expect(fault.code == .badData && fault.what.hasPrefix("el documento"), "\(cut)")
        #expect(cut <= 100, "\(cut): \(fault)")
      }
    }
  }

  /// Where each item of a document ends, in bytes.
  private func items(before bytes: [UInt8]) throws -> [Int] {
    let mark = Array("</item>".utf8)
    return bytes.indices.filter { bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
  }

  @Test(
    "A page in the feed's place is named as one",
    arguments: [
      """
      <!DOCTYPE html><html lang="es"><head><title>Ingresar</title></head><body>
      <form action="/login"><input name="clave" type="password"></form></body></html>
      """,
      "\n\n<HTML><HEAD><TITLE>Iniciar sesión</TITLE></HEAD><BODY><FORM><INPUT></BODY>",
      "<html xmlns='http://www.w3.org/1999/xhtml'><body>Mantenimiento</body></html>",
    ])
  func loginPage(page: String) {
    let fault = #expect(throws: Fault.self) { try parse(page) }
    #expect(fault?.what == "el documento es una página HTML, no un feed")
    #expect(fault?.code == .badData)
  }

  @Test(
    "An empty body, in any of its forms, is called empty", arguments: ["", " \r\n\t", "\u{FEFF}"])
  func empty(body: String) {
    let fault = #expect(throws: Fault.self) { try parse(body) }
    #expect(fault?.what == "el documento está vacío, no es un feed")
  }

  @Test(
    "A charset that the bytes contradict is passed over",
    arguments: [
      "text/xml; charset=utf-16", "text/xml; charset=iso-8859-1", "text/xml; charset=us-ascii",
      "text/xml; charset=no-existe", "text/xml; charset=\"\"", "text/xml; charset=utf-7/../x",
      ";;=",
    ])
  func wrongCharset(contentType: String) throws {
    let text = "<?xml version='1.0' encoding='utf-16'?>" + feed("<description>señal</description>")
    #expect(try parse(Array(text.utf8), contentType: contentType).mentions.map(\.text) == ["señal"])
  }

  @Test("Latin-1 under a header that says UTF-8 reads right")
  func latin() throws {
    let bytes = Array(feed("<description>se*al</description>").utf8)
    let latin = bytes.map { $0 == UInt8(ascii: "*") ? 0xF1 : $0 }
    let mentions = try parse(latin, contentType: "text/xml; charset=utf-8").mentions
    #expect(mentions.map(\.text) == ["señal"])
  }

  @Test("Random bytes never end the program", arguments: 1...40)
  func noise(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    var bytes = Array(feed("<description>señal</description>").utf8)
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(state >> 33) % bytes.count
      bytes[place] = UInt8(truncatingIfNeeded: state >> 20)
    }
    let mentions = try? parse(bytes).mentions
    #expect((mentions?.count ?? 0) <= 2)
  }
}
