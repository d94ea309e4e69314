/// The site of a running monitor: the page, the API, streams, feed, metrics and health.
package struct MonitorSite: Site {
  let desk: any Desk
  let access: AccessRules

  /// A site over a desk.
  package init(desk: any Desk, access: AccessRules) {
    self.desk = desk
    self.access = access
  }

  package func answer(_ request: ServerRequest) async -> ServerReply {
    .full(status: 404, headers: [], body: [])
  }
}
