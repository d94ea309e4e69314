import Foundation
import Testing

@Suite("The demonstration", .serialized)
struct DemoCommandTests {
  @Test("stopped by Ctrl-C it ends with 130, and started again it goes on where it was")
  func goesOn() throws {
    let cache = NSTemporaryDirectory() + "vigia-cache-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: cache) }
    let first = try Interrupted(cache: cache, until: "19:40 ·")
    #expect(first.status == 130)
    #expect(first.said.contains("un día grabado de una operadora inventada"))
    #expect(first.said.contains("http://127.0.0.1:"))
    #expect(first.said.contains("A las 19:40 se cae la señal en Rosario"))
    let second = try Interrupted(cache: cache, until: "Sigue donde se detuvo, a las ")
    #expect(second.status == 130)
  }

  /// A demonstration that is interrupted once it has said something.
  private struct Interrupted {
    let status: Int32
    let said: String

    init(cache: String, until words: String) throws {
      let process = Process()
      process.executableURL = Shell.program
      process.arguments = ["demo", "--speed", "600", "--listen", "127.0.0.1:0"]
      process.environment = ProcessInfo.processInfo.environment
        .merging(["XDG_CACHE_HOME": cache]) { $1 }
      let messages = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = messages
      try process.run()
      var said = ""
      let limit = Date() + 90
      while !said.contains(words), Date() < limit {
        let piece = messages.fileHandleForReading.availableData
        if piece.isEmpty { break }
        said += String(decoding: piece, as: UTF8.self)
      }
      process.interrupt()
      process.waitUntilExit()
      status = process.terminationStatus
      self.said = said
    }
  }
}
