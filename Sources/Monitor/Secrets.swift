internal import Foundation
internal import Model
internal import Polling

/// Finds secrets where the operator keeps them: in the environment or in files only the owner may read.
///
/// They are looked up anew for every request, so that a renewed one counts at once, and kept nowhere.
enum Secrets {
  /// The largest file that is taken for a secret.
  private static let mostBytes = 16 << 10

  /// A look-up; relative paths begin at `directory`.
  static func lookUp(
    in directory: String,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> SecretLookup {
    { (name, source) throws(Fault) in
      switch source.secrets[name] ?? .environment(standardVariable(name)) {
      case .environment(let variable):
        guard let value = environment[variable], !value.isEmpty else {
          throw Fault(
            .configuration, "falta la credencial «\(name)»: defina la variable \(variable)")
        }
        return value
      case .file(let path):
        let whole = path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
        return try read(whole, name)
      }
    }
  }

  /// `VIGIA_X_BEARER` for `x_bearer`.
  static func standardVariable(_ name: String) -> String { "VIGIA_" + name.uppercased() }

  private static func read(_ path: String, _ name: String) throws(Fault) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let attributes, let mode = attributes[.posixPermissions] as? NSNumber,
      let size = attributes[.size] as? NSNumber
    else {
      throw Fault(.configuration, "falta la credencial «\(name)»: no existe el archivo «\(path)»")
    }
    guard mode.intValue & 0o077 == 0 else {
      throw Fault(
        .configuration, "el archivo «\(path)» lo pueden leer otros: ejecute chmod 600 \(path)")
    }
    guard size.intValue <= mostBytes, let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)?
        .trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty
    else {
      throw Fault(
        .configuration, "el archivo «\(path)» no guarda una credencial",
        remedy: "escriba en él solo la clave")
    }
    return text
  }
}
