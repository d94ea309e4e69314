internal import Foundation
internal import Glibc
internal import Synchronization

/// An HTTP/1.1 server on loopback that does what a test tells it, faults included.
///
/// Each connection has a thread; the handler is called on it. Stops when it goes away.
package final class ScriptedServer: Sendable {
  /// What a test may wait for.
  package struct Record: Sendable {
    /// The requests so far, in order of arrival.
    package var exchanges: [Exchange] = []
    /// Connections opened so far.
    package var connections = 0
    /// Connections that have ended so far.
    package var ended = 0
  }

  /// The failure to open a port.
  package struct CannotListen: Error {}

  /// The port it listens on, chosen by the system.
  package let port: Int
  private let address: String
  private let listener: Int32
  private let line: Line

  /// Starts listening on 127.0.0.1, or on another address of loopback.
  package init(
    on address: String = "127.0.0.1", handler: @escaping @Sendable (Exchange) -> Reply
  ) throws {
    guard let (listener, port) = Self.listen(on: address) else { throw CannotListen() }
    self.address = address
    let line = Line(handler: handler)
    self.listener = listener
    self.port = port
    self.line = line
    Thread.detachNewThread {
      while line.isOpen {
        let socket = accept(listener, nil, nil)
        guard socket >= 0, line.add(socket) else { continue }
        Thread.detachNewThread { line.serve(socket) }
      }
      Glibc.close(listener)
    }
  }

  deinit { stop() }

  /// The address of a path on this server.
  package func url(_ path: String = "/") -> String { "http://\(address):\(port)\(path)" }

  /// The requests so far, in order of arrival.
  package var exchanges: [Exchange] { line.record.value.exchanges }

  /// What has happened so far.
  package var record: Record { line.record.value }

  /// The requests so far, once there are so many.
  @discardableResult
  package func requests(count: Int) async throws -> [Exchange] {
    try await line.record.wait { $0.exchanges.count >= count }.exchanges
  }

  /// Returns once so many connections have ended, by either side.
  package func endings(count: Int) async throws {
    try await line.record.wait { $0.ended >= count }
  }

  /// Closes the port and every connection.
  package func stop() { line.stop(listener: listener) }

  static func listen(on text: String = "127.0.0.1") -> (listener: Int32, port: Int)? {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    guard unsafe inet_pton(AF_INET, text, &address.sin_addr) == 1 else { return nil }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && Glibc.listen(listener, 512) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isListening else { return nil }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}

/// What the server's threads share; outlives the server by as long as they need.
private final class Line: Sendable {
  let record = Watched(ScriptedServer.Record())
  private let handler: @Sendable (Exchange) -> Reply
  /// The open connections, or nil once stopped.
  private let sockets = Mutex<Set<Int32>?>([])

  init(handler: @escaping @Sendable (Exchange) -> Reply) { self.handler = handler }

  /// Takes a connection in; false, and the connection closed, once stopped.
  func add(_ socket: Int32) -> Bool {
    let isOpen = sockets.withLock { $0?.insert(socket) != nil }
    if isOpen { record.update { $0.connections += 1 } } else { Glibc.close(socket) }
    return isOpen
  }

  func serve(_ socket: Int32) {
    var wire = Wire(socket: socket)
    while var exchange = wire.request() {
      exchange = record.update { [exchange] record in
        var numbered = exchange
        numbered.number = record.exchanges.count
        record.exchanges.append(numbered)
        return numbered
      }
      guard handler(exchange).send(over: wire, to: exchange.method) else { break }
    }
    sockets.withLock { sockets in
      sockets?.remove(socket)
      // Closed under the lock, so that `stop` never meets a number that means another connection.
      Glibc.close(socket)
    }
    record.update { $0.ended += 1 }
  }

  var isOpen: Bool { sockets.withLock { $0 != nil } }

  func stop(listener: Int32) {
    sockets.withLock { sockets in
      guard let open = sockets else { return }
      for socket in open { shutdown(socket, Int32(SHUT_RDWR)) }
      shutdown(listener, Int32(SHUT_RDWR))
      sockets = nil
    }
  }
}
