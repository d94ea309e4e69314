internal import Foundation
internal import Imaging
package import Model

/// `vigia bench avatars`: how often an edited picture is still taken for the official one, and how often
/// somebody else's is.
///
/// The folder holds one folder called `official` and one for each way of editing, with the same file
/// names in all of them. Every file goes through the decoder that strangers' pictures go through.
package struct BenchAvatars {
  private let folder: URL

  /// A bench over a folder of pictures.
  package init(folder: String) { self.folder = URL(fileURLWithPath: folder) }

  /// Measures; `within` counts the pairs at most so many bits apart, from 0 to 16.
  ///
  /// - Throws: a `Fault` where the folder cannot be read or holds no official pictures.
  package func run() throws -> JSON {
    let started = ContinuousClock.now
    let official = try likenesses("official")
    let spent = started.duration(to: .now) / .milliseconds(1)
    guard official.contains(where: { $0.value != nil }) else {
      throw Fault(
        .noInput, "en «\(folder.path)/official» no hay ninguna imagen que se pueda leer",
        remedy: "ponga allí las oficiales, y las editadas, con igual nombre, en carpetas hermanas")
    }
    var edits: [JSON.Member] = []
    for edit in try names(in: folder) where edit != "official" {
      let seen = try likenesses(edit)
      let bits = official.keys.sorted().compactMap { name in
        seen[name].map { own in own.flatMap { official[name]??.distance(to: $0) } }
      }
      edits.append(.init(edit, Self.tally(bits)))
    }
    let pictures = official.keys.sorted().compactMap { official[$0] ?? nil }
    var others: [Int?] = []
    others.reserveCapacity(pictures.count * max(0, pictures.count - 1))
    for (place, one) in pictures.enumerated() {
      for (other, two) in pictures.enumerated() where place != other {
        others.append(one.distance(to: two))
      }
    }
    return [
      "pictures": JSON(pictures.count), "unreadable": JSON(official.count - pictures.count),
      "picture_ms": .number((spent / Double(official.count) * 100).rounded() / 100),
      "edits": .object(edits), "others": Self.tally(others),
    ]
  }

  private static func tally(_ bits: [Int?]) -> JSON {
    let near = bits.count { $0.map { $0 <= Likeness.near } == true }
    var exact = [Int](repeating: 0, count: 17)
    for case .some(let bits) in bits where bits < exact.count { exact[bits] += 1 }
    var total = 0
    let within = exact.map { count -> Int in
      total += count
      return total
    }
    return [
      "pairs": JSON(bits.count), "taken": JSON(near),
      "share": .number(bits.isEmpty ? 0 : Double(near) / Double(bits.count)),
      "within": .array(within.map { JSON($0) }),
    ]
  }

  /// By file name; nil for what is no picture.
  private func likenesses(_ part: String) throws -> [String: Likeness?] {
    let inside = folder.appendingPathComponent(part)
    var found: [String: Likeness?] = [:]
    for name in try names(in: inside) {
      let bytes = try? Data(contentsOf: inside.appendingPathComponent(name))
      found[name] = .some(bytes.flatMap { try? Likeness(Picture(decoding: Array($0))) })
    }
    return found
  }

  private func names(in folder: URL) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      throw Fault(
        .noInput, "no se puede leer la carpeta «\(folder.path)»", remedy: "revise el nombre")
    }
  }
}
