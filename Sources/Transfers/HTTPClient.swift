internal import CCurl
internal import Foundation

/// Sends HTTP requests by libcurl, all on one thread, each within its bounds.
package final class HTTPClient: Sendable {
  private let inbox: Inbox?
  /// Connections at rest that are kept for the next request to the same host, over all hosts.
  ///
  /// Of itself libcurl keeps four for each request at work: with hundreds of hosts asked in turn, nearly
  /// every request would open its own.
  private static let keptConnections = 256

  /// A client that names itself and opens at most so many connections to one host; more wait.
  package init(userAgent: String, maximumConnectionsPerHost: Int = 4) {
    guard Self.isLibraryReady, let multi = unsafe curl_multi_init() else {
      inbox = nil
      return
    }
    unsafe vigia_multi_setopt_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, maximumConnectionsPerHost)
    unsafe vigia_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
    let inbox = unsafe Inbox(multi: multi)
    self.inbox = inbox
    let thread = Thread { inbox.makeDriver(userAgent: userAgent).run() }
    thread.name = "transfers"
    thread.start()
  }

  deinit { close() }

  /// The answer of a server, whatever its status; cancelling the task aborts the transfer.
  package func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    guard let inbox else { throw .closed }
    let call = Call(request)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        call.expect(continuation)
        if !inbox.put(.start(call)) { call.end(.failure(.closed)) }
      }
    } onCancel: {
      // The mark first: when the abort overtakes the start, the driver still sees it.
      call.cancel()
      _ = inbox.put(.abort(call))
    }
    return try outcome.get()
  }

  /// Refuses what comes from now on and ends what is in flight with `closed`.
  package func close() { inbox?.close() }

  /// libcurl wants one call before its first use in a process.
  static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
