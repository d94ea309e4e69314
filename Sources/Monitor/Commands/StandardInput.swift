internal import Foundation
internal import Glibc
internal import Model
internal import Synchronization

/// Standard input in whole lines as they come, without a thread that nobody can wake.
struct StandardInput: Sendable {
  /// A line longer than this is nobody's mention: 16 MiB.
  private static let longestLine = 16 << 20

  private let descriptor: Int32
  private var rest: [UInt8] = []

  /// The lines of an open file; 0 is standard input.
  init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  /// The next whole lines, line breaks included; nil at the end or when the task is cancelled.
  ///
  /// - Throws: a `Fault` when a line has no end.
  mutating func next() async throws(Fault) -> [UInt8]? {
    while true {
      if let end = rest.lastIndex(of: 0x0A) {
        defer { rest.removeFirst(end + 1) }
        return Array(rest[...end])
      }
      guard rest.count <= Self.longestLine else {
        throw Fault(
          .badData, "una línea pasa de 16 MiB", remedy: "¿es NDJSON, un valor por línea?")
      }
      guard let more = await Self.read(descriptor) else {
        defer { rest = [] }
        return rest.isEmpty ? nil : rest
      }
      rest += more
    }
  }

  /// What can be read, once there is something; nil at the end or when the task is cancelled.
  private static func read(_ descriptor: Int32) async -> [UInt8]? {
    let flag = Flag()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(returning: wait(descriptor, flag))
        }
      }
    } onCancel: {
      flag.raised.store(true, ordering: .releasing)
    }
  }

  private final class Flag: Sendable {
    let raised = Atomic(false)
  }

  private static func wait(_ descriptor: Int32, _ flag: Flag) -> [UInt8]? {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&watched, 1, 200) == 0 {
      if flag.raised.load(ordering: .acquiring) { return nil }
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    let count = unsafe buffer.withUnsafeMutableBytes { target in
      unsafe Glibc.read(descriptor, target.baseAddress, target.count)
    }
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}
