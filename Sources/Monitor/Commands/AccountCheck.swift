internal import Configuring
internal import Detecting
package import Model
internal import Text

/// What `vigia accounts` does: holds accounts, one a line, against brands.
package struct AccountCheck: Sendable {
  private let scorers: [(brand: String, scorer: ImpostorScorer)]

  /// Reads the brands' file.
  ///
  /// - Throws: `Faults` with every mistake of the file, or a `Fault` when it cannot be read.
  package init(brandsFile: String) throws {
    let brands = try BrandFile.read(Files.read(brandsFile), file: brandsFile)
    scorers = brands.map { ($0.id, ImpostorScorer($0)) }
  }

  /// A line an account in the same order, and the lines that could not be read.
  package func check(_ chunk: LineChunks.Chunk) -> (text: String, faults: [Fault]) {
    let (lines, faults) = chunk.read { json throws(Fault) in
      let author = try Author(json: json)
      let brand = json["brand"]?.string
      if let brand, !scorers.contains(where: { $0.brand == brand }) {
        throw Fault(
          .badData, "la marca «\(brand)» no está en el archivo de marcas",
          remedy: "agréguela, o quite «brand» para comparar con todas")
      }
      return line(author, brand: brand)
    }
    return (lines, faults)
  }

  /// An account that names no brand is held against every one; the strongest verdict stands.
  private func line(_ author: Author, brand: String?) -> JSON {
    var best: (brand: String?, verdict: AccountVerdict) = (brand, AccountVerdict())
    for (id, scorer) in scorers where brand == nil || id == brand {
      let verdict = scorer.verdict(on: author)
      if verdict.points > best.verdict.points { best = (id, verdict) }
    }
    let automation = AutomationScorer.verdict(on: author)
    return [
      "id": JSON(author.id), "handle": JSON(author.handle), "brand": JSON(best.brand),
      "impersonation": best.verdict.json(
        tier: ImpostorTier(points: best.verdict.points).rawValue),
      "automation": automation.json(tier: AutomationTier(points: automation.points).rawValue),
    ]
  }
}

extension LineChunks.Chunk {
  /// Turns every line that is not blank into a line of output; a bad one is told and skipped.
  func read(
    _ answer: (JSON) throws(Fault) -> JSON
  ) -> (text: String, faults: [Fault]) {
    var output: [UInt8] = []
    var faults: [Fault] = []
    for (offset, slice) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      if slice.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(Fault) {
        JSONText.append(try answer(try JSONDocument.parse(slice)), to: &output)
        output.append(UInt8(ascii: "\n"))
      } catch {
        var fault = error
        fault.what = "línea \(firstLine + offset): \(fault.what)"
        faults.append(fault)
      }
    }
    return (String(decoding: output, as: UTF8.self), faults)
  }
}
