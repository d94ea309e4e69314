internal import Foundation
internal import Model
internal import Transfers

/// Gets the tokens of APIs that give them against other secrets, and keeps them in memory only.
actor TokenKeeper {
  /// A token is renewed so long before its end.
  private static let lead = Instant.Span.minutes(1)
  /// How long a session's token is used when nobody says how long it is good.
  private static let standardLife = Instant.Span.minutes(60)

  private struct Entry {
    var token: String
    var until: Instant
  }

  private var entries: [String: Entry] = [:]

  /// The token for a source, got now when there is none that is good.
  func token(
    _ key: String, _ builder: RequestBuilder, secrets: [String], client: HTTPClient,
    allowPrivate: [String], at now: Instant
  ) async throws(Fault) -> String {
    if let entry = entries[key], entry.until > now { return entry.token }
    var request = try Self.request(builder, secrets, at: now)
    request.allowPrivate = allowPrivate
    request.maximumRedirects = 0
    request.maximumBytes = 1 << 20
    let response: HTTPResponse
    do { response = try await client.send(request) } catch {
      throw Fault(.unavailable, ConnectorPollTexts.noToken(error.description))
    }
    // A server that is overloaded or down has said nothing about the secret.
    guard response.status < 500, response.status != 429 else {
      throw Fault(.unavailable, ConnectorPollTexts.noToken(Texts.status(response.status)))
    }
    guard response.status == 200,
      let json = try? JSONDecoder().decode(JSON.self, from: Data(response.body)),
      let token = (builder.connector.auth.token ?? Self.standardPlace)?.value(in: json)?.string
    else {
      throw Fault(.notAllowed, ConnectorPollTexts.refusedToken(response.status))
    }
    let life = json["expires_in"]?.integer.map { Instant.Span.seconds(min($0, 2_592_000)) }
    entries[key] = Entry(token: token, until: now + (life ?? Self.standardLife) - Self.lead)
    return token
  }

  /// Drops a token that was refused.
  func forget(_ key: String) { entries[key] = nil }

  private static let standardPlace = Pointer("/access_token")

  private static func request(
    _ builder: RequestBuilder, _ secrets: [String], at now: Instant
  ) throws(Fault) -> HTTPRequest {
    let auth = builder.connector.auth
    if auth.way == .serviceAccount {
      let account = try ServiceAccount(secrets.first ?? "")
      return try account.request(scope: auth.scope ?? "", url: auth.tokenURL, at: now)
    }
    if let login = auth.login { return try builder.request(login) }
    let pair = secrets.prefix(2).joined(separator: ":")
    return HTTPRequest(
      "POST", url: auth.tokenURL ?? "",
      headers: [
        ("Authorization", "Basic " + Data(pair.utf8).base64EncodedString()),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array("grant_type=client_credentials".utf8))
  }
}
