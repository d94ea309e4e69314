internal import Model

/// One address and method of the site: what it does, who may, and how it is documented.
struct Route: Sendable {
  /// One member of the query string.
  struct Parameter: Sendable {
    var name: String
    var summary: String
    /// The allowed values, when there are only a few.
    var values: [String] = []
    /// The schema's type and format beyond `values`.
    var schema: JSON = ["type": "string"]
  }

  /// What a request brings.
  struct Body: Sendable {
    /// The content types taken.
    var types: [String]
    /// The name of its schema among the components.
    var schema: String
  }

  /// What a success is answered with.
  struct Answer: Sendable {
    var status = 200
    var type = "application/json"
    /// The schema, usually a reference to a component.
    var schema: JSON
    var summary: String
  }

  typealias Handler = @Sendable (Call) async throws(Problem) -> ServerReply

  var method: String
  /// Segments in braces stand for any text; a last segment may then hold slashes.
  var path: String
  var summary: String
  /// What a token must allow; nil for what is open to all.
  var scope: AccessRules.Scope?
  var parameters: [Parameter] = []
  /// Request headers that mean something here.
  var headers: [Parameter] = []
  var body: Body?
  var answer: Answer
  /// Whether a signature may stand for the token; without a scope it must be there.
  var isSigned = false
  var handler: Handler

  /// The values of the segments in braces, or nil when the path is another.
  func match(_ asked: String) -> [String: String]? {
    let wanted = path.split(separator: "/", omittingEmptySubsequences: false)
    let given = asked.split(
      separator: "/", maxSplits: wanted.count - 1, omittingEmptySubsequences: false)
    guard wanted.count == given.count else { return nil }
    var values: [String: String] = [:]
    for (name, value) in zip(wanted, given) {
      if name.hasPrefix("{") {
        guard !value.isEmpty else { return nil }
        values[String(name.dropFirst().dropLast())] = String(value)
      } else if name != value {
        return nil
      }
    }
    return values
  }
}

/// One request on its way through a route.
struct Call: Sendable {
  let site: MonitorSite
  let request: ServerRequest
  /// The values of the path's segments in braces.
  let values: [String: String]

  var desk: any Desk { site.desk }
  var id: String { values["id"] ?? "" }
}
