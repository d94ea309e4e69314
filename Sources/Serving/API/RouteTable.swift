internal import Model

/// Every address of the site, in the order of the documentation.
enum RouteTable {
  static let all: [Route] =
    PageRoutes.all + SessionRoutes.all + OverviewRoutes.all + ChartRoutes.all + ListRoutes.all
    + ItemRoutes.all + PictureRoutes.all
    + ActionRoutes.all
    + StreamRoutes.all + IngestRoutes.all + PushRoutes.all + HealthRoutes.all

  /// The routes whose path matches; the most literal ones first.
  static func routes(at path: String) -> [(route: Route, values: [String: String])] {
    let matching = all.compactMap { route in route.match(path).map { (route: route, values: $0) } }
    let literal = matching.filter { $0.values.isEmpty }
    if !literal.isEmpty { return literal }
    // `/alerts/x/silence` is an action, not the alert called `x/silence`.
    let longest = matching.map { $0.route.path.utf8.count }.max()
    return matching.filter { $0.route.path.utf8.count == longest }
  }

  /// The methods for `Allow`.
  static func methods(of routes: [Route]) -> String {
    var methods: [String] = []
    for route in routes {
      methods.append(route.method)
      if route.method == "GET" { methods.append("HEAD") }
    }
    return methods.joined(separator: ", ")
  }
}

/// Shorthand for the answers of the routes.
enum Replies {
  /// A JSON document.
  static func json(
    _ document: JSON, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> ServerReply {
    .full(
      status: status, headers: [("Content-Type", "application/json")] + headers,
      body: JSONBytes.line(document))
  }

  /// A text in UTF-8 that a client may keep and ask again for by its digest.
  static func cached(_ text: String, type: String, _ request: ServerRequest) -> ServerReply {
    cached(
      Array(text.utf8), type: type, request, headers: [])
  }

  /// Bytes with an entity tag; 304 when the client has them.
  static func cached(
    _ bytes: [UInt8], type: String, _ request: ServerRequest,
    headers: [(name: String, value: String)]
  ) -> ServerReply {
    let tag = "\"" + JSONBytes.digest(bytes) + "\""
    let common = [(name: "ETag", value: tag), (name: "Cache-Control", value: "no-cache")] + headers
    let known = (request.header("If-None-Match") ?? "").split(separator: ",").map(\.trimmed)
    if known.contains(tag) || known.contains("W/" + tag) {
      return .full(status: 304, headers: common, body: [])
    }
    return .full(status: 200, headers: [("Content-Type", type)] + common, body: bytes)
  }
}
