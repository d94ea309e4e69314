import Foundation
import Model
import Synchronization
import Testing
import Transfers

@testable import Serving

/// The monitor's site over a fake desk, served on loopback and asked by a real client.
struct OpenSite {
  let desk = FakeDesk()
  let server: HTTPServer
  private let client = HTTPClient(userAgent: "test")

  init(_ access: AccessRules = AccessRules(), heartbeat: Instant.Span = .seconds(15)) throws {
    let site = MonitorSite(desk: desk, access: access, heartbeat: heartbeat)
    server = try HTTPServer(address: ("127.0.0.1", 0), site: site)
  }

  /// Opens a site, hands it over and closes it, whatever comes.
  static func open(
    _ access: AccessRules = AccessRules(), heartbeat: Instant.Span = .seconds(15),
    _ body: (OpenSite) async throws -> Void
  ) async throws {
    let site = try OpenSite(access, heartbeat: heartbeat)
    do {
      try await body(site)
    } catch {
      await site.close()
      throw error
    }
    await site.close()
  }

  private func close() async {
    client.close()
    await server.stop()
  }

  private func request(
    _ method: String, _ path: String, _ headers: [String: String], _ body: String?
  ) -> HTTPRequest {
    var request = HTTPRequest(
      method, url: "http://127.0.0.1:\(server.port)\(path)",
      headers: headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      body: body.map { Array($0.utf8) })
    request.allowPrivate = ["127.0.0.1"]
    return request
  }

  /// One question and its answer.
  func ask(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: String? = nil
  ) async throws -> HTTPResponse {
    try await client.send(request(method, path, headers, body))
  }

  /// A POST of JSON.
  func post(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws
    -> HTTPResponse
  {
    let all = headers.merging(["Content-Type": "application/json"]) { given, _ in given }
    return try await ask("POST", path, all, body: body)
  }

  /// A POST of mentions.
  func deliver(_ body: String, _ headers: [String: String] = [:]) async throws -> HTTPResponse {
    let type = ["Content-Type": "application/x-ndjson"]
    return try await ask("POST", "/api/v1/mentions", headers.merging(type) { $1 }, body: body)
  }

  /// Reads a stream block by block until `enough` says so, then goes away.
  ///
  /// A block is what stands between two blank lines; what has come of the last one is handed over too.
  func stream(
    _ path: String, _ headers: [String: String] = [:],
    until enough: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    let (pieces, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    var asked = request("GET", path, headers, nil)
    asked.timeout = .seconds(60)
    asked.receive = { continuation.yield($0) }
    let transfer = Task { [asked, client] in
      defer { continuation.finish() }
      return try await client.send(asked)
    }
    var text: [UInt8] = []
    for await piece in pieces {
      text += piece
      if enough(String(decoding: text, as: UTF8.self)) { break }
    }
    transfer.cancel()
    _ = try? await transfer.value
    return String(decoding: text, as: UTF8.self)
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; a body that is none fails the test.
  func json() throws -> JSON { try JSONDecoder().decode(JSON.self, from: Data(body)) }

  /// Expects a problem document of this status that says so itself.
  func expectProblem(_ status: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(self.status == status, sourceLocation: sourceLocation)
    #expect(header("Content-Type") == "application/problem+json", sourceLocation: sourceLocation)
    let problem = try json()
    #expect(problem["status"]?.integer == Int64(status), sourceLocation: sourceLocation)
    #expect(problem["type"]?.string == "about:blank", sourceLocation: sourceLocation)
    for name in ["title", "detail"] {
      #expect(problem[name]?.string?.isEmpty == false, sourceLocation: sourceLocation)
    }
    #expect(problem["instance"]?.string?.hasPrefix("/") == true, sourceLocation: sourceLocation)
  }
}
