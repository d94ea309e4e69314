internal import Foundation
package import Model
internal import Text
internal import Transfers

/// A running monitor seen from the command line: its API over HTTP.
package struct Remote: Sendable {
  let base: String
  let token: String?
  /// The monitor's host, which may be private: the operator named it.
  let host: String
  private let client = HTTPClient(userAgent: "Vigia/\(Version.current)")

  /// A monitor at a URL; the local one by default.
  package init(url: String?, token: String?) throws(Fault) {
    let text = url ?? "http://127.0.0.1:8080"
    guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
      throw Fault(
        .usage, "«\(text)» no es una dirección", remedy: "por ejemplo --url http://127.0.0.1:8080")
    }
    base = text.hasSuffix("/") ? String(text.dropLast()) : text
    host = URL(string: text)?.host ?? "127.0.0.1"
    self.token = token ?? ProcessInfo.processInfo.environment["VIGIA_TOKEN"]
  }

  /// The name of the person at the keyboard.
  package static var user: String? { ProcessInfo.processInfo.environment["USER"] }

  /// The first items of a list, at most so many, and whether there are more; all of them without a limit.
  package func list(
    _ name: String, filters: [(String, String)] = [], limit: Int = .max
  ) async throws -> (items: [JSON], hasMore: Bool) {
    let query = filters.map { "&\($0.0)=\(Self.escaped($0.1))" }.joined()
    var items: [JSON] = []
    var next: String? = "/api/v1/\(name)?limit=\(min(limit, Self.page))" + query
    while let path = next, items.count < limit {
      let (answer, response) = try await exchange("GET", path)
      items += answer.array ?? []
      next = response.link("next")
    }
    return (Array(items.prefix(limit)), next != nil || items.count > limit)
  }

  /// The most items that one answer lists.
  private static let page = 500

  /// A document of the API by its path.
  package func document(_ path: String) async throws -> JSON {
    try await ask("GET", "/api/v1/" + path)
  }

  /// The monitor's clock: that of a demonstration goes faster than life.
  package func now() async throws -> Instant {
    try await present().now
  }

  /// The monitor's clock and the zone it tells the time in.
  package func present() async throws -> (now: Instant, zone: ZoneTable) {
    let overview = try await document("overview")
    let offset = overview["timezone_offset_s"]?.integer ?? 0
    return (
      overview["now"]?.instant ?? Instant(seconds: 0),
      ZoneTable(name: "monitor", initialOffset: offset)
    )
  }

  /// One item by the first letters of its id.
  package func item(_ name: String, id: String) async throws -> JSON {
    try await ask("GET", "/api/v1/\(name)/\(Self.escaped(id))")
  }

  /// Does something to an item.
  package func act(_ name: String, id: String, verb: String, body: JSON) async throws -> JSON {
    try await ask("POST", "/api/v1/\(name)/\(Self.escaped(id))/\(verb)", body: body)
  }

  static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  private func ask(_ method: String, _ path: String, body: JSON? = nil) async throws -> JSON {
    try await exchange(method, path, body: body).answer
  }

  private func exchange(
    _ method: String, _ path: String, body: JSON? = nil
  ) async throws -> (answer: JSON, response: HTTPResponse) {
    var request = HTTPRequest(url: base + path)
    request.method = method
    request.headers = headers(for: body)
    request.body = body.map { Array(JSONText.line($0).utf8) }
    request.allowPrivate = [host]
    let response: HTTPResponse
    do {
      response = try await client.send(request)
    } catch {
      throw Fault(
        .unavailable, "no hay ningún monitor en \(base) (\(error))",
        remedy: "arránquelo con «vigia run», o indique --url")
    }
    let answer = try JSONDocument.parse(response.body)
    guard (200..<300).contains(response.status) else {
      let code: ExitCode =
        switch response.status {
        case 401, 403: .notAllowed
        case 404: .noInput
        case 503: .tryLater
        default: .usage
        }
      throw Fault(
        code, answer["detail"]?.string ?? answer["title"]?.string ?? "error \(response.status)")
    }
    return (answer, response)
  }

  private func headers(for body: JSON?) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = [("Accept", "application/json")]
    if body != nil { headers.append(("Content-Type", "application/json")) }
    if let token { headers.append(("Authorization", "Bearer " + token)) }
    return headers
  }
}
