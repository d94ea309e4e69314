import Model
import Rehearsal

// Traps that lie in what the documents say.
extension HostileSet {
  static let markup: [Trap] = [
    Trap("an entity that reads a file") { _, lair in
      feed(
        item("<title>&x;</title>"),
        head: "<!DOCTYPE r [<!ENTITY x SYSTEM \"file://\(lair.file)\">]>")
    },
    Trap("an entity that asks inside") { _, lair in
      feed(
        item("<title>&x;</title>"),
        head: "<!DOCTYPE r [<!ENTITY x SYSTEM \"http://127.0.0.2:\(lair.port)/\">]>")
    },
    Trap("a parameter entity that asks inside") { _, lair in
      feed(
        item("<title>t</title>"),
        head: "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.2:\(lair.port)/\"> %x;]>")
    },
    Trap("an outside DTD") { _, lair in
      feed(
        item("<title>t</title>"),
        head: "<!DOCTYPE rss SYSTEM \"http://127.0.0.2:\(lair.port)/d.dtd\">")
    },
    Trap("an outside DTD from a file") { _, lair in
      feed(item("<title>t</title>"), head: "<!DOCTYPE rss SYSTEM \"\(lair.file)\">")
    },
    Trap("XInclude of a file") { _, lair in
      feed(
        item(
          "<title><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" "
            + "href=\"file://\(lair.file)\"/></title>"))
    },
    Trap("a style sheet inside") { _, lair in
      feed(
        item("<title>t</title>"),
        head: "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.2:\(lair.port)/s.xsl\"?>")
    },
    Trap("links, enclosures and avatars inside") { _, lair in
      feed(
        item(
          "<link>http://127.0.0.2:\(lair.port)/a</link><enclosure url=\"file://\(lair.file)\"/>"
            + "<comments>http://127.0.0.2:\(lair.port)/c</comments>"))
    },
    Trap(
      "a page instead of a feed", .text("<!doctype html><html><body>Inicie sesión</body></html>")),
    Trap("a script in a title", feed(item("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"))),
    Trap("terminal escapes in a title", feed(item("<title>\u{9B}31m \u{1B}]0;x\u{7}</title>"))),
    Trap("nothing", .text("")),
    Trap("spaces only", .text(String(repeating: " ", count: 100_000))),
    Trap("half an element", .text("<rss><channel><item><title")),
  ]

  static let dates: [Trap] = [
    "Thu, 99 Foo 20000 99:99:99 +9999", "99999-99-99T99:99:99Z", "-0001-00-00T00:00:00Z",
    "0000-00-00", "9999999999999999999999", "NaN", "1e400", "Mon, 02 Mar 2026 11:04:09 +999999999",
    "2026-03-02T11:04:09.999999999999999999999999999+00:00", "2026-02-30T25:61:61Z",
    String(repeating: "9", count: 10_000), "ayer", "\u{0}", "२०२६-०३-०२",
  ].map { (date: String) -> Trap in
    Trap("the date \(date.prefix(24))", feed(item("<title>t</title><pubDate>\(date)</pubDate>")))
  }

  static let numbers: [Trap] = [
    "1e400", "-1e400", "99999999999999999999", "-9223372036854775808", "\"NaN\"", "{}", "[[]]",
  ]
  .map { (date: String) -> Trap in
    Trap(
      "an API's date \(date)", isAPI: true,
      .text("{\"posts\":[{\"id\":\"1\",\"texto\":\"t\",\"fecha\":\(date)}]}"))
  }

  static let waits: [Trap] = [
    "-1", "9e999", "99999999999999999999999", "Thu, 99 Foo 20000 99:99:99 GMT", "", "soon",
  ].map { (wish: String) -> Trap in
    Trap("429, Retry-After \(wish)", Reply(429, headers: [("Retry-After", wish)]))
  }

  static let headers: [Trap] = [
    ("Cache-Control", "max-age=99999999999999999999"), ("Cache-Control", "max-age=-1,,,=,"),
    ("Expires", "Thu, 99 Foo 20000 99:99:99 GMT"), ("Expires", "-1"),
    ("Last-Modified", "Tue, 19 Jan 2038 03:14:07 GMT"), ("Date", "Sun, 99 Xyz 0000 00:00:00 GMT"),
    ("ETag", String(repeating: "\"", count: 5000)), ("X-RateLimit-Reset", "1e308"),
  ].map { (header: (String, String)) -> Trap in
    Trap("\(header.0): \(header.1.prefix(24))") { _, _ in
      var reply = feed(item("<title>t</title>"))
      reply.headers.append((name: header.0, value: header.1))
      return reply
    }
  }

  static let hours: [Trap] = [
    Trap(
      "a ttl beyond 64 bits", feed("<ttl>99999999999999999999</ttl>" + item("<title>t</title>"))),
    Trap("a negative ttl", feed("<ttl>-5</ttl>" + item("<title>t</title>"))),
    Trap(
      "every hour skipped",
      feed(
        "<skipHours>" + (0..<24).map { "<hour>\($0)</hour>" }.joined() + "</skipHours>"
          + item("<title>t</title>"))),
    Trap(
      "hours that are none",
      feed(
        "<skipHours><hour>-99999999999</hour><hour>x</hour></skipHours>" + item("<title>t</title>"))
    ),
  ]

  static let charsets: [Trap] = [
    "utf-7", "utf-32", "ebcdic-us", "no-existe", String(repeating: "a", count: 5000), "\"",
    "utf-16",
  ]
  .map { (charset: String) -> Trap in
    Trap(
      "the charset \(charset.prefix(12))",
      .text(
        "<rss><channel><item><title>señal</title></item></channel></rss>",
        headers: [("Content-Type", "application/rss+xml; charset=\(charset)")]))
  }

  static let bytes: [Trap] = [
    Trap("UTF-16 cut in half", Reply(body: [0xFF, 0xFE, 0x3C, 0x00, 0x72])),
    Trap("UTF-32", Reply(body: [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])),
    Trap(
      "bytes that are no text",
      Reply(body: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) })),
    Trap(
      "lone continuation bytes",
      Reply(body: Array("<rss>".utf8) + .init(repeating: 0xBF, count: 50_000))),
    Trap("NUL bytes", Reply(body: .init(repeating: 0, count: 100_000))),
  ]

  static let answers: [Trap] = [
    "", "null", "[]", "42", "\"x\"", "{", "{\"posts\":null}", "{\"posts\":42}",
    "{\"posts\":[null,1,\"x\",[]]}",
    "{\"posts\":[{\"id\":{\"$\":1},\"texto\":[1]}]}",
    "{\"posts\":[{\"id\":\"\\ud800\",\"texto\":\"\\udc00\"}]}",
    "{\"posts\":[{\"id\":\"a\\u0000b\",\"texto\":\"\\u001b]0;x\\u0007\"}]}",
    "{\"posts\":[{\"id\":1e400}]}",
    "{\"posts\":[{\"id\":123456789012345678901234567890,\"texto\":\"t\"}]}",
    "{\"mensaje\":\"\(String(repeating: "x", count: 100_000))\"}",
  ].map { (body: String) -> Trap in
    Trap("an API that says \(body.prefix(30))", isAPI: true, .text(body))
  }

  static let refusals: [Trap] = [401, 402, 403, 404, 418, 429, 451, 500, 503, 599].map {
    (status: Int) -> Trap in
    Trap("an API that answers \(status)", isAPI: true, Reply(status, body: Array("{".utf8)))
  }

  static let limits: [Trap] = [
    Trap("410", Reply(410)), Trap("404", Reply(404)), Trap("500", Reply(500)),
    Trap("503", Reply(503)),
    Trap("a captive portal", .redirect(to: "/login?captive=1", status: 301)),
  ]
}
