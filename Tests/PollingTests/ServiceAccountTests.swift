import Foundation
import Model
import Rehearsal
import Testing

@testable import Polling

@Suite("A service account", .enabled(if: OpenSSL.isInstalled, "install openssl"))
struct ServiceAccountTests {
  private static func part(_ text: Substring) throws -> JSON {
    var base = String(text).replacing("-", with: "+").replacing("_", with: "/")
    while base.count % 4 != 0 { base += "=" }
    return try JSONDecoder().decode(JSON.self, from: try #require(Data(base64Encoded: base)))
  }

  private static func poller(_ secret: String) -> Poller {
    ConnectorPollTests.poller(secret: secret)
  }

  @Test func `gets its token by its own signature, once an hour`() async throws {
    let server = try ScriptedServer { exchange in
      exchange.path == "/token"
        ? .text(#"{"access_token":"ficha","expires_in":3600}"#) : ConnectorPollTests.posts([1])
    }
    let auth =
      "{type: oauth2_service_account, secret: clave, scope: leer, token_url: \"\(server.url("/token"))\"}"
    let source = try ConnectorPollTests.source(server, auth: auth)
    let key = try OpenSSL.run("genrsa", "2048").output
    let file: JSON = [
      "type": "service_account", "client_email": "vigia@proyecto.example",
      "private_key": .string(String(decoding: key, as: UTF8.self)),
      "token_uri": "https://oauth2.example/token",
    ]
    let secret = String(decoding: try JSONEncoder().encode(file), as: UTF8.self)
    let poller = Self.poller(secret)
    var status = SourceStatus(id: "x")
    for minute in [0, 10, 70] as [Int64] {
      let now = ConnectorPollTests.now + .minutes(minute)
      let (result, after) = await poller.poll(source, status, at: { now })
      #expect(ConnectorPollTests.ids(result) == ["foro:1"])
      status = after
    }
    let asked = server.exchanges.filter { $0.path == "/token" }
    #expect(asked.count == 2)
    #expect(
      server.exchanges.filter { $0.path != "/token" }
        .allSatisfy { $0.header("authorization") == "Bearer ficha" })
    let body = try #require(asked.first?.text)
    #expect(
      body.hasPrefix("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="))
    let parts = body.split(separator: "=").last.map { $0.split(separator: ".") } ?? []
    #expect(parts.count == 3)
    #expect(try Self.part(parts[0])["alg"]?.string == "RS256")
    let claims = try Self.part(parts[1])
    #expect(claims["iss"]?.string == "vigia@proyecto.example" && claims["scope"]?.string == "leer")
    #expect(claims["aud"]?.string == server.url("/token"))
    #expect(claims["iat"]?.integer == ConnectorPollTests.now.second)
    #expect(claims["exp"]?.integer == ConnectorPollTests.now.second + 3600)
    let kept = String(decoding: try JSONEncoder().encode(status), as: UTF8.self)
    #expect(!kept.contains("PRIVATE") && !kept.contains("ficha"))
  }

  @Test(arguments: [
    "una clave cualquiera", #"{"client_email":"a","private_key":"b","token_uri":"http://x"}"#,
    #"{"client_email":"a","private_key":"b","token_uri":"https://x.example"}"#,
  ])
  func `that is none is told so, and nobody is asked`(secret: String) async throws {
    let server = try ScriptedServer { _ in ConnectorPollTests.posts([1]) }
    let source = try ConnectorPollTests.source(
      server, auth: "{type: oauth2_service_account, secret: clave, scope: leer}")
    let (_, status) = await Self.poller(secret)
      .poll(source, SourceStatus(id: "x"), at: { ConnectorPollTests.now })
    #expect(status.health == .needsCredentials && server.exchanges.isEmpty)
    #expect(status.reason?.contains("cuenta de servicio") == true)
    #expect(status.reason?.contains(secret) == false)
  }
}
