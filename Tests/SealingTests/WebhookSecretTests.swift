import Foundation
import Testing

@testable import Sealing

@Suite("Signatures of Standard Webhooks") struct WebhookSecretTests {
  static let published = Vector(
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1_614_265_330, payload: #"{"test": 2432232314}"#,
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")

  @Test("The vector that the libraries publish is signed and verified") func publishedVector()
    throws
  {
    try Self.published.check()
  }

  @Test(
    "The project's further vectors are too",
    .enabled(if: Vector.corpusExists, "needs ../shared/corpus beside the project"))
  func corpus() throws {
    let vectors = try Vector.corpus()
    #expect(vectors.count == 5)
    for vector in vectors { try vector.check() }
  }

  private func message(_ change: (inout SignedMessage) -> Void = { _ in }) -> SignedMessage {
    var message = Self.published.message
    change(&message)
    return message
  }

  @Test("One changed byte, id, second or key is one too many") func tampering() throws {
    let secret = try #require(WebhookSecret(Self.published.secret))
    let other = try #require(WebhookSecret(WebhookSecret.make()))
    let now = Self.published.timestamp
    let tampered = [
      message { $0.body[0] ^= 1 }, message { $0.id += "x" }, message { $0.timestamp += 1 },
      message { $0.signatures = "" }, message { $0.signatures = "v1," },
      message { $0.signatures = $0.signatures.replacing("v1", with: "v2") },
    ]
    for (index, message) in tampered.enumerated() {
      #expect(!secret.verifies(message, now: now), "\(index)")
    }
    #expect(!other.verifies(message(), now: now))
    #expect(WebhookSecret.verify(message(), secrets: [other, secret], now: now))
  }

  @Test("Any of several signatures will do, whatever stands between them") func several() throws {
    let secret = try #require(WebhookSecret(Self.published.secret))
    let signed = message { $0.signatures = "v1,AAAA v1a,zz v1,# \($0.signatures)" }
    #expect(secret.verifies(signed, now: Self.published.timestamp))
  }

  @Test("An old or early message is refused: five minutes either way") func tolerance() throws {
    let secret = try #require(WebhookSecret(Self.published.secret))
    let sent = Self.published.timestamp
    #expect(secret.verifies(message(), now: sent + 300))
    #expect(secret.verifies(message(), now: sent - 300))
    #expect(!secret.verifies(message(), now: sent + 301))
    #expect(!secret.verifies(message(), now: sent - 301))
    let ancient = message { $0.timestamp = .min }
    #expect(!secret.verifies(ancient, now: sent))
  }

  @Test(
    "A secret without its prefix, or too short or long, is none",
    arguments: [
      "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
      "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "whsec_" + Base64.encode(Array(repeating: 1, count: 23)),
      "whsec_" + Base64.encode(Array(repeating: 1, count: 65)), "whsec_no es base64!",
    ])
  func secrets(text: String) { #expect(WebhookSecret(text) == nil) }

  @Test("A new secret is one") func newSecret() {
    #expect(WebhookSecret(WebhookSecret.make()) != nil)
    #expect(WebhookSecret.make() != WebhookSecret.make())
  }
}

/// A message whose signature is known from elsewhere.
struct Vector {
  var secret: String
  var id: String
  var timestamp: Int64
  var payload: String
  var signature: String

  var message: SignedMessage {
    SignedMessage(
      id: id, timestamp: timestamp, signatures: signature, body: Array(payload.utf8))
  }

  func check() throws {
    let secret = try #require(WebhookSecret(secret))
    #expect(secret.sign(id: id, timestamp: timestamp, body: Array(payload.utf8)) == signature)
    #expect(secret.verifies(message, now: timestamp))
  }

  /// The vectors beside the project: `<project>/../shared`, or one folder further up.
  private static var corpusURL: URL? {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent(
        "shared/corpus/webhooks/standard-webhooks-vectors.json")
      if FileManager.default.fileExists(atPath: file.path) { return file }
    }
    return nil
  }

  static var corpusExists: Bool { corpusURL != nil }

  static func corpus() throws -> [Vector] {
    let data = try Data(contentsOf: try #require(corpusURL))
    let rows = try #require(JSONSerialization.jsonObject(with: data) as? [[String: String]])
    return try rows.map { row in
      Vector(
        secret: try #require(row["secret"]), id: try #require(row["webhook-id"]),
        timestamp: try #require(row["webhook-timestamp"].flatMap { Int64($0) }),
        payload: try #require(row["payload"]), signature: try #require(row["webhook-signature"]))
    }
  }
}
