import Foundation
import Monitor
import Rehearsal

extension World {
  /// The project's data with these connectors, by their ids, instead of its own.
  static func data(in folder: TemporaryFolder, connectors: [String: String]) throws -> DataFolder {
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder.path("datos/Rules/connectors"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: folder.path("datos/Lexicons"), withDestinationPath: root + "/Lexicons")
    for name in try files.contentsOfDirectory(atPath: root + "/Rules") where name != "connectors" {
      try files.createSymbolicLink(
        atPath: folder.path("datos/Rules/" + name), withDestinationPath: root + "/Rules/" + name)
    }
    for (id, text) in connectors {
      try folder.write(text, to: "datos/Rules/connectors/\(id).yaml")
    }
    return try DataFolder(named: folder.path("datos"))
  }
}
