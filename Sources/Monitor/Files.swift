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
    guard let file = FileHandle(forReadingAtPath: path), let bytes = contents(of: file) else {
      throw Fault(.noInput, "no puedo leer «\(path)»", remedy: "revise los permisos")
    }
    return bytes
  }

  /// The rest of a file; nil when it cannot be read.
  ///
  /// Read by hand to where it will stay: `[UInt8](Data)` would hold a recording of a gigabyte twice.
  private static func contents(of file: FileHandle) -> [UInt8]? {
    let descriptor = file.fileDescriptor
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    var bytes: [UInt8] = []
    // A file that grows, or that states no size, is read in further pieces.
    var room = max(Int(status.st_size) + 1, 64 * 1024)
    while true {
      var count = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        unsafe count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count < 0 { return nil }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if count == 0 { return bytes }
      room = 64 * 1024
    }
  }
}
