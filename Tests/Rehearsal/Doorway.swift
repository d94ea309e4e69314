internal import Foundation
internal import Glibc

/// A port on loopback; whoever comes in is served on a thread of his own until that returns.
final class Doorway: Sendable {
  /// The port, chosen by the system.
  let port: Int
  private let listener: Int32

  /// Opens the port.
  init(serve: @escaping @Sendable (_ socket: Int32) -> Void) throws {
    guard let (listener, port) = ScriptedServer.listen() else {
      throw ScriptedServer.CannotListen()
    }
    self.listener = listener
    self.port = port
    Thread.detachNewThread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        Thread.detachNewThread {
          serve(socket)
          Glibc.close(socket)
        }
      }
      Glibc.close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
