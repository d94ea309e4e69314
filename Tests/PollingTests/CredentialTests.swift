import Configuring
import Foundation
import Model
import Parsing
import Rehearsal
import Testing
import Transfers

@testable import Polling

@Suite("Credentials that end") struct CredentialTests {
  let now = Instant(rfc3339: "2026-03-02T12:00:00Z") ?? Instant(seconds: 0)

  private func source(ends: Instant?) -> Source {
    var source = Source(id: "x", kind: .connector, url: "connector:x", interval: .minutes(5))
    source.expiries = ends.map { ["clave": $0] } ?? [:]
    return source
  }

  private func healthy() -> SourceStatus {
    var status = SourceStatus(id: "x")
    status.health = .ok
    return status
  }

  @Test func `are told of a week, a day and no day before, each once, and anew when renewed`() {
    var status = healthy()
    var told: [Int] = []
    let end = now + .hours(24 * 30)
    for hour in 0..<(24 * 32) {
      let at = now + .hours(Int64(hour))
      let (after, announcement) = CredentialWatch.watch(status, source(ends: end), at: at)
      status = after
      if announcement != nil { told.append(hour) }
    }
    #expect(told == [24 * 23, 24 * 29, 24 * 30])
    #expect(status.reason?.contains("venció el 2026-04-01") == true)
    // As a success leaves it.
    status.reason = nil
    let renewed = CredentialWatch.watch(
      status, source(ends: end + .hours(24 * 60)), at: end + .hours(1))
    #expect(renewed.announcement == nil && renewed.status.reason == nil)
    let again = CredentialWatch.watch(
      renewed.status, source(ends: end + .hours(24 * 60)), at: end + .hours(24 * 55))
    #expect(again.announcement?.contains("en 5 días") == true)
  }

  @Test func `far ends and unknown ones say nothing`() {
    for end in [nil, now + .hours(24 * 8)] {
      let (after, announcement) = CredentialWatch.watch(healthy(), source(ends: end), at: now)
      #expect(announcement == nil && after.reason == nil)
    }
  }

  /// A connector like Meta's on loopback.
  private func connected(_ server: ScriptedServer) throws -> Source {
    let text = """
      format: vigia-connector/1
      id: foro
      auth: {type: query, param: access_token, secret: clave}
      request: {url: "\(server.url("/feed"))"}
      items: /data
      error: /error/message
      error_code: /error/code
      error_codes: {credential: [190], limited: [4]}
      token_check:
        request: {url: "\(server.url("/debug_token"))", query: {input_token: "{clave}"}}
        expires: [/data/expires_at, /data/data_access_expires_at]
        scopes: /data/scopes
        needs: [leer, comentar]
      map: {id: /id, text: /message}
      """
    let connector = try ConnectorFile.read(Array(text.utf8), file: "foro.yaml")
    var source = Source(id: "x", kind: .connector, url: "connector:foro", interval: .seconds(60))
    source.connectorID = "foro"
    return try source.connected(among: [connector])
  }

  @Test func `the platform is asked once a day how long, and what is missing`() async throws {
    let end = now.second + 86_400 * 5
    let server = try ScriptedServer { exchange in
      exchange.path.hasPrefix("/debug_token")
        ? .text(
          #"{"data":{"expires_at":0,"data_access_expires_at":\#(end),"scopes":["leer"]}}"#)
        : .text(#"{"data":[{"id":"1","message":"hola"}]}"#)
    }
    let source = try connected(server)
    let poller = ConnectorPollTests.poller()
    let (_, first) = await poller.poll(source, SourceStatus(id: "x"), at: { now })
    #expect(first.credentials?.expiresAt == Instant(seconds: end))
    #expect(first.credentials?.missing == ["comentar"])
    let checks = server.exchanges.filter { $0.path.hasPrefix("/debug_token") }
    #expect(checks.count == 1)
    #expect(checks.first?.path.contains("access_token=") == true)
    _ = await poller.poll(source, first, at: { now + .hours(23) })
    #expect(server.exchanges.count == 3)
    _ = await poller.poll(source, first, at: { now + .hours(25) })
    #expect(server.exchanges.count == 5)
    var status = first
    status.health = .ok
    let (_, words) = CredentialWatch.watch(status, source, at: now)
    #expect(words?.contains("en 5 días") == true && words?.contains("comentar") == true)
    #expect(words?.contains(ConnectorPollTests.secret) == false)
  }

  @Test(
    "A dead token and a throttled one are told apart by the platform's number",
    arguments: [("190", SourceStatus.Health.needsCredentials), ("4", .blind), ("1", .slow)])
  func codes(code: String, health: SourceStatus.Health) async throws {
    let server = try ScriptedServer { _ in
      .text(#"{"error":{"message":"no","code":\#(code)}}"#, status: 400)
    }
    let (_, status) = await ConnectorPollTests.poller().poll(
      try connected(server), SourceStatus(id: "x"), at: { now })
    #expect(status.health == health)
    // Ten minutes of being left alone are more than two of its intervals.
    #expect((status.heldUntil != nil) == (code == "4"))
    #expect(server.exchanges.count == 1)
  }
}
