import Model
import Testing
import Transfers

@testable import Polling

@Suite("The six dialects of rate limits") struct RateWishesTests {
  /// 2026-02-25T06:13:20Z, as the server's `Date` says it too.
  let now = Instant(seconds: 1_772_000_000)
  let date = "Wed, 25 Feb 2026 06:13:20 GMT"

  func hold(
    _ status: Int, _ headers: [(name: String, value: String)], _ dialect: RateDialect,
    body: Int64? = nil, clockOff: Int64 = 0
  ) -> Double? {
    let response = HTTPResponse(
      status: status, headers: headers + [("Date", date)], body: [], finalURL: "https://a.example")
    let wishes = RateWishes(
      response: response, dialect: dialect, bodySeconds: body, now: now + .seconds(clockOff))
    return wishes.hold?.seconds
  }

  func dialect(_ prefix: String, _ form: RateDialect.Reset) -> RateDialect {
    var dialect = RateDialect()
    dialect.remaining = prefix + "-remaining"
    dialect.reset = prefix + "-reset"
    dialect.resetForm = form
    return dialect
  }

  @Test func `Mastodon writes the moment with microseconds`() {
    let mastodon = dialect("x-ratelimit", .iso8601)
    let reset = ("X-RateLimit-Reset", "2026-02-25T06:15:00.000002Z")
    #expect(hold(200, [("X-RateLimit-Remaining", "0"), reset], mastodon) == 101)
    #expect(hold(200, [("X-RateLimit-Remaining", "12"), reset], mastodon) == nil)
    #expect(hold(429, [reset], mastodon) == 101)
  }

  @Test func `X and Bluesky write seconds since 1970, whatever our clock shows`() {
    for prefix in ["x-rate-limit", "ratelimit"] {
      let headers = [(prefix + "-remaining", "0"), (prefix + "-reset", "1772000900")]
      #expect(hold(200, headers, dialect(prefix, .epochSeconds)) == 900)
      #expect(hold(200, headers, dialect(prefix, .epochSeconds), clockOff: 600) == 900)
    }
  }

  @Test func `Reddit counts in fractions and in seconds left`() {
    let reddit = dialect("x-ratelimit", .deltaSeconds)
    let reset = ("x-ratelimit-reset", "492.4")
    #expect(hold(200, [("x-ratelimit-remaining", "0.5"), reset], reddit) == 493)
    #expect(hold(200, [("x-ratelimit-remaining", "597.0"), reset], reddit) == nil)
  }

  @Test func `Meta counts in percent, and may say when it gives again`() {
    var meta = RateDialect()
    meta.usage = ["x-app-usage", "x-business-use-case-usage"]
    #expect(hold(200, [("X-App-Usage", #"{"call_count":28,"total_time":25}"#)], meta) == nil)
    #expect(hold(200, [("X-App-Usage", #"{"call_count":28,"total_time":100}"#)], meta) == 3600)
    let business = #"{"17":[{"call_count":101,"estimated_time_to_regain_access":19}]}"#
    #expect(hold(400, [("X-Business-Use-Case-Usage", business)], meta) == 1140)
  }

  @Test func `Retry-After counts in seconds or to a date, and the body may ask for more`() {
    #expect(hold(429, [("Retry-After", "30")], RateDialect()) == 30)
    #expect(hold(503, [("Retry-After", "Wed, 25 Feb 2026 06:14:00 GMT")], RateDialect()) == 40)
    #expect(hold(429, [("Retry-After", "30")], RateDialect(), body: 45) == 45)
    #expect(hold(429, [], RateDialect()) == 600)
    #expect(hold(200, [], RateDialect()) == nil)
  }
}
