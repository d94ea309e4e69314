import Model
import Rehearsal

@testable import Transfers

/// A client and requests that may reach the scripted servers.
func loopback(_ method: String = "GET", _ url: String, body: [UInt8]? = nil) -> HTTPRequest {
  var request = HTTPRequest(method, url: url, body: body)
  request.allowPrivate = ["127.0.0.1"]
  return request
}

extension HTTPClient {
  /// The error of a request that must fail, or nil when it does not.
  func failure(_ request: HTTPRequest) async -> TransferError? {
    do throws(TransferError) {
      _ = try await send(request)
      return nil
    } catch {
      return error
    }
  }
}
