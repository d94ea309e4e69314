internal import Sealing

/// The checks before any route is asked.
struct Access: Sendable {
  let rules: AccessRules

  /// Refuses names of this server that somebody else may have invented (DNS rebinding).
  func checkHost(_ request: ServerRequest) throws(Problem) {
    guard let host = request.header("Host") else { throw Problem(400, SiteTexts.noHost) }
    guard isOwn(host, defaultPort: 80) else { throw Problem(421, SiteTexts.host(host)) }
  }

  /// Refuses writes that a browser makes on behalf of another site.
  func checkOrigin(_ request: ServerRequest) throws(Problem) {
    if let origin = request.header("Origin") {
      let scheme = ["http://", "https://"].first { origin.hasPrefix($0) }
      guard let scheme,
        isOwn(
          String(origin.dropFirst(scheme.count)), defaultPort: scheme == "https://" ? 443 : 80)
      else { throw Problem(403, SiteTexts.crossSite) }
    } else if let site = request.header("Sec-Fetch-Site"), !["same-origin", "none"].contains(site) {
      throw Problem(403, SiteTexts.crossSite)
    }
  }

  /// Refuses whoever lacks a token that allows the scope; without any token configured, all may.
  func checkToken(_ request: ServerRequest, for scope: AccessRules.Scope?) throws(Problem) {
    guard let scope, !rules.tokens.isEmpty else { return }
    let challenge = [(name: "WWW-Authenticate", value: "Bearer realm=\"vigia\"")]
    guard let token = Self.token(of: request) else {
      throw Problem(401, SiteTexts.tokenMissing, headers: challenge)
    }
    guard let known = find(token) else {
      throw Problem(401, SiteTexts.tokenWrong, headers: challenge)
    }
    guard known.scopes.contains(scope) else { throw Problem(403, SiteTexts.tokenScope) }
  }

  /// The rule of a token; every rule is compared, and each in constant time.
  func find(_ token: String) -> AccessRules.Token? {
    let digest = Digest.sha256(Array(token.utf8))
    var found: AccessRules.Token?
    for rule in rules.tokens where ConstantTime.equal(rule.digest, digest) { found = rule }
    return found
  }

  /// The token in the header, or in the cookie that the page's session set.
  private static func token(of request: ServerRequest) -> String? {
    if let header = request.header("Authorization") {
      guard header.lowercased().hasPrefix("bearer ") else { return nil }
      return header.dropFirst(7).trimmed
    }
    for pair in (request.header("Cookie") ?? "").split(separator: ";") {
      let pair = pair.trimmed
      if pair.hasPrefix(cookie + "=") { return String(pair.dropFirst(cookie.count + 1)) }
    }
    return nil
  }

  /// The name of the page's session cookie.
  static let cookie = "vigia_clave"

  private func isOwn(_ authority: String, defaultPort: Int) -> Bool {
    var name = Substring(authority.lowercased())
    var port = defaultPort
    if let colon = name.lastIndex(of: ":"), !name[colon...].contains("]") {
      guard let number = Int(name[name.index(after: colon)...]) else { return false }
      port = number
      name = name[..<colon]
    }
    if let expected = rules.port, expected != port { return false }
    if ["127.0.0.1", "localhost", "[::1]"].contains(name) { return true }
    guard let own = rules.host?.lowercased() else { return false }
    // Listening on every address, behind tokens: any name may lead here.
    if ["0.0.0.0", "::", "[::]"].contains(own) { return !rules.tokens.isEmpty }
    return name == own || name == "[\(own)]"
  }
}

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(start[...last])
  }
}
