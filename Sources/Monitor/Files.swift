internal import Foundation
package import Model

/// Reads whole files, with faults that say what to do.
package enum Files {
  /// The bytes of a file, or of standard input for `-`.
  package static func read(_ path: String) throws(Fault) -> [UInt8] {
    if path == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(.noInput, "no existe el archivo «\(path)»", remedy: "revise la ruta")
    }
    if isFolder.boolValue {
      throw Fault(.noInput, "«\(path)» es una carpeta", remedy: "indique un archivo")
    }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Fault(.noInput, "no puedo leer «\(path)»", remedy: "revise los permisos")
    }
  }
}
