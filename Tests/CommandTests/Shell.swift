import Foundation

/// Runs the real program, as a person would in a shell.
struct Shell {
  /// What a run left behind.
  struct Result {
    var status: Int32
    var out: String
    var err: String

    /// The lines of standard output.
    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  /// The program that was built beside these tests.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("vigia")

  /// The project's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs `vigia` with some words and some input until it ends.
  @discardableResult
  static func vigia(
    _ words: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    let errors = Reading(stderr)
    let output = Reading(stdout)
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let (out, err) = (output.text(), errors.text())
    process.waitUntilExit()
    return Result(status: process.terminationStatus, out: out, err: err)
  }

  /// Reads a pipe on a thread of its own, so that neither side waits for the other.
  ///
  /// `data` is written before `done` is signalled and read after, hence the unchecked conformance.
  private final class Reading: @unchecked Sendable {
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) {
      Thread.detachNewThread { [self] in
        data = pipe.fileHandleForReading.readDataToEndOfFile()
        done.signal()
      }
    }

    func text() -> String {
      done.wait()
      return String(decoding: data, as: UTF8.self)
    }
  }
}
