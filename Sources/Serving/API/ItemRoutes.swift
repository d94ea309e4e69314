internal import Model

/// Single documents, and the overview that the page begins with.
enum ItemRoutes {
  static let all: [Route] = [
    item(.alert, "/api/v1/alerts/{id}", "Una alerta", "Alert"),
    item(.careCase, "/api/v1/cases/{id}", "Un caso", "Case"),
    item(.mention, "/api/v1/mentions/{id}", "Una mención", "Mention"),
    item(.account, "/api/v1/accounts/{id}", "Una cuenta observada", "Account"),
  ]

  private static func item(
    _ kind: DeskKind, _ path: String, _ summary: String, _ schema: String
  ) -> Route {
    Route(
      method: "GET", path: path, summary: summary, scope: .read,
      answer: .init(schema: Schemas.reference(schema), summary: summary)
    ) { call throws(Problem) in
      let document = try await Problem.asking { () throws(Fault) in
        try await call.desk.item(kind, id: call.id)
      }
      guard let document else { throw Problem(404, SiteTexts.noDocument) }
      return Replies.json(document)
    }
  }
}

/// The first data of the page.
enum OverviewRoutes {
  static let all: [Route] = [
    Route(
      method: "GET", path: "/api/v1/overview", summary: "Todo lo que muestra la sala", scope: .read,
      answer: .init(schema: Schemas.reference("Overview"), summary: "La situación de ahora")
    ) { call throws(Problem) in Replies.json(await call.desk.overview()) }
  ]
}
