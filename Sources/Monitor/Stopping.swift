internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs something until the program is asked to stop by SIGINT or SIGTERM.
enum Stopping {
  /// A pipe that the signal handler writes into: a signal that comes before anybody listens stays in it.
  private static let pipe: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    _ = unsafe ends.withUnsafeMutableBufferPointer { unsafe Foundation.pipe($0.baseAddress) }
    return (ends[0], ends[1])
  }()

  /// From now on SIGINT, SIGTERM and SIGHUP are kept instead of ending the program at once.
  ///
  /// Call it before telling anybody that the program runs.
  static func listen() {
    guard pipe.write >= 0 else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { received in
        var byte = UInt8(truncatingIfNeeded: received)
        _ = unsafe write(Stopping.pipe.write, &byte, 1)
      }
    }
  }

  /// Runs `body` until it ends or a signal cancels it; the signal that did, if one did.
  ///
  /// A SIGHUP ends nothing: it is handed to `hangup`.
  static func untilSignal(
    hangup: @escaping @Sendable () async -> Void = {},
    _ body: @escaping @Sendable () async -> Void
  ) async -> Int32? {
    listen()
    let received = Mutex<Int32?>(nil)
    let task = Task { await body() }
    let source = DispatchSource.makeReadSource(fileDescriptor: pipe.read, queue: .global())
    source.setEventHandler { @Sendable in
      var byte: UInt8 = 0
      guard unsafe read(pipe.read, &byte, 1) == 1 else { return }
      if Int32(byte) == SIGHUP {
        Task { await hangup() }
        return
      }
      received.withLock { $0 = $0 ?? Int32(byte) }
      task.cancel()
    }
    source.resume()
    await task.value
    source.cancel()
    return received.withLock { $0 }
  }
}
