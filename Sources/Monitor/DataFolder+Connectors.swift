internal import Configuring
internal import Foundation
package import Model

extension DataFolder {
  /// The files that define connectors, by name.
  var connectorFiles: [String] {
    let folder = path + "/Rules/connectors"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }.sorted().map { folder + "/" + $0 }
  }

  /// Every connector of `Rules/connectors`, by file name; two of one id are a fault.
  package func connectors() throws -> [Connector] {
    var connectors: [Connector] = []
    var faults: [Fault] = []
    for file in connectorFiles {
      do {
        let connector = try ConnectorFile.read(try Files.read(file), file: file)
        if connectors.contains(where: { $0.id == connector.id }) {
          faults.append(
            Fault(
              .configuration, at: FilePlace(file: file),
              "ya hay un conector «\(connector.id)» en otro archivo", remedy: "cambie el id"))
        }
        connectors.append(connector)
      } catch let several as Faults {
        faults += several.list
      }
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return connectors
  }

  /// The connector of an id, or in a file of that path.
  package func connector(_ id: String) throws -> Connector {
    if id.contains("/") || id.hasSuffix(".yaml") || id.hasSuffix(".json") {
      return try ConnectorFile.read(try Files.read(id), file: id)
    }
    let known = try connectors()
    if let connector = known.first(where: { $0.id == id }) { return connector }
    throw Fault(
      .configuration, "no hay ningún conector «\(id)»",
      remedy: "hay " + known.map(\.id).joined(separator: ", "))
  }

  /// The sources with their connectors; every mistake in what they ask of them together.
  package func connected(_ sources: [Source]) throws -> [Source] {
    guard sources.contains(where: { $0.connectorID != nil }) else { return sources }
    let known = try connectors()
    var faults: [Fault] = []
    let connected = sources.compactMap { source -> Source? in
      do throws(Faults) { return try source.connected(among: known) } catch {
        faults += error.list
        return nil
      }
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return connected
  }
}
