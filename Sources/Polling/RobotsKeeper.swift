internal import Foundation
internal import Model
internal import Transfers

/// Knows what sites let be read, and asks each at most once a day.
actor RobotsKeeper {
  /// How long a site's answer counts (RFC 9309 §2.4).
  private static let life = Instant.Span.hours(24)
  /// How long a site that did not answer is taken to forbid everything, before it is asked again.
  private static let silence = Instant.Span.minutes(30)

  private var known: [String: (rules: RobotsRules, until: Instant)] = [:]

  /// Whether an address may be read by a reader of that name.
  func admits(
    _ url: String, name: String, client: HTTPClient, allowPrivate: [String], at now: Instant
  ) async -> Bool {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host
    else { return false }
    let origin = "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    var path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    if let query = parts.percentEncodedQuery { path += "?" + query }
    if let entry = known[origin], entry.until > now { return entry.rules.admits(path) }
    let entry = await ask(origin, name, client, allowPrivate, at: now)
    known[origin] = entry
    return entry.rules.admits(path)
  }

  private func ask(
    _ origin: String, _ name: String, _ client: HTTPClient, _ allowPrivate: [String],
    at now: Instant
  ) async -> (rules: RobotsRules, until: Instant) {
    var request = HTTPRequest(url: origin + "/robots.txt", headers: [("Accept", "text/plain")])
    request.allowPrivate = allowPrivate
    request.maximumBytes = RobotsRules.maximumBytes
    guard let response = try? await client.send(request) else {
      return (.closed, now + Self.silence)
    }
    switch response.status {
    case 200..<300:
      let text = String(decoding: response.body, as: UTF8.self)
      return (RobotsRules(text, name: name), now + Self.life)
    // What is not there forbids nothing; who cannot answer forbids everything for now.
    case 400..<429, 430..<500: return (.open, now + Self.life)
    default: return (.closed, now + Self.silence)
    }
  }
}
