import Configuring
import Foundation
import Model
import Reading

/// The lexicons and rules as they are shipped.
enum Desk {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let shipped = Result { try read() }

  static func lexicon() throws -> Lexicon { try shipped.get() }

  private static func read() throws -> Lexicon {
    let tables = folder.appending(path: "Lexicons")
    let names = try FileManager.default.contentsOfDirectory(atPath: tables.path).sorted()
    return try Lexicon(
      files: names.filter { $0.hasSuffix(".tsv") }.map {
        (name: $0, bytes: Array(try Data(contentsOf: tables.appending(path: $0))))
      })
  }

  static func rules() throws -> RulePack {
    let file = folder.appending(path: "Rules/telco.yaml")
    return try RuleFile.read(Array(try Data(contentsOf: file)), file: "Rules/telco.yaml")
  }

  static func places() throws -> Gazetteer {
    let tables = folder.appending(path: "Rules/places")
    let names = try FileManager.default.contentsOfDirectory(atPath: tables.path).sorted()
    return try Gazetteer(
      files: names.filter { $0.hasSuffix(".tsv") }.map {
        (name: $0, bytes: Array(try Data(contentsOf: tables.appending(path: $0))))
      })
  }

  static func reader(_ brands: [Brand] = []) throws -> Reader {
    try Reader(lexicon: lexicon(), rules: rules(), brands: brands, places: places())
  }

  /// One reader for the tests that need no brand.
  static let plain = Result { try reader() }

  static func read(_ text: String) throws -> Finding {
    try plain.get().read(Mention(id: "1", text: text))
  }
}
