/// One request as a site sees it: method, path, query, headers and the whole bounded body.
package struct ServerRequest: Sendable {
  /// The method as sent, upper case by convention.
  package var method: String
  /// The path, percent-decoded, always beginning with `/`.
  package var path: String
  /// The query's members in order, percent-decoded; a member without `=` has an empty value.
  package var query: [(name: String, value: String)]
  /// The header lines in order.
  package var headers: [(name: String, value: String)]
  /// The body; empty when there is none.
  package var body: [UInt8]

  /// A request from its parts.
  package init(
    method: String, path: String, query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, whatever its case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The first query member of that name.
  package func query(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }
}
