import Foundation
import Model
import Rehearsal
import Testing

@testable import Transfers

@Suite("Ending early") struct EndingTests {
  let client = HTTPClient(userAgent: "Vigia/test")

  @Test("Cancelling the task aborts the transfer and frees the server") func cancel() async throws {
    let server = try ScriptedServer { _ in .hang }
    let task = Task { [client] in await client.failure(loopback("GET", server.url())) }
    try await server.requests(count: 1)
    task.cancel()
    #expect(await task.value == .cancelled)
    try await server.endings(count: 1)
  }

  @Test("A task cancelled beforehand asks nobody") func cancelledBefore() async throws {
    let server = try ScriptedServer { _ in .text("x") }
    let task = Task { [client] in
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return await client.failure(loopback("GET", server.url()))
    }
    #expect(await task.value == .cancelled)
    #expect(server.record.connections == 0)
  }

  @Test("A closed client refuses what comes and ends what is in flight") func close() async throws {
    let server = try ScriptedServer { _ in .hang }
    async let flying = client.failure(loopback("GET", server.url()))
    try await server.requests(count: 1)
    client.close()
    #expect(await flying == .closed)
    #expect(await client.failure(loopback("GET", server.url())) == .closed)
    client.close()
    try await server.endings(count: 1)
  }

  @Test("Requests that wait for a connection end at their time-out too") func waiting() async throws
  {
    let server = try ScriptedServer { _ in .hang }
    let narrow = HTTPClient(userAgent: "Vigia/test", maximumConnectionsPerHost: 1)
    async let first = narrow.failure(loopback("GET", server.url()))
    try await server.requests(count: 1)
    var request = loopback("GET", server.url())
    request.timeout = .init(milliseconds: 100)
    #expect(await narrow.failure(request) == .timedOut)
    #expect(server.exchanges.count == 1)
    narrow.close()
    #expect(await first == .closed)
  }

  @Test("A proxy named by the environment is not asked") func environment() async throws {
    let proxy = try ScriptedServer { _ in .text("proxy") }
    let server = try ScriptedServer { _ in .text("directo") }
    for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { unsafe setenv(name, proxy.url(), 1) }
    defer { for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { unsafe unsetenv(name) } }
    let response = try await client.send(loopback("GET", server.url()))
    #expect(response.body == Array("directo".utf8))
    #expect(proxy.record.connections == 0)
  }
}
