package import Foundation

/// The `openssl` program: an opinion on keys and signatures that is not ours.
package enum OpenSSL {
  private static let program = "/usr/bin/openssl"

  /// Whether it is there.
  package static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: program)
  }

  /// Runs it; whether it ended well, and what it wrote.
  package static func run(_ arguments: String...) throws -> (isGood: Bool, output: Data) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus == 0, output)
  }
}
