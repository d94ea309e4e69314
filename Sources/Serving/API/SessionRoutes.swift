internal import Model

/// The page's way to use a token: a cookie, since a browser's event streams cannot bear a header.
enum SessionRoutes {
  static let all: [Route] = [
    Route(
      method: "POST", path: "/api/v1/session",
      summary: "Recordar una clave de acceso en el navegador",
      body: .init(types: ["application/json"], schema: "Session"),
      answer: .init(status: 204, schema: .null, summary: "La clave queda en una cookie")
    ) { call throws(Problem) in
      let token = try JSONBytes.object(call.request.body)["token"]?.string ?? ""
      guard isPlain(token), Access(rules: call.site.access).find(token) != nil else {
        throw Problem(403, SiteTexts.tokenWrong)
      }
      let cookie = "\(Access.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict"
      return .full(status: 204, headers: [("Set-Cookie", cookie)], body: [])
    }
  ]

  /// Only what a cookie may hold; a token of ours is url-safe text.
  private static func isPlain(_ token: String) -> Bool {
    !token.isEmpty
      && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),;\\".utf8.contains($0) }
  }
}
