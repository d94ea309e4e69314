package import Foundation

/// The `openssl` program: an opinion on keys and signatures that is not ours.
package enum OpenSSL {
  static let program = "/usr/bin/openssl"

  /// Whether it is there.
  package static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: program)
  }

  /// Makes a key, `clave.pem`, and a certificate for `127.0.0.1`, `servidor.pem`; whether it could.
  static func makeCertificate(in folder: TemporaryFolder) throws -> Bool {
    try run(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", folder.path("clave.pem"), "-out", folder.path("servidor.pem"), "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"
    ).isGood
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
