/// Who may ask, and under which names.
package struct AccessRules: Sendable {
  /// What a token opens.
  package enum Scope: String, Sendable, CaseIterable {
    case read, act, ingest
  }

  /// A token that opens something; only its digest is kept.
  package struct Token: Sendable {
    /// Whose it is, for the log.
    package var name: String
    /// The SHA-256 of the token's UTF-8 bytes.
    package var digest: [UInt8]
    package var scopes: [Scope]

    /// A token from its parts.
    package init(name: String, digest: [UInt8], scopes: [Scope]) {
      self.name = name
      self.digest = digest
      self.scopes = scopes
    }
  }

  /// The configured host, without port, that may stand in `Host` besides `127.0.0.1`, `localhost` and
  /// `[::1]`; nil when only those may.
  package var host: String?
  /// The tokens; when empty, loopback needs none.
  package var tokens: [Token]

  /// Sources that send by themselves, each with what it signs by.
  package var pushes: [PushRule] = []

  /// Rules from their parts.
  ///
  /// The port of `Host` and `Origin` is not compared when `port` is nil.
  package init(host: String? = nil, port: Int? = nil, tokens: [Token] = []) {
    self.host = host
    self.port = port
    self.tokens = tokens
  }

  /// The port that must stand in `Host` and `Origin`, or nil when any may (port 0 was asked for).
  package var port: Int?
}
