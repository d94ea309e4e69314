internal import Model

/// What machines watch: health, figures, the feed of alerts and this very documentation.
enum HealthRoutes {
  static let all: [Route] = [
    Route(
      method: "GET", path: "/healthz", summary: "Si el proceso vive",
      answer: .init(schema: ["type": "object"], summary: "Vive")
    ) { _ throws(Problem) in Replies.json(["status": "ok"]) },
    Route(
      method: "GET", path: "/readyz", summary: "Si está listo para trabajar",
      answer: .init(schema: ["type": "object"], summary: "Está listo")
    ) { call throws(Problem) in
      let health = await call.desk.health()
      var members: [JSON.Member] = [.init("ready", .bool(health.ready))]
      members += (health.detail.members ?? []).filter { $0.name != "ready" }
      guard health.ready else {
        throw Problem(
          503, SiteTexts.notReady, headers: [("Retry-After", "5")], members: members)
      }
      return Replies.json(.object(members))
    },
    Route(
      method: "GET", path: "/metrics", summary: "Cifras para Prometheus", scope: .read,
      answer: .init(
        type: "text/plain", schema: ["type": "string"], summary: "Formato de texto 0.0.4")
    ) { call throws(Problem) in
      .full(
        status: 200,
        headers: [("Content-Type", "text/plain; version=0.0.4; charset=utf-8")],
        body: Array(MetricsText.write(await call.desk.metrics()).utf8))
    },
    Route(
      method: "GET", path: "/alerts.atom", summary: "Las alertas como fuente Atom", scope: .read,
      answer: .init(
        type: "application/atom+xml", schema: ["type": "string"], summary: "Fuente Atom")
    ) { call throws(Problem) in
      let page = try await Problem.asking { () throws(Fault) in
        try await call.desk.alerts(DeskQuery(limit: 50))
      }
      let feed = AtomFeed(alerts: page.items, host: call.request.header("Host") ?? "127.0.0.1")
      return Replies.cached(
        Array(feed.text.utf8), type: "application/atom+xml; charset=utf-8", call.request,
        headers: [("Last-Modified", HTTPDate.text(feed.updated))])
    },
    Route(
      method: "GET", path: "/openapi.json", summary: "Esta descripción",
      answer: .init(schema: ["type": "object"], summary: "OpenAPI 3.1")
    ) { call throws(Problem) in
      Replies.cached(OpenAPI.text, type: "application/json", call.request)
    },
  ]
}
