internal import Foundation
internal import Model

/// Reads what must stay secret: in the file itself, or by the name of an environment variable.
///
/// No message repeats a secret.
struct SecretReader {
  let environment: [String: String]
  let faults: FaultBook
  /// Lengths of a webhook's key in bytes (Standard Webhooks, "Signature scheme").
  private static let keyLengths = 24...64

  /// The secrets of a receiver: `secret`, `secrets` or `secret_env`; the first signs.
  func webhook(_ reader: inout MapReader, id: String) -> [String] {
    var keys = reader.texts("secret") + reader.texts("secrets")
    for name in reader.texts("secret_env") {
      // A variable may hold several, separated by spaces, while one is being rotated out.
      let values = variable(name)?.split(separator: " ") ?? []
      keys += values.map { PlacedText(value: String($0), place: name.place) }
      if values.isEmpty { return keys.map(\.value) }
    }
    if keys.isEmpty { faults.note(reader.place, Texts.noSecret(id), remedy: Texts.noSecretRemedy) }
    for key in keys where !isWebhookSecret(key.value) {
      faults.note(key.place, Texts.badSecret(id), remedy: Texts.badSecretRemedy)
    }
    return keys.map(\.value)
  }

  /// The value of an environment variable that is set and not empty, else nil and a fault.
  func variable(_ name: PlacedText) -> String? {
    if let value = environment[name.value], !value.isEmpty { return value }
    faults.note(name.place, Texts.noVariable(name.value), remedy: Texts.noVariableRemedy)
    return nil
  }

  private func isWebhookSecret(_ text: String) -> Bool {
    let prefix = "whsec_"
    let written = text.dropFirst(prefix.count)
    guard text.hasPrefix(prefix), let key = Data(base64Encoded: String(written)) else {
      return false
    }
    // One spelling for one key, as what signs reads it: else deliveries would fail one by one.
    return Self.keyLengths.contains(key.count) && key.base64EncodedString() == written
  }
}

extension AccessToken {
  /// The token in a node, or nil when it lacks what it cannot do without.
  static func read(_ node: YAMLNode, _ names: inout IDBook, _ secrets: SecretReader) -> AccessToken?
  {
    let faults = secrets.faults
    guard var reader = MapReader(node, "la clave de acceso", faults) else { return nil }
    let name = reader.text("name", isRequired: true)
    if let name { names.enter(name: name, faults) }
    let digest = reader.text("sha256")
    let variable = reader.text("env")
    let scopes = reader.choices("scopes", of: Scope.self)
    reader.finish()
    guard let name else { return nil }
    var secret: Secret?
    if let digest {
      let hex = digest.value.lowercased()
      if hex.utf8.count != 64 || !hex.allSatisfy(\.isHexDigit) {
        faults.note(digest.place, Texts.badDigest, remedy: Texts.badDigestRemedy)
      }
      secret = .sha256(hex)
    } else if let variable {
      _ = secrets.variable(variable)
      secret = .environment(variable.value)
    } else {
      faults.note(reader.place, Texts.noToken(name.value), remedy: Texts.noTokenRemedy)
    }
    return secret.map {
      AccessToken(name: name.value, secret: $0, scopes: scopes.isEmpty ? Scope.allCases : scopes)
    }
  }
}
