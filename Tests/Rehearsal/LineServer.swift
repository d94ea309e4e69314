internal import Foundation
internal import Glibc

/// A server on loopback that greets and answers line by line, for dialogues that go wrong.
package final class LineServer: Sendable {
  /// The port it listens on, chosen by the system.
  package let port: Int
  private let listener: Int32

  /// Starts listening; `answer` gives what is sent after each line, nil to hang up.
  package init(greeting: String, answer: @escaping @Sendable (String) -> String?) throws {
    guard let (listener, port) = ScriptedServer.listen() else {
      throw ScriptedServer.CannotListen()
    }
    self.listener = listener
    self.port = port
    Thread.detachNewThread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        Thread.detachNewThread { Self.serve(socket, greeting, answer) }
      }
      Glibc.close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func serve(
    _ socket: Int32, _ greeting: String, _ answer: (String) -> String?
  ) {
    defer { Glibc.close(socket) }
    let wire = Wire(socket: socket)
    guard wire.send(Array(greeting.utf8)) else { return }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe recv(socket, &byte, 1, 0) == 1 {
      guard byte == 0x0A else {
        line.append(byte)
        continue
      }
      let said = String(decoding: line, as: UTF8.self).filter { $0 != "\r" }
      line = []
      guard let reply = answer(said), wire.send(Array(reply.utf8)) else { return }
    }
  }
}
