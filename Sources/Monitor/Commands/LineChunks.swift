internal import Foundation
package import Model

/// Reads a file or standard input in chunks that end at a line break, so that a long stream needs
/// little memory.
package struct LineChunks {
  /// Whole lines and the number of the first of them, from 1.
  package struct Chunk: Sendable {
    /// The bytes, line breaks included.
    package var bytes: [UInt8]
    /// The line number of the first line.
    package var firstLine: Int
  }

  private static let size = 1 << 20
  /// A line longer than this is nobody's mention: 16 MiB.
  private static let longestLine = 16 << 20

  private let handle: FileHandle
  private var rest: [UInt8] = []
  private var nextLine = 1
  private var ended = false

  /// A reader of a path, or of standard input for `-`.
  package init(path: String) throws(Fault) {
    if path == "-" {
      handle = .standardInput
      return
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Fault(.noInput, "no puedo leer «\(path)»", remedy: "revise la ruta y los permisos")
    }
    self.handle = handle
  }

  /// The next whole lines, or nil at the end.
  package mutating func next() throws(Fault) -> Chunk? {
    while !ended {
      let read: Data
      do {
        read = try handle.read(upToCount: Self.size) ?? Data()
      } catch {
        throw Fault(.noInput, "no puedo seguir leyendo la entrada", remedy: "revise el archivo")
      }
      if read.isEmpty {
        ended = true
        break
      }
      rest += read
      guard rest.count <= Self.longestLine else {
        throw Fault(
          .badData, "la línea \(nextLine) pasa de 16 MiB", remedy: "¿es NDJSON, un valor por línea?"
        )
      }
      if let end = rest.lastIndex(of: UInt8(ascii: "\n")) { return cut(at: end + 1) }
    }
    return rest.isEmpty ? nil : cut(at: rest.count)
  }

  private mutating func cut(at end: Int) -> Chunk {
    let bytes = Array(rest[..<end])
    rest.removeFirst(end)
    let chunk = Chunk(bytes: bytes, firstLine: nextLine)
    nextLine += bytes.count { $0 == UInt8(ascii: "\n") }
    return chunk
  }
}
