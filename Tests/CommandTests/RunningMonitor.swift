import Foundation

/// A real `vigia run`, started on a port of its own choice and ended by SIGTERM.
final class RunningMonitor {
  private let process = Process()
  private let messages = Pipe()
  /// Where it serves, as it said itself.
  let url: String

  /// The monitor did not say where it serves before it ended.
  struct DidNotStart: Error {
    var messages: String
  }

  /// Starts on a configuration and returns once the page's address was printed.
  init(configuration: String) throws {
    process.executableURL = Shell.program
    process.arguments = ["run", "--config", configuration]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    var said = ""
    while true {
      let piece = messages.fileHandleForReading.availableData
      said += String(decoding: piece, as: UTF8.self)
      let words = said.split(whereSeparator: \.isWhitespace)
      if let address = words.first(where: { $0.hasPrefix("http://") }), said.contains("\n") {
        url = String(address)
        return
      }
      if piece.isEmpty { throw DidNotStart(messages: said) }
    }
  }

  /// Asks it to stop and gives its exit status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
