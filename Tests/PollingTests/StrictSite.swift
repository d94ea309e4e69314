import Model
import Rehearsal
import Synchronization

/// A site whose owner counts every breach of manners, on a clock that a test turns.
final class StrictSite: Sendable {
  /// What one path does and what it has said so far.
  fileprivate struct Page {
    var etag: String?
    var lastModified: String?
    var notBefore: Instant?
    var lastRequest: Instant?
    var redirects = 0
    var goneTold = false
  }

  struct Book {
    fileprivate var pages: [String: Page] = [:]
    fileprivate var hostHeldUntil: Instant?
    var kinds: [String: Int] = [:]
    var violations: [String] = []
  }

  static let start = Instant(rfc3339: "2026-03-02T00:00:00Z") ?? Instant(seconds: 0)
  private let clock: TurnableClock
  private let book = Mutex(Book())

  init(clock: TurnableClock) { self.clock = clock }

  var ledger: Book { book.withLock { $0 } }

  /// The hour of the day, with its fraction.
  private var hour: Double { (clock.now() - Self.start).seconds / 3600 }

  func reply(to exchange: Exchange) -> Reply {
    let now = clock.now()
    return book.withLock { book in
      var page = book.pages[exchange.path] ?? Page()
      inspect(exchange, page, now, &book)
      page.lastRequest = now
      let reply = answer(exchange.path, exchange, now, &page, &book)
      book.pages[exchange.path] = page
      book.kinds["\(reply.status)", default: 0] += 1
      return reply
    }
  }

  private func inspect(_ exchange: Exchange, _ page: Page, _ now: Instant, _ book: inout Book) {
    func note(_ what: String) { book.violations.append("\(now.rfc3339) \(exchange.path): \(what)") }
    // What a redirect asks again at its target was given by the target.
    if exchange.path != "/moved", exchange.header("if-none-match") != page.etag {
      note("If-None-Match is not what was given")
    }
    if exchange.header("if-modified-since") != page.lastModified {
      note("If-Modified-Since is not what was given")
    }
    if let earliest = page.notBefore, now < earliest { note("earlier than asked") }
    if let held = book.hostHeldUntil, now < held { note("while the host is to be left alone") }
    if let last = page.lastRequest, now - last < .seconds(530) { note("too often") }
    if page.goneTold { note("after 410") }
    if page.redirects > 3 { note("the old address after three permanent redirects") }
    if exchange.path == "/quiet", (3..<6).contains(Int(hour)) { note("in a skipped hour") }
    if exchange.header("user-agent")?.contains("(+mailto:") != true { note("no contact") }
    if exchange.header("accept")?.hasPrefix("application/atom+xml") != true { note("no Accept") }
    if exchange.header("cookie") != nil || exchange.header("referer") != nil { note("cookie") }
  }

  private func answer(
    _ path: String, _ exchange: Exchange, _ now: Instant, _ page: inout Page, _ book: inout Book
  ) -> Reply {
    let version = Int(hour * 60) / 45
    var reply = Reply.text(Self.feed(path, version, ttl: path == "/ttl" ? 60 : nil))
    switch path {
    case "/etag", "/moved-for-good":
      page.etag = "W/\"v\(version) \(path)\""
      if exchange.header("if-none-match") == page.etag { reply = Reply(304) }
      reply.headers.append(("ETag", page.etag ?? ""))
    case "/dated":
      page.lastModified = "Mon, 02 Mar 2026 00:00:\(version % 50 + 10) GMT"
      if exchange.header("if-modified-since") == page.lastModified { reply = Reply(304) }
      reply.headers.append(("Last-Modified", page.lastModified ?? ""))
    case "/fresh":
      page.notBefore = now + .seconds(1800)
      reply.headers.append(("Cache-Control", "public, max-age=1800"))
    case "/ttl": page.notBefore = now + .minutes(60)
    case "/same": reply = .text(Self.feed(path, 0, ttl: nil))
    case "/quiet": reply = .text(Self.feed(path, version, ttl: nil, quiet: [3, 4, 5]))
    case "/gone" where hour >= 6:
      page.goneTold = true
      return Reply(410)
    case "/moved":
      page.redirects += 1
      return .redirect(to: "http://\(exchange.header("host") ?? "")/moved-for-good", status: 301)
    case "/absent" where (2..<8).contains(hour): return Reply(404)
    case "/broken" where (10..<12).contains(hour): return .text("<rss><chan")
    case "/busy" where (9..<9.3).contains(hour):
      book.hostHeldUntil = now + .seconds(1800)
      return Reply(429, headers: [("Retry-After", "1800")])
    case "/full" where (15..<15.2).contains(hour):
      book.hostHeldUntil = now + .seconds(2700)
      return Reply(503, headers: [("Retry-After", "2700")])
    default: break
    }
    return reply
  }

  private static func feed(_ path: String, _ version: Int, ttl: Int?, quiet: [Int] = []) -> String {
    let hours = quiet.map { "<hour>\($0)</hour>" }.joined()
    return """
      <rss version="2.0"><channel><title>\(path)</title>
      \(ttl.map { "<ttl>\($0)</ttl>" } ?? "")\(hours.isEmpty ? "" : "<skipHours>\(hours)</skipHours>")
      <item><guid>\(path)-\(version)</guid><title>Nota \(version)</title></item></channel></rss>
      """
  }
}
