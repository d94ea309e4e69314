import Model
import Parsing
import Testing

/// Well-formed feeds are read in one pass of our own, all others by libxml2: nobody may see which.
@Suite("Two ways through a feed")
struct PlainMarkupTests {
  /// What a reader learns of a document.
  private struct Reading: Equatable {
    var mentions: [Mention] = []
    var hints: FeedHints?
    var damage: String?
    var fault: String?

    init(_ text: String) {
      do {
        let feed = try FeedDocument.parse(
          Array(text.utf8), FeedContext(base: "http://diario.example/rss"))
        (mentions, hints, damage) = (feed.mentions, feed.hints, feed.damage)
      } catch {
        fault = error.what
      }
    }
  }

  /// The same document as libxml2 reads it: a document type is not plain.
  private func liberal(_ text: String) -> Reading { Reading("<!DOCTYPE feed>" + text) }

  private static let rss = """
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="es-AR"
      xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Diario &amp; más</title>
    <item><title>Se cay&oacute; la red&#33;</title><link>/nota?a=1&b=2</link>
    <description><![CDATA[<p>Sin <b>se\u{F1}al</b>&nbsp;en</p><p>Rosario]]> y <!-- nota -->m\u{E1}s</description>
    <dc:creator xml:base="http://otro.example/">Ana <b>P\u{E9}rez</b></dc:creator><category/>
    <media:group><media:content url='foto.jpg?x=1&amp;y=2' medium = "image"
      /></media:group><pubDate>Mon, 02 Mar 2026 08:04:09 -0300</pubDate></item>
    <item xmlns="http://purl.org/rss/1.0/"><title>sin\u{A0}se\u{C3}\u{B1}al</title><x:y z='1'/></item>
    </channel></rss>
    """

  private static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/x/"><entry><id>urn:1</id>
    <title type="html">&lt;b&gt;Hola&lt;/b&gt;</title><link href="../si"/><updated>2026-03-02T11:04Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">uno<br/>dos &lt; tres</div></content>
    </entry></feed>
    """

  @Test("Plain documents read the same both ways", arguments: [rss, atom])
  func plain(text: String) {
    let reading = Reading(text)
    #expect(!reading.mentions.isEmpty && reading.mentions.allSatisfy { $0.title != nil })
    #expect(reading == liberal(text))
    let lines = text.replacing("\n", with: "\r\n").replacing("Rosario", with: "Ro\u{7}sario")
    #expect(Reading(lines) == liberal(lines))
  }

  @Test(
    "What makes a document less than plain is read the same all the same", arguments: [rss, atom])
  func damaged(text: String) {
    let pieces = [
      "<", ">", "&", ";", "/", "=", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?a b?>",
      "&#10;",
      "&#x9;", "&#7;", "&no;", "\u{7}", "\r", "\t", ":", "a:", " xmlns='u'", " xmlns:dc='u'",
      " xmlns:q=''",
      " xml:base='http://b.example/'", " xml:lang=''", "</item>", "<item>", "</entry>", "<a/>",
      "<q:creator>z</q:creator>", " a='1'", " a=\"x&y\"", " a='1' a='2'", "\u{FFFE}",
      "\u{C3}\u{A1}",
      "<a b=c>", "<1/>", "<\u{F1}/>", "<a:b:c/>", "<xmlns:a/>",
    ]
    let scalars = Array(text.unicodeScalars)
    var place = 7
    for round in 0..<600 {
      // Behind the first tag, for in front of it a second document type would be one too many.
      place = 100 + (place * 31 + 17) % (scalars.count - 100)
      let cut = round % 3 == 0 ? min(scalars.count, place + round % 11) : place
      var made = String.UnicodeScalarView()
      made.append(contentsOf: scalars[..<place])
      made.append(contentsOf: pieces[round % pieces.count].unicodeScalars)
      made.append(contentsOf: scalars[cut...])
      let damaged = String(made)
      #expect(Reading(damaged) == liberal(damaged), "\(damaged)")
    }
  }
}
