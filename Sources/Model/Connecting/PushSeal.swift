/// How a platform that sends by itself proves that it is the one.
package struct PushSeal: Hashable, Sendable {
  /// The question a platform asks before it sends anything: whether we know a word both agreed on.
  package struct Challenge: Hashable, Sendable {
    /// The query parameter whose value is the whole answer.
    package var answer: String
    /// The query parameter that brings the word.
    package var token: String
    /// The name of the secret that the word must be.
    package var secret: String

    /// A challenge from its parts.
    package init(answer: String, token: String, secret: String) {
      self.answer = answer
      self.token = token
      self.secret = secret
    }
  }

  /// The header that brings the HMAC-SHA256 of the raw body, in hexadecimal.
  package var header: String
  /// What stands before the digits.
  package var prefix: String
  /// The name of the secret that is the key.
  package var secret: String
  /// Nil when nothing is asked beforehand.
  package var challenge: Challenge?

  /// A seal from its parts.
  package init(header: String, prefix: String, secret: String, challenge: Challenge? = nil) {
    self.header = header
    self.prefix = prefix
    self.secret = secret
    self.challenge = challenge
  }

  /// The seal of a source without a connector: GitHub's and Meta's header.
  package static let standard = PushSeal(
    header: "X-Hub-Signature-256", prefix: "sha256=", secret: Source.pushSecret)

  /// The names of its secrets.
  package var secrets: [String] { [secret, challenge?.secret].compactMap { $0 } }
}

/// How an item says that the post of its id is no longer there.
package struct GoneRule: Hashable, Sendable {
  package var at: Pointer
  /// Any of these texts.
  package var values: [String]

  /// A rule from its parts.
  package init(at: Pointer, values: [String]) {
    self.at = at
    self.values = values
  }
}
