internal import Configuring
package import Model
internal import Sealing

/// What `vigia tokens` does: makes access tokens, of which the configuration keeps only digests.
package enum TokenRun {
  /// A new token, and the line that makes the configuration know it.
  package struct Made: Sendable {
    /// What the caller of the API sends; it is shown once and kept nowhere.
    package var token: String
    /// An entry of `tokens` in the configuration.
    package var line: String
  }

  /// Makes a token for somebody; without scopes it opens everything.
  ///
  /// - Throws: `.usage` when the name cannot stand in a configuration or a scope is unknown.
  package static func make(name: String, scopes: [String]) throws(Fault) -> Made {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard !name.isEmpty, name.count <= 64, isPlain else {
      throw Fault(
        .usage, "«\(name)» no sirve de nombre", remedy: "use letras, cifras, guion o punto")
    }
    let known = AccessToken.Scope.allCases.map(\.rawValue)
    if let wrong = scopes.first(where: { !known.contains($0) }) {
      throw Fault(
        .usage, "--scopes no puede ser «\(wrong)»", remedy: "use \(known.joined(separator: ", "))")
    }
    let token = RandomToken.make(bytes: 32)
    let digest = Digest.sha256Hex(Array(token.utf8))
    let opens = (scopes.isEmpty ? known : scopes).joined(separator: ", ")
    return Made(
      token: token, line: "- {name: \(name), sha256: \(digest), scopes: [\(opens)]}")
  }

  /// Whom the configuration lets in, and to what.
  package static func list(configuration file: String) throws -> [JSON] {
    try ConfigurationFile.read(file).tokens.map { token in
      let kept: JSON =
        switch token.secret {
        case .sha256: .string("sha256")
        case .environment(let name): .string("env " + name)
        }
      return [
        "name": .string(token.name), "scopes": JSON(token.scopes.map(\.rawValue)), "kept": kept,
      ]
    }
  }
}
