internal import Configuring
internal import Foundation
package import Model
package import Reading

/// The folder that holds `Lexicons` and `Rules`.
package struct DataFolder: Sendable {
  /// Its path.
  package let path: String
  /// The pack of rules in use.
  private(set) var pack = "telco"

  /// Finds the folder: the one named, else beside or above the program, under `../share/vigia`, or the
  /// present one.
  ///
  /// - Throws: a fault of missing input that lists where it was sought.
  package init(named: String? = nil) throws(Fault) {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    var places = [program.appendingPathComponent("../share/vigia").standardized.path]
    var folder = program
    for _ in 0..<5 {
      places.append(folder.path)
      folder.deleteLastPathComponent()
    }
    places.append(FileManager.default.currentDirectoryPath)
    if let named { places = [named] }
    guard let found = places.first(where: Self.isDataFolder) else {
      throw Fault(
        .noInput,
        "no encuentro las carpetas Lexicons y Rules (busqué en \(places.joined(separator: ", ")))",
        remedy: "indique la carpeta que las contiene con --data")
    }
    path = found
  }

  private static func isDataFolder(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/Lexicons")
      && FileManager.default.fileExists(atPath: path + "/Rules/telco.yaml")
  }

  /// The words and phrases that `Reading` scores by.
  package func lexicon() throws -> Lexicon {
    try Lexicon(files: tables(in: path + "/Lexicons"))
  }

  /// The drivers and flags.
  ///
  /// - Throws: a `Fault` of configuration when there is no such pack, `Faults` of what is wrong in it.
  package func rules() throws -> RulePack {
    let file = path + "/Rules/\(pack).yaml"
    guard FileManager.default.fileExists(atPath: file) else {
      let packs = try otherPacks().map(\.name).joined(separator: ", ")
      throw Fault(
        .configuration, "no hay reglas «\(pack)» en \(path)/Rules",
        remedy: "en «rules» escriba uno de: \(packs)")
    }
    return try RuleFile.read(try Files.read(file), file: file)
  }

  /// The same folder with the pack of rules that a configuration names.
  func with(_ configuration: Configuration) -> DataFolder {
    var other = self
    other.pack = configuration.rules
    return other
  }

  /// The packs of rules of other trades that lie beside the one in use.
  package func otherRules() throws -> [RulePack] {
    try otherPacks().map { try RuleFile.read($0.bytes, file: path + "/Rules/\($0.name).yaml") }
  }

  private func otherPacks() throws -> [(name: String, bytes: [UInt8])] {
    let folder = path + "/Rules"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasSuffix(".yaml") && $0 != pack + ".yaml" }.compactMap { name in
      let bytes = try Files.read(folder + "/" + name)
      guard String(decoding: bytes, as: UTF8.self).contains("\nformat: vigia-rules/") else {
        return nil
      }
      return (String(name.dropLast(5)), bytes)
    }
  }

  /// The places that are known by name; none when there is no folder of them.
  package func places() throws -> Gazetteer {
    let folder = path + "/Rules/places"
    guard FileManager.default.fileExists(atPath: folder) else { return Gazetteer() }
    return try Gazetteer(files: tables(in: folder))
  }

  private func tables(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }
      .sorted().map { (name: folder + "/" + $0, bytes: try Files.read(folder + "/" + $0)) }
  }

  /// The care queue's promises; the defaults when there is no file.
  package func careRules() throws -> CareRules {
    let file = path + "/Rules/care.yaml"
    guard FileManager.default.fileExists(atPath: file) else { return CareRules() }
    return try CareFile.read(try Files.read(file), file: file)
  }

  /// What is due every year, whoever is watched; nothing when there is no file.
  package func calendar() throws -> [CalendarEntry] {
    let file = path + "/Rules/calendar.yaml"
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    return try CalendarFile.read(try Files.read(file), file: file)
  }

  /// A reader for some brands, by the drivers in use or by other ones.
  package func reader(brands: [Brand], rules other: RulePack? = nil) throws -> Reader {
    try Reader(
      lexicon: lexicon(), rules: other ?? rules(), brands: brands, places: places())
  }
}
