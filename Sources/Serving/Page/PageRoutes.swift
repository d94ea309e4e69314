internal import Model

/// The page and its two files.
enum PageRoutes {
  static let all: [Route] = [
    file("/", "La sala", "text/html", PageHTML.text),
    file("/assets/page.css", "El estilo de la sala", "text/css", PageStyle.text),
    file("/assets/page.js", "El programa de la sala", "text/javascript", PageScript.text),
  ]

  private static func file(
    _ path: String, _ summary: String, _ type: String, _ text: String
  ) -> Route {
    Route(
      method: "GET", path: path, summary: summary,
      answer: .init(type: type, schema: ["type": "string"], summary: summary)
    ) { call throws(Problem) in
      Replies.cached(
        Array(text.utf8), type: type + "; charset=utf-8", call.request,
        headers: [("Content-Security-Policy", SafetyHeaders.pagePolicy)])
    }
  }
}
