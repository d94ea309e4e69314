package import Model
internal import Text
internal import Transfers

/// What `vigia tail` does: follows a monitor's stream, and comes back after a cut where it was.
package struct Following: Sendable {
  /// The event number to start after; nil for from now on.
  package var since: String?
  /// Only alerts of this level and above.
  package var level: Alert.Level?
  /// Only this brand.
  package var brand: String?
  /// Whether an alert that opens is shown with the post that says it best, which is asked for.
  package var quotes = false

  private let remote: Remote
  private let base: String
  private let host: String
  private let token: String?
  private let mentions: Bool

  /// A follower of a monitor's alerts or mentions.
  package init(url: String?, token: String?, mentions: Bool) throws(Fault) {
    remote = try Remote(url: url, token: token)
    base = remote.base
    host = remote.host
    self.token = remote.token
    self.mentions = mentions
  }

  /// The zone of printed clocks, which is the monitor's as far as it tells, and how many alerts live.
  package func standing() async throws -> (zone: ZoneTable, alerts: Int) {
    let overview = try await remote.document("overview")
    let offset = overview["timezone_offset_s"]?.integer ?? 0
    let live = (overview["alerts"]?.array ?? []).filter { alert in
      let loudness = alert["level"]?.string.flatMap(Alert.Level.init(rawValue:)) ?? .watch
      return loudness >= level ?? .watch && (brand == nil || alert["brand"]?.string == brand)
    }
    return (ZoneTable(name: "monitor", initialOffset: offset), live.count)
  }

  /// What is said at the beginning: whom it follows, and what is on already, of which it does not tell.
  package func welcome(alerts: Int) -> String {
    let what = mentions ? "las menciones" : "las alertas"
    let live =
      alerts == 0
      ? "ninguna viva ahora"
      : Wording.count(alerts, "viva", "vivas") + " ahora: véalas con «vigia alerts»"
    return "Siguiendo \(what) de \(base)" + (mentions ? "" : " · \(live)") + " · Ctrl-C termina"
  }

  /// Follows until cancelled.
  ///
  /// - Throws: a fault of an unavailable monitor when the very first connection fails.
  package func run(
    show: (_ line: String, _ document: JSON) -> Void, say: (String) -> Void
  ) async throws {
    let client = HTTPClient(userAgent: "Vigia/\(Version.current)")
    var last = since
    var wasConnected = false
    var pause: Int64 = 1
    while !Task.isCancelled {
      let (pieces, continuation) = AsyncStream<[UInt8]>.makeStream()
      var request = request(after: last)
      request.receive = { continuation.yield($0) }
      let transfer = Task { [request] in
        defer { continuation.finish() }
        return try await client.send(request)
      }
      var parser = EventStreamParser()
      await withTaskCancellationHandler {
        for await bytes in pieces {
          if !wasConnected { wasConnected = true }
          pause = 1
          for event in parser.take(bytes) {
            last = event.id ?? last
            guard let document = try? JSONDocument.parse(Array(event.data.utf8)) else { continue }
            show(event.data, await illustrated(document))
          }
        }
      } onCancel: {
        transfer.cancel()
      }
      try judge(await transfer.result, wasConnected: wasConnected)
      if Task.isCancelled { return }
      say("se cortó la conexión; reintento en \(pause) s")
      try await Task.sleep(for: .seconds(pause))
      pause = min(pause * 2, 30)
    }
  }

  /// An opening with the text of its first post; as it came where that cannot be had.
  private func illustrated(_ envelope: JSON) async -> JSON {
    guard quotes, ["alert.opened", "alert.reopened"].contains(envelope["type"]?.string),
      case .object(let members) = envelope, case .object(let alert)? = envelope["data"],
      let id = envelope["data"]?["posts"]?.strings.first,
      let post = try? await remote.item("mentions", id: id)
    else { return envelope }
    let author = post["author"]
    let name = author?["handle"]?.string.map { "@" + $0 } ?? author?["name"]?.string
    let quote: JSON = [
      "text": post["text"] ?? .null, "author": JSON(name),
      "followers": author?["followers"] ?? .null,
    ]
    return .object(
      members.filter { $0.name != "data" }
        + [.init("data", .object(alert + [.init("posts_text", [quote])]))])
  }

  /// What the end of a connection means: a refusal and a first failure end the command.
  private func judge(_ result: Result<HTTPResponse, any Error>, wasConnected: Bool) throws(Fault) {
    switch result {
    case .success(let response) where response.status != 200:
      guard !wasConnected || response.status < 500 else { return }
      throw Fault(
        [401, 403].contains(response.status) ? .notAllowed : .unavailable,
        "el monitor responde \(response.status)", remedy: "revise --url y --token")
    case .success: return
    case .failure(let error):
      guard !wasConnected else { return }
      throw Fault(
        .unavailable, "no hay ningún monitor en \(base) (\(error))",
        remedy: "arránquelo con «vigia run», o indique --url")
    }
  }

  private func request(after last: String?) -> HTTPRequest {
    var filters: [String] = []
    if let level { filters.append("level=" + level.rawValue) }
    if let brand { filters.append("brand=" + Remote.escaped(brand)) }
    let path = mentions ? "/api/v1/mentions/stream" : "/api/v1/alerts/stream"
    var request = HTTPRequest(
      url: base + path + (filters.isEmpty ? "" : "?" + filters.joined(separator: "&")))
    request.headers.append(("Accept", "text/event-stream"))
    if let last { request.headers.append(("Last-Event-ID", last)) }
    if let token { request.headers.append(("Authorization", "Bearer " + token)) }
    request.allowPrivate = [host]
    request.timeout = .hours(24 * 365)
    return request
  }
}

/// Reads Server-Sent Events (WHATWG HTML §9.2) off chunks of bytes.
struct EventStreamParser {
  /// One dispatched event.
  struct Event: Equatable {
    var id: String?
    var data: String
  }

  private var rest: [UInt8] = []
  private var id: String?
  private var data: [String] = []

  /// The events completed by some more bytes.
  mutating func take(_ bytes: [UInt8]) -> [Event] {
    rest += bytes
    var events: [Event] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      var line = Array(rest[..<end])
      rest.removeFirst(end + 1)
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if let event = read(String(decoding: line, as: UTF8.self)) { events.append(event) }
    }
    return events
  }

  private mutating func read(_ line: String) -> Event? {
    if line.isEmpty {
      defer { data = [] }
      return data.isEmpty ? nil : Event(id: id, data: data.joined(separator: "\n"))
    }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let field = parts.first, !field.isEmpty else { return nil }
    var value = parts.count > 1 ? String(parts[1]) : ""
    if value.hasPrefix(" ") { value.removeFirst() }
    switch field {
    case "id": id = value
    case "data": data.append(value)
    default: break
    }
    return nil
  }
}
