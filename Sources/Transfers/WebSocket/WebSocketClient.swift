/// Opens WebSockets and listens to them, each on a thread of its own and within its bounds.
package final class WebSocketClient: Sendable {
  private let workers = Workers()
  private let userAgent: String

  /// A client that names itself.
  package init(userAgent: String) { self.userAgent = userAgent }

  deinit { close() }

  /// Opens a WebSocket and hands on what comes until the server takes leave; with which words.
  ///
  /// Cancelling the task ends it within moments.
  package func follow(
    _ request: WebSocketRequest
  ) async throws(WebSocketError) -> WebSocketClosing {
    let outcome = await workers.run("websocket") { [userAgent] isGivenUp in
      Self.outcome(request, userAgent, isGivenUp)
    }
    guard let outcome else { throw .transfer(.closed) }
    return try outcome.get()
  }

  /// Refuses what comes from now on and ends what is open.
  package func close() { workers.close() }

  private static func outcome(
    _ request: WebSocketRequest, _ userAgent: String, _ isGivenUp: @escaping () -> Bool
  ) -> Result<WebSocketClosing, WebSocketError> {
    do throws(WebSocketError) {
      return .success(
        try WebSocketSession(request, userAgent: userAgent, isGivenUp: isGivenUp).run())
    } catch {
      return .failure(error)
    }
  }
}
