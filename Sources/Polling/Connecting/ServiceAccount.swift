internal import Foundation
internal import Model
internal import Sealing
internal import Transfers

/// An account for programs, as Google gives it in a JSON file: who it is and the key it signs with.
struct ServiceAccount {
  /// How long the assertion is good; the longest that Google takes.
  private static let life: Int64 = 3600

  private let email: String
  private let key: String
  private let tokenURL: String

  /// The account in the file's text; throws when it is another file.
  init(_ text: String) throws(Fault) {
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)),
      let email = json["client_email"]?.string, let key = json["private_key"]?.string,
      let url = json["token_uri"]?.string, url.hasPrefix("https://")
    else { throw Fault(.notAllowed, ConnectorPollTexts.badAccount) }
    self.email = email
    self.key = key
    tokenURL = url
  }

  /// The request for a token (RFC 7523): the address is the file's unless another is given.
  func request(scope: String, url: String?, at now: Instant) throws(Fault) -> HTTPRequest {
    let address = url ?? tokenURL
    let claims: JSON = [
      "iss": .string(email), "scope": .string(scope), "aud": .string(address),
      "iat": .integer(now.second), "exp": .integer(now.second + Self.life),
    ]
    let head: JSON = ["alg": "RS256", "typ": "JWT"]
    let signed = [head, claims].map { part in
      Base64.encodeForAddress((try? JSONEncoder().encode(part)).map { [UInt8]($0) } ?? [])
    }.joined(separator: ".")
    guard let signature = RSASignature.sha256(Array(signed.utf8), key: key) else {
      throw Fault(.notAllowed, ConnectorPollTexts.badKey)
    }
    let assertion = signed + "." + Base64.encodeForAddress(signature)
    let grant = RequestBuilder.encoded("urn:ietf:params:oauth:grant-type:jwt-bearer")
    return HTTPRequest(
      "POST", url: address, headers: [("Content-Type", "application/x-www-form-urlencoded")],
      body: Array("grant_type=\(grant)&assertion=\(assertion)".utf8))
  }
}
