internal import Foundation
internal import Model
internal import Transfers

/// How long an answer asks to wait before the next request of the same kind, in the dialect of its API.
///
/// Rounded up to whole seconds and reckoned from the server's own clock where it tells it: never earlier
/// than asked.
struct RateWishes {
  let response: HTTPResponse
  let dialect: RateDialect
  /// What the body asks for, in seconds.
  var bodySeconds: Int64?
  let now: Instant

  /// The wait after which something may be asked again; nil when nothing is exhausted.
  var hold: Instant.Span? {
    let isRefused = response.status == 429 || response.status == 503
    var waits: [Instant.Span] = []
    if let asked = retryAfter, isRefused || asked.milliseconds > 0 { waits.append(asked) }
    if let bodySeconds, bodySeconds > 0 { waits.append(.seconds(min(bodySeconds, 31_536_000))) }
    if let reset, isExhausted || response.status == 429 { waits.append(reset) }
    if let usage { waits.append(usage) }
    if let longest = waits.max() { return min(longest, PollSchedule.longestHold) }
    return isRefused ? PollSchedule.standardHold : nil
  }

  private var retryAfter: Instant.Span? {
    guard response.header("retry-after") != nil else { return nil }
    return ServerWishes(response, at: now).retryAfter
  }

  /// Whether the server counts no request as left (Reddit counts in fractions).
  private var isExhausted: Bool {
    guard let name = dialect.remaining, let left = response.header(name).flatMap({ Double($0) })
    else { return false }
    return left < 1
  }

  /// The time to the reset.
  private var reset: Instant.Span? {
    guard let name = dialect.reset, let form = dialect.resetForm,
      let text = response.header(name)?.trimmingCharacters(in: .whitespaces)
    else { return nil }
    switch form {
    case .deltaSeconds:
      return Double(text).flatMap { $0 >= 0 && $0 < 1e9 ? .seconds(Int64($0.rounded(.up))) : nil }
    case .epochSeconds:
      return Double(text).flatMap { value in
        guard value > 0, value < 1e11 else { return nil }
        return span(to: Instant(seconds: Int64(value.rounded(.up))))
      }
    case .iso8601: return Self.instant(text).map(span)
    }
  }

  /// ISO 8601 with a fraction of a second of any length.
  private static func instant(_ text: String) -> Instant? {
    guard let instant = Instant(rfc3339: text) else { return nil }
    // Whatever the fraction, the next whole second is not too early.
    return text.contains(".") ? Instant(seconds: instant.second + 1) : instant
  }

  private func span(to instant: Instant) -> Instant.Span {
    let clock = response.header("date").flatMap(HTTPDate.parse) ?? now
    return max(instant - clock, .seconds(0))
  }

  /// Meta's percentages: at a hundred nothing is given until the minutes it names, or an hour.
  private var usage: Instant.Span? {
    var longest: Instant.Span?
    for name in dialect.usage {
      guard let text = response.header(name),
        let json = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))
      else { continue }
      for record in Self.records(json) {
        let shares = ["call_count", "total_time", "total_cputime"].compactMap { record[$0]?.number }
        guard let most = shares.max(), most >= 100 else { continue }
        let minutes = record["estimated_time_to_regain_access"]?.integer ?? 0
        let wait = Instant.Span.minutes(minutes > 0 ? min(minutes, 44_640) : 60)
        longest = max(longest ?? wait, wait)
      }
    }
    return longest
  }

  /// The application's record, or those of each business object.
  private static func records(_ json: JSON) -> [JSON] {
    guard let members = json.members else { return [] }
    return [json] + members.flatMap { $0.value.array ?? [] }
  }
}
