internal import Model

/// The lists: pages by cursor, the next one named by `Link`.
enum ListRoutes {
  static let all: [Route] = [
    list(
      "/api/v1/alerts", "Alertas, las más nuevas primero", "Alert",
      [
        brand,
        .init(name: "state", summary: "Estado", values: Alert.State.allCases.map(\.rawValue)),
        .init(name: "level", summary: "Nivel", values: Alert.Level.allCases.map(\.rawValue)),
        .init(name: "kind", summary: "Clase", values: Alert.Kind.allCases.map(\.rawValue)),
      ]
    ) { desk, query throws(Fault) in try await desk.alerts(query) },
    list(
      "/api/v1/cases", "Casos en orden de trabajo", "Case",
      [
        brand,
        .init(name: "state", summary: "Estado", values: Case.State.allCases.map(\.rawValue)),
        .init(name: "channel", summary: "Canal", values: Case.Channel.allCases.map(\.rawValue)),
        .init(name: "assignee", summary: "Quién lo tiene"),
      ]
    ) { desk, query throws(Fault) in try await desk.cases(query) },
    list(
      "/api/v1/mentions", "Menciones, las más nuevas primero, con datos personales ocultos",
      "Mention",
      [
        brand,
        .init(name: "driver", summary: "Motivo"),
        .init(
          name: "label", summary: "Ánimo", values: ["negative", "neutral", "positive"]),
        .init(name: "text", summary: "Palabras que contiene"),
        .init(name: "from", summary: "Desde", schema: instant),
        .init(name: "to", summary: "Hasta, sin incluirlo", schema: instant),
      ]
    ) { desk, query throws(Fault) in try await desk.mentions(query) },
    list(
      "/api/v1/accounts", "Cuentas que parecen suplantar a una marca, la última novedad primero",
      "Account",
      [
        brand,
        .init(
          name: "state", summary: "Qué se decidió", values: ["suspected", "confirmed", "dismissed"]),
      ]
    ) { desk, query throws(Fault) in try await desk.accounts(query) },
    list("/api/v1/sources", "Fuentes y cómo están", "Source", []) {
      desk, query throws(Fault) in try await desk.sources(query)
    },
    list("/api/v1/receivers", "Receptores y sus entregas", "Receiver", []) {
      desk, query throws(Fault) in try await desk.receivers(query)
    },
  ]

  private static let brand = Route.Parameter(name: "brand", summary: "Marca")
  private static let instant: JSON = ["type": "string", "format": "date-time"]
  private static let paging: [Route.Parameter] = [
    .init(name: "cursor", summary: "Dónde terminó la página anterior"),
    .init(
      name: "limit", summary: "Cuántos a lo sumo",
      schema: ["type": "integer", "minimum": 1, "maximum": 500, "default": 100]),
  ]

  private static func list(
    _ path: String, _ summary: String, _ schema: String, _ filters: [Route.Parameter],
    _ ask: @escaping @Sendable (any Desk, DeskQuery) async throws(Fault) -> DeskPage
  ) -> Route {
    Route(
      method: "GET", path: path, summary: summary, scope: .read, parameters: filters + paging,
      answer: .init(
        schema: ["type": "array", "items": Schemas.reference(schema)],
        summary: "Una página; la siguiente, si la hay, en la cabecera Link")
    ) { call throws(Problem) in
      let query = try query(call.request, filters)
      let page = try await Problem.asking { () throws(Fault) in try await ask(call.desk, query) }
      let link = page.next.map {
        [(name: "Link", value: "<\(next(call.request, filters, query, $0))>; rel=\"next\"")]
      }
      return Replies.json(.array(page.items), headers: link ?? [])
    }
  }

  private static func query(
    _ request: ServerRequest, _ filters: [Route.Parameter]
  ) throws(Problem) -> DeskQuery {
    var query = DeskQuery(cursor: request.query("cursor"))
    if let text = request.query("limit") {
      guard let limit = Int(text), (1...500).contains(limit) else {
        throw Problem(400, SiteTexts.parameter("limit", "un número entero de 1 a 500"))
      }
      query.limit = limit
    }
    for filter in filters {
      guard let value = request.query(filter.name) else { continue }
      if !filter.values.isEmpty, !filter.values.contains(value) {
        let expected = "uno de " + filter.values.joined(separator: ", ")
        throw Problem(400, SiteTexts.parameter(filter.name, expected))
      }
      if filter.schema == instant, Instant(rfc3339: value) == nil {
        throw Problem(
          400, SiteTexts.parameter(filter.name, "una fecha RFC 3339 como 2026-03-02T11:04:09Z"))
      }
      query.filters[filter.name] = value
    }
    return query
  }

  private static func next(
    _ request: ServerRequest, _ filters: [Route.Parameter], _ query: DeskQuery, _ cursor: String
  ) -> String {
    var members = filters.compactMap { filter in
      query.filters[filter.name].map { filter.name + "=" + PercentText.encode($0) }
    }
    members.append("limit=\(query.limit)")
    members.append("cursor=" + PercentText.encode(cursor))
    return request.path + "?" + members.joined(separator: "&")
  }
}
