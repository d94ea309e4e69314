/// A `whsec_…` secret of Standard Webhooks: it signs what is sent and verifies what came.
package struct WebhookSecret: Sendable {
  /// Lengths of the key in bytes that Standard Webhooks allows ("Signature scheme": 24 to 64).
  package static let lengths = 24...64
  /// How far a timestamp may lie from the receiver's clock, in seconds (the libraries' 5 minutes).
  package static let tolerance: Int64 = 300
  private static let prefix = "whsec_"

  private let key: [UInt8]

  /// The secret behind `whsec_` and base64; nil without the prefix, with another alphabet or with a
  /// key outside 24 to 64 bytes.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.prefix),
      let key = Base64.decode(String(text.dropFirst(Self.prefix.count))),
      Self.lengths.contains(key.count)
    else { return nil }
    self.key = key
  }

  /// A new secret as text, from 32 random bytes.
  package static func make() -> String { prefix + Base64.encode(RandomToken.bytes(32)) }

  /// One signature, `v1,` and base64, over id, seconds since 1970 and the exact bytes of the body.
  package func sign(id: String, timestamp: Int64, body: [UInt8]) -> String {
    "v1," + Base64.encode(mac(id: id, timestamp: timestamp, body: body))
  }

  /// Whether one of the space-separated signatures is this secret's, and the timestamp within five
  /// minutes of `now` (both in seconds since 1970).
  package func verifies(_ message: SignedMessage, now: Int64) -> Bool {
    let (distance, overflow) = message.timestamp.subtractingReportingOverflow(now)
    guard !overflow, distance.magnitude <= UInt64(Self.tolerance) else { return false }
    let own = mac(id: message.id, timestamp: message.timestamp, body: message.body)
    var isMine = false
    for signature in message.signatures.split(separator: " ") where signature.hasPrefix("v1,") {
      guard let theirs = Base64.decode(String(signature.dropFirst(3))) else { continue }
      if ConstantTime.equal(own, theirs) { isMine = true }
    }
    return isMine
  }

  /// Whether one of several secrets verifies a message: while one is rotated out, two are good.
  package static func verify(
    _ message: SignedMessage, secrets: [WebhookSecret], now: Int64
  ) -> Bool {
    secrets.contains { $0.verifies(message, now: now) }
  }

  private func mac(id: String, timestamp: Int64, body: [UInt8]) -> [UInt8] {
    Digest.hmacSHA256(key: key, Array("\(id).\(timestamp).".utf8) + body)
  }
}

/// A webhook as it came: the three headers and the body, not yet believed.
package struct SignedMessage: Sendable {
  /// The `webhook-id`.
  package var id: String
  /// The `webhook-timestamp`, seconds since 1970.
  package var timestamp: Int64
  /// The `webhook-signature`: one or more, separated by spaces.
  package var signatures: String
  /// The exact bytes received.
  package var body: [UInt8]

  /// A message from its headers and bytes.
  package init(id: String, timestamp: Int64, signatures: String, body: [UInt8]) {
    self.id = id
    self.timestamp = timestamp
    self.signatures = signatures
    self.body = body
  }
}
