internal import Model

/// Server-Sent Events.
enum StreamRoutes {
  static let all: [Route] = [
    route(.alerts, "Alertas, fuentes y silencios a medida que ocurren"),
    route(.mentions, "Menciones a medida que llegan"),
  ]

  private static func route(_ stream: DeskStream, _ summary: String) -> Route {
    Route(
      method: "GET", path: "/api/v1/\(stream.rawValue)/stream", summary: summary, scope: .read,
      parameters: [
        .init(
          name: "since", summary: "Último número recibido, si falta la cabecera Last-Event-ID",
          schema: ["type": "integer", "minimum": 0]),
        .init(name: "brand", summary: "Solo esta marca"),
        .init(
          name: "level", summary: "Desde este nivel",
          values: Alert.Level.allCases.map(\.rawValue)),
      ],
      headers: [
        .init(
          name: "Last-Event-ID", summary: "Último número recibido",
          schema: ["type": "integer", "minimum": 0])
      ],
      answer: .init(
        type: "text/event-stream", schema: ["type": "string"],
        summary: "Server-Sent Events; id es un número que crece, data el sobre en JSON")
    ) { call throws(Problem) in
      var feed = EventStream(
        desk: call.desk, stream: stream, heartbeat: call.site.heartbeat,
        start: try await start(call, stream))
      feed.brand = call.request.query("brand")
      feed.level = try level(call.request)
      let headers = [
        (name: "Content-Type", value: "text/event-stream"),
        (name: "Cache-Control", value: "no-store"),
        (name: "Last-Event-ID", value: String(feed.start)),
      ]
      if call.request.method == "HEAD" { return .full(status: 200, headers: headers, body: []) }
      return .stream(headers: headers) { [feed] writer in await feed.run(writer) }
    }
  }

  /// The number after which to begin; one from another archive's future means "from now on".
  private static func start(_ call: Call, _ stream: DeskStream) async throws(Problem) -> Int64 {
    let newest = await call.desk.lastSequence(stream)
    let header = call.request.header("Last-Event-ID").flatMap { $0.isEmpty ? nil : $0 }
    guard let text = header ?? call.request.query("since") else { return newest }
    guard let number = Int64(text), number >= 0 else {
      let name = header == nil ? "since" : "Last-Event-ID"
      throw Problem(400, SiteTexts.parameter(name, "un número entero desde 0"))
    }
    return min(number, newest)
  }

  private static func level(_ request: ServerRequest) throws(Problem) -> Alert.Level? {
    guard let text = request.query("level") else { return nil }
    guard let level = Alert.Level(rawValue: text) else {
      let names = Alert.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(400, SiteTexts.parameter("level", "uno de " + names))
    }
    return level
  }
}
