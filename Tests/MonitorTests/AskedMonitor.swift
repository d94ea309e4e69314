import Foundation
import Model
import Monitor
import Testing
import Transfers

extension LiveMonitor {
  /// Asks the monitor's site as another program would, with a JSON body when there is one.
  func ask(
    _ method: String, _ path: String, _ body: String? = nil
  ) async throws -> (status: Int, json: JSON) {
    let client = HTTPClient(userAgent: "prueba")
    defer { client.close() }
    var request = HTTPRequest(
      method, url: "http://127.0.0.1:\(try #require(port))\(path)",
      headers: body == nil ? [] : [("Content-Type", "application/json")],
      body: body.map { Array($0.utf8) })
    request.allowPrivate = ["127.0.0.1"]
    let response = try await client.send(request)
    let json = try? JSONDecoder().decode(JSON.self, from: Data(response.body))
    return (response.status, json ?? .null)
  }
}
