internal import Glibc

/// A server on loopback that greets and answers line by line, for dialogues that go wrong.
package final class LineServer: Sendable {
  private let doorway: Doorway

  /// The port it listens on, chosen by the system.
  package var port: Int { doorway.port }

  /// Starts listening; `answer` gives what is sent after each line, nil to hang up.
  package init(greeting: String, answer: @escaping @Sendable (String) -> String?) throws {
    doorway = try Doorway { socket in Self.serve(socket, greeting, answer) }
  }

  private static func serve(
    _ socket: Int32, _ greeting: String, _ answer: (String) -> String?
  ) {
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
