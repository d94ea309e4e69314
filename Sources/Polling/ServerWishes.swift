internal import Model
internal import Transfers

/// What a server's headers ask of those who come again.
struct ServerWishes {
  /// The longest wish that is heeded for a body that is fresh (NetNewsWire's 5 h: sites misconfigure).
  private static let longestFreshness = Instant.Span.hours(5)

  private let response: HTTPResponse
  private let now: Instant

  init(_ response: HTTPResponse, at now: Instant) {
    self.response = response
    self.now = now
  }

  /// How long to leave the host alone: what `Retry-After` says; ten minutes when it is missing or makes
  /// no sense.
  var hold: Instant.Span { min(retryAfter ?? PollSchedule.standardHold, PollSchedule.longestHold) }

  /// `Retry-After` in seconds or as a date; nil when it is missing or makes no sense.
  var retryAfter: Instant.Span? {
    guard let text = response.header("retry-after")?.trimmed else { return nil }
    if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, 31_536_000)) }
    if let seconds = Double(text), seconds >= 0, seconds < 31_536_000 {
      return .seconds(Int64(seconds.rounded(.up)))
    }
    return HTTPDate.parse(text).map { max($0 - serverNow, .seconds(0)) }
  }

  /// How long the body is said to stay good (`max-age`, else `Expires`), or nil.
  var freshness: Instant.Span? {
    let directives = response.headers.filter { $0.name.isHeader("cache-control") }
      .flatMap { $0.value.lowercased().utf8.split(separator: UInt8(ascii: ",")) }
      .map { String(Substring($0)).trimmed }
    if directives.contains(where: { $0 == "no-cache" || $0 == "no-store" }) { return nil }
    let ages = directives.compactMap { directive -> Int64? in
      guard directive.hasPrefix("max-age=") else { return nil }
      return Int64(directive.dropFirst(8).filter { $0 != "\"" })
    }
    let span: Instant.Span
    if let age = ages.first {
      span = .seconds(max(0, min(age, 31_536_000)))
    } else if let expires = response.header("expires").flatMap(HTTPDate.parse) {
      span = expires - serverNow
    } else {
      return nil
    }
    return span.milliseconds > 0 ? min(span, Self.longestFreshness) : nil
  }

  /// The server's own clock where it tells it: spans between its dates do not depend on ours.
  private var serverNow: Instant { response.header("date").flatMap(HTTPDate.parse) ?? now }
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    var rest = Substring(self).utf8
    while let first = rest.first, first == 0x20 || first == 0x09 { rest = rest.dropFirst() }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
    return String(Substring(rest))
  }
}
