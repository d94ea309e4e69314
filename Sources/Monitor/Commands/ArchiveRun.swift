internal import Configuring
internal import Foundation
package import Model
internal import Store

/// What `vigia archive` does: looks after the one file, also beside a running monitor.
package struct ArchiveRun {
  private let path: String

  /// Finds the archive by its configuration.
  package init(configuration file: String) throws {
    let configuration = try ConfigurationFile.read(file)
    path = configuration.path(configuration.archive)
  }

  /// What the archive holds: counts, bytes, first and last arrival.
  package func overview() async throws -> JSON {
    try await Archive.reading(path) { archive in
      let totals = await archive.totals()
      let span = try await archive.mentionSpan()
      return [
        "file": .string(path), "mentions": JSON(totals.mentions), "alerts": JSON(totals.alerts),
        "cases": JSON(totals.cases), "events": JSON(totals.events),
        "bytes": JSON(Int(totals.bytes + totals.walBytes)), "first_at": JSON(span?.first),
        "last_at": JSON(span?.last),
      ]
    }
  }

  /// Looks through the whole file.
  ///
  /// - Throws: `.badData` with the first finding when it is damaged.
  package func check() async throws {
    try await Archive.reading(path) { archive in
      guard let first = try await archive.damage().first else { return }
      throw Fault(
        .badData, at: FilePlace(file: path), "el archivo está dañado: \(first)",
        remedy: "deténgalo y vuelva a la última copia de «vigia archive copy»")
    }
  }

  /// Writes a whole copy as of now into a new file.
  package func copy(to target: String) async throws {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Fault(
        .inputOutput, at: FilePlace(file: target), "ya existe",
        remedy: "nombre un archivo que no exista: una copia no pisa nada")
    }
    try await Archive.reading(path) { try await $0.copy(to: target) }
  }
}
