import Model
import Rehearsal

/// One thing that somebody who means ill puts on the network.
struct Trap: Sendable {
  var name: String
  /// What it answers; the number counts its own requests from 0.
  var reply: @Sendable (Exchange, Lair) -> Reply
  /// Whether it is asked as an API, by a connector.
  var isAPI = false

  init(_ name: String, isAPI: Bool = false, _ reply: @escaping @Sendable (Exchange, Lair) -> Reply)
  {
    self.name = name
    self.isAPI = isAPI
    self.reply = reply
  }

  init(_ name: String, isAPI: Bool = false, _ reply: Reply) {
    self.init(name, isAPI: isAPI) { _, _ in reply }
  }
}

/// What a trap would like to be led to.
struct Lair: Sendable {
  /// A server on an address that nobody allowed.
  var port: Int
  /// A file with a secret in it.
  var file: String

  /// The address, in every form that somebody has got past a filter with.
  var hosts: [String] {
    [
      "127.0.0.2", "0177.0.0.2", "2130706434", "127.2", "0x7f.2", "0x7f000002",
      "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "127.0.0.2.", "user:pass@127.0.0.2",
      "[64:ff9b::7f00:2]", "[::127.0.0.2]",
    ]
  }
}

/// The traps, by what they try.
enum HostileSet {
  static let all: [Trap] = [
    bombs, lengths, slow, loops, schemes, inside, pages, markup, dates, numbers, waits, headers,
    hours,
    charsets, bytes, answers, refusals, limits,
  ].flatMap { $0 }

  static func feed(_ inside: String, head: String = "", link: String = "http://x.example/") -> Reply
  {
    .text(
      head + "<rss version=\"2.0\"><channel><title>t</title>" + inside + "</channel></rss>",
      headers: [("Content-Type", "application/rss+xml")])
  }

  static func item(_ inside: String) -> String { "<item><guid>1</guid>\(inside)</item>" }

  private static func raw(_ text: String) -> Reply { Reply(body: Array(text.utf8), manner: .raw) }

  static let bombs: [Trap] = [
    Trap(
      "gzip bomb of 50 MB",
      Reply(headers: [("Content-Encoding", "gzip")], body: Gzip.bomb(zeros: 50_000_000))),
    Trap(
      "gzip in gzip",
      Reply(
        headers: [("Content-Encoding", "gzip, gzip")],
        body: Gzip.stored(Gzip.bomb(zeros: 50_000_000)))),
    Trap(
      "gzip bomb of an API", isAPI: true,
      Reply(headers: [("Content-Encoding", "gzip")], body: Gzip.bomb(zeros: 50_000_000))),
    Trap("no gzip at all", .text("no es gzip", headers: [("Content-Encoding", "gzip")])),
    Trap(
      "many content codings",
      .text(
        "x",
        headers: [
          ("Content-Encoding", Array(repeating: "gzip", count: 400).joined(separator: ", "))
        ])),
    Trap(
      "a billion laughs",
      feed(
        item("<title>&i;</title>"),
        head: "<!DOCTYPE r [<!ENTITY a \"jaja\">"
          + zip("bcdefghi", "abcdefgh").map { name, inner in
            "<!ENTITY \(name) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
          }.joined() + "]>")),
    Trap(
      "quadratic entities",
      feed(
        item("<title>" + String(repeating: "&a;", count: 50_000) + "</title>"),
        head: "<!DOCTYPE r [<!ENTITY a \"" + String(repeating: "a", count: 50_000) + "\">]>")),
    Trap(
      "entities that call each other",
      feed(
        item("<title>&a;</title>"),
        head: "<!DOCTYPE r [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>")),
    Trap(
      "XML nested 100,000 deep",
      feed(String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000))),
    Trap("XML nested and never closed", feed(String(repeating: "<item>", count: 100_000))),
    Trap(
      "JSON nested 100,000 deep",
      .text(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))),
    Trap(
      "JSON objects nested 100,000 deep", isAPI: true,
      .text(
        String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000))
    ),
    Trap(
      "HTML nested in a title",
      feed(
        item(
          "<title>" + String(repeating: "&lt;div&gt;", count: 50_000) + "</title><description>"
            + String(repeating: "&lt;b", count: 50_000) + "</description>"))),
    Trap(
      "100,000 entries", feed(String(repeating: "<item><guid>x</guid></item>", count: 100_000))),
    Trap("50,000 attributes", feed("<a " + (0..<50_000).map { "b\($0)=''" }.joined() + "/>")),
    Trap("one word of 4 MB", feed(item("<title>" + String(repeating: "a", count: 4 << 20)))),
    Trap("brackets without end", .text("<rss>" + String(repeating: "<", count: 500_000))),
    Trap("ampersands without end", feed(item("<title>" + String(repeating: "&", count: 300_000)))),
    Trap(
      "CDATA without end", feed(item("<title><![CDATA[" + String(repeating: "]", count: 300_000)))),
    Trap("comments without end", feed(String(repeating: "<!--", count: 100_000))),
  ]

  static let lengths: [Trap] = [
    Trap("9 MB, announced", Reply(body: .init(repeating: 32, count: 9 << 20))),
    Trap(
      "9 MB in chunks", Reply(body: .init(repeating: 32, count: 9 << 20), manner: .chunked(65_536))),
    Trap("an endless body", Reply(body: .init(repeating: 32, count: 65_536), manner: .endless)),
    Trap(
      "an endless API", isAPI: true,
      Reply(body: .init(repeating: 32, count: 65_536), manner: .endless)),
    Trap(
      "shorter than announced", Reply(body: .init(repeating: 60, count: 400), manner: .cutShort(40))
    ),
    Trap(
      "announced longer", Reply(body: .init(repeating: 60, count: 400), manner: .wrongLength(4000))),
    Trap(
      "announced shorter", Reply(body: .init(repeating: 60, count: 400), manner: .wrongLength(4))),
    Trap("a negative length", raw("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<rss/>")),
    Trap(
      "a length beyond 64 bits",
      raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n<rss/>")),
    Trap(
      "two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 60\r\n\r\n<rss/>")
    ),
    Trap(
      "chunks of no size",
      raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss/>\r\n")),
    Trap(
      "a chunk beyond 64 bits",
      raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n<rss/>")),
    Trap("no HTTP", raw("SSH-2.0-OpenSSH_9\r\n")),
    Trap("a status without number", raw("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n")),
    Trap("status 999", raw("HTTP/1.1 999 Que\r\nContent-Length: 0\r\n\r\n")),
    Trap("status 0", raw("HTTP/1.1 000 Que\r\nContent-Length: 0\r\n\r\n")),
    Trap(
      "100 Continue without end",
      raw(String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 50_000))),
    Trap(
      "headers without end",
      Reply(headers: Array(repeating: ("X-R", String(repeating: "x", count: 1000)), count: 500))),
    Trap("a header of 1 MB", Reply(headers: [("X", String(repeating: "x", count: 1 << 20))])),
    Trap("a NUL in a header", raw("HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 6\r\n\r\n<rss/>")),
    Trap("the connection slammed", Reply(manner: .slam)),
    Trap("304 without being asked", Reply(304)),
    Trap("204", Reply(204)),
  ]

  static let slow: [Trap] = [
    Trap("never answers", .hang),
    Trap("never answers as an API", isAPI: true, .hang),
    Trap(
      "slow-loris, body",
      Reply(body: .init(repeating: 60, count: 9999), manner: .drip(milliseconds: 50))),
    Trap("slow-loris, headers", Reply(manner: .dripHead(milliseconds: 100))),
    Trap(
      "slow-loris of an API", isAPI: true,
      Reply(body: .init(repeating: 60, count: 9999), manner: .drip(milliseconds: 50))),
    Trap("slow redirects") { exchange, _ in
      Reply(
        302, headers: [("Location", "/\(exchange.number)")], body: [1, 2, 3],
        manner: .drip(milliseconds: 300))
    },
  ]

  static let loops: [Trap] = [
    Trap("a redirect to itself", .redirect(to: "/")),
    Trap("a permanent redirect to itself", .redirect(to: "/", status: 301)),
    Trap("two that point at each other") { exchange, _ in
      .redirect(to: exchange.path == "/a" ? "/b" : "/a", status: 308)
    },
    Trap("50 redirects") { exchange, _ in
      let step = Int(exchange.path.dropFirst()) ?? 0
      return step < 50 ? .redirect(to: "/\(step + 1)") : feed(item("<title>fin</title>"))
    },
    Trap("a redirect to nowhere", Reply(302)),
    Trap("a redirect of 60 kB", .redirect(to: "/" + String(repeating: "a", count: 60_000))),
    Trap("a redirect to rubbish", .redirect(to: "http://[::1::]:99999/\u{7F}%%%")),
    Trap("a redirect with a line break", raw("HTTP/1.1 302 F\r\nLocation: /a\rX: b\r\n\r\n")),
    Trap("an API that redirects to itself", isAPI: true, .redirect(to: "/")),
  ]

  static let schemes: [Trap] = [
    "file", "gopher", "ftp", "dict", "ldap", "smb", "data", "javascript", "unix",
  ].map { (scheme: String) -> Trap in
    Trap("a redirect to \(scheme):") { _, lair in
      let inside = "\(scheme)://127.0.0.2:\(lair.port)/"
      return .redirect(to: scheme == "file" ? "file://" + lair.file : inside)
    }
  }

  static let inside: [Trap] = Lair(port: 0, file: "").hosts.indices.map { (index: Int) -> Trap in
    Trap("a redirect inside, form \(index)") { _, lair in
      .redirect(to: "http://\(lair.hosts[index]):\(lair.port)/", status: 301)
    }
  }

  static let pages: [Trap] = [
    Trap("an API that redirects inside", isAPI: true) { _, lair in
      .redirect(to: "http://127.0.0.2:\(lair.port)/")
    },
    Trap("a next page inside", isAPI: true) { _, lair in
      .text(
        "{\"posts\":[{\"id\":\"1\",\"texto\":\"t\"}],\"next\":\"http://127.0.0.2:\(lair.port)/\"}")
    },
    Trap("a next page by user and host", isAPI: true) { exchange, lair in
      let host = exchange.header("host") ?? ""
      return .text(
        "{\"posts\":[{\"id\":\"1\",\"texto\":\"t\"}],"
          + "\"next\":\"http://\(host)@127.0.0.2:\(lair.port)/\"}")
    },
    Trap("pages without end", isAPI: true) { exchange, _ in
      let host = exchange.header("host") ?? ""
      return .text(
        "{\"posts\":[{\"id\":\"\(exchange.number)\",\"texto\":\"t\"}],"
          + "\"next\":\"http://\(host)/?p=\(exchange.number)\"}")
    },
    Trap("a page that follows itself", isAPI: true) { exchange, _ in
      let host = exchange.header("host") ?? ""
      return .text("{\"posts\":[],\"next\":\"http://\(host)\(exchange.path)\"}")
    },
  ]
}
