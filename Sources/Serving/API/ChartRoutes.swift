internal import Model

/// The charts of the page, for whoever wants one on another wall.
enum ChartRoutes {
  private static let widths = 200...4000
  private static let heights = 60...1200

  static let all: [Route] = ChartQuery.Subject.allCases.map(route)

  private static func route(_ subject: ChartQuery.Subject) -> Route {
    Route(
      method: "GET", path: "/api/v1/charts/\(subject.rawValue).svg", summary: summary(subject),
      scope: .read,
      parameters: [
        .init(name: "brand", summary: "La marca"),
        size("width", "Ancho en píxeles", widths), size("height", "Alto en píxeles", heights),
      ],
      answer: .init(type: "image/svg+xml", schema: ["type": "string"], summary: "El dibujo")
    ) { call throws(Problem) in
      guard let brand = call.request.query("brand") else {
        throw Problem(400, SiteTexts.parameter("brand", "el id de una marca"))
      }
      let query = ChartQuery(
        subject, brand: brand, width: try number(call.request, "width", widths, or: 960),
        height: try number(call.request, "height", heights, or: 260))
      guard let drawing = await call.desk.chart(query) else {
        throw Problem(404, SiteTexts.noDocument)
      }
      return .full(
        status: 200, headers: [("Content-Type", "image/svg+xml; charset=utf-8")],
        body: Array(drawing.utf8))
    }
  }

  private static func summary(_ subject: ChartQuery.Subject) -> String {
    switch subject {
    case .volume: "Menciones por minuto contra lo esperado"
    case .drivers: "Los motivos de las últimas horas"
    case .sentiment: "La parte de menciones negativas"
    case .week: "Lo habitual de cada hora de la semana"
    }
  }

  private static func size(
    _ name: String, _ summary: String, _ range: ClosedRange<Int>
  ) -> Route.Parameter {
    .init(
      name: name, summary: summary,
      schema: [
        "type": "integer", "minimum": JSON(range.lowerBound), "maximum": JSON(range.upperBound),
      ])
  }

  private static func number(
    _ request: ServerRequest, _ name: String, _ range: ClosedRange<Int>, or usual: Int
  ) throws(Problem) -> Int {
    guard let text = request.query(name) else { return usual }
    guard let number = Int(text), range.contains(number) else {
      throw Problem(
        400, SiteTexts.parameter(name, "un número de \(range.lowerBound) a \(range.upperBound)"))
    }
    return number
  }
}
