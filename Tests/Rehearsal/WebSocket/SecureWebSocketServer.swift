internal import Foundation
internal import Glibc

/// A server of one WebSocket over TLS: the `openssl` program is the one that speaks it, a script what is
/// said inside.
package final class SecureWebSocketServer: Sendable {
  /// Its address.
  package let url: String
  /// The certificate by which it is known, a file; it is for `127.0.0.1`.
  package let certificate: String
  private let folder: TemporaryFolder
  private let process = Process()

  /// Starts the program, which listens a moment later; `script` plays the server on the first connection
  /// whose TLS comes about.
  package init(script: @escaping @Sendable (WebSocketLink) -> Void) throws {
    folder = try TemporaryFolder()
    guard try OpenSSL.makeCertificate(in: folder) else {
      throw MailServer.CannotStart(log: "openssl")
    }
    certificate = folder.path("servidor.pem")
    let port = try MailServer.freePort()
    url = "wss://127.0.0.1:\(port)/subscribe"
    var ends: [Int32] = [0, 0]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw ScriptedServer.CannotListen()
    }
    process.executableURL = URL(fileURLWithPath: OpenSSL.program)
    // It would agree on HTTP/2, were it asked for it.
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-quiet", "-cert", certificate, "-key",
      folder.path("clave.pem"), "-alpn", "h2,http/1.1",
    ]
    let inside = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    process.standardInput = inside
    process.standardOutput = inside
    process.standardError = FileHandle.nullDevice
    try MailServer.withSignals { try process.run() }
    let socket = ends[0]
    Thread.detachNewThread {
      if let link = WebSocketLink(Wire(socket: socket), Watched(WebSocketServer.Record())) {
        script(link)
      }
      Glibc.close(socket)
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
