import Model
import Rehearsal
import Testing
import Transfers

@testable import Polling

@Suite("What a site lets be read") struct RobotsTests {
  @Test(
    "The longest rule that matches decides, of two equal ones the one that allows",
    arguments: [
      ("/", true), ("/priv", false), ("/priv/x", false), ("/priv/pub", true),
      ("/priv/pub/a", true), ("/s/canal", true), ("/a.php", false), ("/a.php5", true),
      ("/b/x/c", false), ("/b/c", true), ("/same", true), ("/robots.txt", true),
    ])
  func longest(path: String, isAllowed: Bool) {
    let rules = RobotsRules(
      """
      # nada
      User-agent: otro
      Disallow: /

      User-agent: *
      Disallow: /priv   # comentario
      Allow: /priv/pub
      Disallow: /*.php$
      Disallow: /b/*/c
      Disallow: /same
      Allow: /same
      Disallow:
      """, name: "Vigia")
    #expect(rules.admits(path) == isAllowed)
  }

  @Test func `a group of one's own counts alone, wherever it stands and however it is written`() {
    let text = """
      user-agent: *
      disallow: /
      User-Agent: a
      USER-AGENT: VIGIA
      disallow: /x
      crawl-delay: 3
      user-agent: vigia
      disallow: /y
      """
    let rules = RobotsRules(text, name: "Vigia")
    #expect(rules.admits("/") && !rules.admits("/x") && !rules.admits("/y"))
    #expect(!RobotsRules(text, name: "b").admits("/"))
    // Named without any rule: everything.
    #expect(RobotsRules("user-agent: vigia\nuser-agent: b\nallow: /", name: "vigia").admits("/z"))
  }

  @Test func `patterns made to take long do not`() {
    let path = "/" + String(repeating: "a", count: 5000)
    let pattern = Array(("/" + String(repeating: "a*", count: 2000) + "b$").utf8)
    #expect(!RobotsRules.matches(Array(path.utf8), pattern))
  }

  @Test(
    "A page is read when its site lets it be, and the site is asked once a day",
    arguments: [
      (200, "user-agent: *\ndisallow: /s/", false), (200, "", true), (404, "", true),
      (503, "", false),
    ])
  func asked(status: Int, text: String, isAllowed: Bool) async throws {
    let now = Instant(seconds: 1_772_000_000)
    let server = try ScriptedServer { exchange in
      exchange.path == "/robots.txt" ? .text(text, status: status) : .text("<html></html>")
    }
    var source = Source(id: "a", url: server.url("/s/canal"), interval: .seconds(60))
    source.isPage = true
    let poller = Poller(
      client: HTTPClient(userAgent: "Vigia/test"), allowPrivate: ["127.0.0.1"])
    var reads = 0
    for minute: Int64 in [0, 1, 2] {
      let (result, after) = await poller.poll(
        source, SourceStatus(id: "a"), at: { now + .minutes(minute) })
      if case .document = result { reads += 1 }
      if !isAllowed {
        #expect(after.reason?.contains("robots.txt") == true)
        #expect(after.health == .blind && after.nextAttempt != nil)
      }
    }
    #expect(reads == (isAllowed ? 3 : 0))
    let asked = server.exchanges.map(\.path)
    #expect(asked.filter { $0 == "/robots.txt" }.count == 1)
    #expect(asked.first == "/robots.txt")
  }
}
