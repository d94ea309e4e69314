internal import CCurl
internal import Model

/// Sends HTTP requests by libcurl, all on one thread.
package final class HTTPClient: Sendable {
  /// A client that names itself and opens at most so many connections to one host.
  package init(userAgent: String, maximumConnectionsPerHost: Int = 4) {}

  /// The answer of a server, whatever its status; cancelling the task aborts the transfer.
  package func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    throw .closed
  }

  /// Refuses what comes from now on, aborts what is in flight, and frees libcurl.
  package func close() {}
}
