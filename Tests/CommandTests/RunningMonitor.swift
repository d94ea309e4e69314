import Foundation

/// A real `vigia run`, started on a port of its own choice and ended by SIGTERM.
final class RunningMonitor {
  private let process = Process()
  private let messages = Pipe()
  private let input = Pipe()
  /// Where it serves, as it said itself.
  let url: String

  /// The monitor did not say where it serves before it ended.
  struct DidNotStart: Error {
    var messages: String
  }

  /// Starts on a configuration and returns once the page's address was printed.
  init(configuration: String, data: String? = nil, inputs: [String] = []) throws {
    process.executableURL = Shell.program
    process.arguments =
      ["run", "--config", configuration] + (data.map { ["--data", $0] } ?? []) + inputs
    process.standardInput = input
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

  /// Writes to its standard input, and reads what it says until that holds a text.
  func hand(_ text: String, until wanted: String) -> String {
    input.fileHandleForWriting.write(Data(text.utf8))
    var said = ""
    while !said.contains(wanted) {
      let piece = messages.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += String(decoding: piece, as: UTF8.self)
    }
    return said
  }

  /// Asks it to read lexicons and rules again and gives what it says of that.
  func hangUp() -> String {
    kill(process.processIdentifier, SIGHUP)
    var said = ""
    while !said.contains("leídos de nuevo"), !said.contains("siguen los anteriores") {
      let piece = messages.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += String(decoding: piece, as: UTF8.self)
    }
    return said
  }

  /// Asks it to stop and gives its exit status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
