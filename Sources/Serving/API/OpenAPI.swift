internal import Model
internal import Text

/// The description of the site, made from the routes themselves.
enum OpenAPI {
  /// The whole document, OpenAPI 3.1.
  static let text: String =
    #"{"openapi":"3.1.0","info":{"title":"Vigía","version":"1","#
    + #""description":"Lo que se dice en público de una empresa: alertas, casos y menciones."},"#
    + #""servers":[{"url":"/"}],"paths":"# + JSONText.line(paths) + #","components":"#
    + Schemas.components + "}\n"

  private static var paths: JSON {
    var order: [String] = []
    var operations: [String: [JSON.Member]] = [:]
    for route in RouteTable.all {
      if operations[route.path] == nil { order.append(route.path) }
      operations[route.path, default: []].append(
        .init(route.method.lowercased(), operation(route)))
    }
    return .object(order.map { .init($0, .object(operations[$0] ?? [])) })
  }

  private static func operation(_ route: Route) -> JSON {
    var members: [JSON.Member] = [
      .init("operationId", .string(name(route))),
      .init("summary", .string(route.summary)),
      .init("parameters", .array(parameters(route))),
    ]
    if let body = route.body {
      let content = body.types.map { JSON.Member($0, media(Schemas.reference(body.schema))) }
      members.append(
        .init("requestBody", ["required": true, "content": .object(content)]))
    }
    members.append(.init("responses", responses(route)))
    if route.scope == nil { members.append(.init("security", [])) }
    return .object(members)
  }

  private static func responses(_ route: Route) -> JSON {
    let answer = route.answer
    let success: JSON =
      answer.status == 204
      ? ["description": .string(answer.summary)]
      : [
        "description": .string(answer.summary),
        "content": .object([.init(answer.type, media(answer.schema))]),
      ]
    let problem: JSON = [
      "description": "Un problema (RFC 9457)",
      "content": ["application/problem+json": media(Schemas.reference("Problem"))],
    ]
    var members: [JSON.Member] = [.init(String(answer.status), success)]
    for status in statuses(route) { members.append(.init(status, problem)) }
    return .object(members + [.init("default", problem)])
  }

  private static func statuses(_ route: Route) -> [String] {
    var list: [String] = []
    if !route.parameters.isEmpty || route.body != nil { list.append("400") }
    if route.scope != nil || route.isSigned { list += ["401", "403"] }
    if route.path.contains("{") { list.append("404") }
    if route.body != nil { list += ["409", "413", "415"] }
    return list + ["421", "431", "503"]
  }

  private static func parameters(_ route: Route) -> [JSON] {
    var list: [JSON] = []
    if route.path.contains("{id}") {
      list.append([
        "name": "id", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1],
      ])
    }
    for parameter in route.parameters {
      var schema = parameter.schema
      if !parameter.values.isEmpty {
        schema = ["type": "string", "enum": JSON(parameter.values)]
      }
      list.append([
        "name": .string(parameter.name), "in": "query", "required": false,
        "description": .string(parameter.summary), "schema": schema,
      ])
    }
    list += route.headers.map { header in
      [
        "name": .string(header.name), "in": "header", "required": false,
        "description": .string(header.summary), "schema": header.schema,
      ]
    }
    return list
  }

  private static func media(_ schema: JSON) -> JSON { ["schema": schema] }

  /// `getApiV1AlertsId`: unique, because method and path are.
  private static func name(_ route: Route) -> String {
    let words = route.path.split { !$0.isLetter && !$0.isNumber }
    return route.method.lowercased()
      + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
