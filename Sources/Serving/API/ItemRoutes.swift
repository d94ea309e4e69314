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

/// Small copies of the pictures of suspected accounts and of the real ones beside them, for the page: no
/// browser of ours ever asks a stranger's server.
enum PictureRoutes {
  static let all: [Route] = [
    picture("/api/v1/accounts/{id}/picture", "La imagen de una cuenta observada", official: false),
    picture(
      "/api/v1/accounts/{id}/official/picture",
      "La imagen de la cuenta oficial que corresponde a una observada", official: true),
  ]

  private static func picture(_ path: String, _ summary: String, official: Bool) -> Route {
    Route(
      method: "GET", path: path, summary: summary, scope: .read,
      answer: .init(
        type: type, schema: ["type": "string", "contentMediaType": .string(type)],
        summary: "Una copia de 96 píxeles por lado a lo sumo")
    ) { call throws(Problem) in
      let copy = try await Problem.asking { () throws(Fault) in
        try await call.desk.picture(of: call.id, official: official)
      }
      guard let copy else { throw Problem(404, SiteTexts.noDocument) }
      return Replies.cached(copy, type: type, call.request, headers: [])
    }
  }

  private static let type = "image/jpeg"
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
