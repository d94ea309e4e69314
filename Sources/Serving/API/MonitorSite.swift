package import Model

/// The site of a running monitor: the page, the API, streams, feed, metrics and health.
package struct MonitorSite: Site {
  let desk: any Desk
  let access: AccessRules
  /// Says to the readers of streams that they are alive.
  let heartbeat: StreamHeartbeat

  /// The largest body of `POST /api/v1/mentions`, 8 MiB.
  package static let ingestLimit = 8 << 20

  /// A site over a desk; `heartbeat` is the pause between two comments of a stream.
  package init(
    desk: any Desk, access: AccessRules, heartbeat: Instant.Span = .seconds(15)
  ) {
    self.desk = desk
    self.access = access
    self.heartbeat = StreamHeartbeat(pause: heartbeat)
  }

  package func answer(_ request: ServerRequest) async -> ServerReply {
    do throws(Problem) {
      return dressed(try await routed(request))
    } catch {
      return dressed(error.reply(instance: request.path))
    }
  }

  package func bodyLimit(_ request: ServerRequest) -> Int {
    let isDelivery =
      request.path == "/api/v1/mentions" || request.path.hasPrefix(PushRoutes.prefix)
    return request.method == "POST" && isDelivery ? Self.ingestLimit : 64 << 10
  }

  package func refusal(_ reason: ServerRefusal, of request: ServerRequest) -> ServerReply {
    let problem =
      switch reason {
      case .headTooLarge(let limit): Problem(431, SiteTexts.headTooLarge(limit))
      case .bodyTooLarge(let limit): Problem(413, SiteTexts.tooLarge(limit))
      case .stopping: Problem(503, SiteTexts.stopping, headers: [("Retry-After", "5")])
      }
    return dressed(problem.reply(instance: request.path))
  }

  private func routed(_ request: ServerRequest) async throws(Problem) -> ServerReply {
    let guardian = Access(rules: access)
    // A platform calls by the name of whatever stands before us; its signature is what counts.
    if !request.path.hasPrefix(PushRoutes.prefix) { try guardian.checkHost(request) }
    let here = RouteTable.routes(at: request.path)
    guard !here.isEmpty else { throw Problem(404, SiteTexts.noPath) }
    let method = request.method == "HEAD" ? "GET" : request.method
    let allowed = RouteTable.methods(of: here.map(\.route))
    if method == "OPTIONS" { return .full(status: 204, headers: [("Allow", allowed)], body: []) }
    guard let (route, values) = here.first(where: { $0.route.method == method }) else {
      throw Problem(
        405, SiteTexts.method(request.method, allowed: allowed), headers: [("Allow", allowed)])
    }
    if method != "GET" { try guardian.checkOrigin(request) }
    if !route.isSigned || !PushDoor.isSigned(request, access.pushes) {
      try guardian.checkToken(request, for: route.scope)
    }
    if let body = route.body { try check(request, against: body) }
    return try await route.handler(Call(site: self, request: request, values: values))
  }

  private func check(_ request: ServerRequest, against body: Route.Body) throws(Problem) {
    let type = (request.header("Content-Type") ?? "").prefix { $0 != ";" }.trimmed.lowercased()
    guard body.types.contains(type) else { throw Problem(415, SiteTexts.contentType(body.types)) }
  }

  /// Adds the headers that every answer bears, unless the route has set its own.
  private func dressed(_ reply: ServerReply) -> ServerReply {
    func dress(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
      headers
        + SafetyHeaders.all.filter { extra in !headers.contains { $0.name == extra.name } }
    }
    return switch reply {
    case .full(let status, let headers, let body):
      .full(status: status, headers: dress(headers), body: body)
    case .stream(let headers, let body):
      .stream(headers: dress(headers), body: body)
    }
  }
}

/// Headers that keep a browser from doing with an answer what it was not meant for.
enum SafetyHeaders {
  static let all: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cache-Control", "no-store"),
  ]

  /// The policy of the page: own script, style and data, nothing else.
  static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
