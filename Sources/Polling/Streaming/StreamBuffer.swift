internal import Synchronization

/// Where the transfers' thread leaves what a stream sends until somebody takes it; bounded.
package final class StreamBuffer: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var received = 0
    var isOverfull = false
  }

  private let most: Int
  private let state = Mutex(State())
  /// One element whenever something came that was not yet taken; ends with the stream.
  package let signals: AsyncStream<Void>
  private let bell: AsyncStream<Void>.Continuation

  /// A buffer of at most so many bytes.
  package init(most: Int = 4 << 20) {
    self.most = most
    (signals, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Takes bytes in, unless there is no room; then the stream is of no more use.
  package func put(_ bytes: [UInt8]) {
    state.withLock { state in
      state.received += bytes.count
      if state.bytes.count + bytes.count > most {
        state.isOverfull = true
      } else {
        state.bytes += bytes
      }
    }
    bell.yield()
  }

  /// What has come since the last time; nil once more came than there was room for.
  package func take() -> [UInt8]? {
    state.withLock { state in
      guard !state.isOverfull else { return nil }
      defer { state.bytes = [] }
      return state.bytes
    }
  }

  /// Whether a sender that can wait may send more.
  package var hasRoom: Bool { state.withLock { $0.bytes.count < most / 2 } }

  /// How many bytes came so far.
  package var received: Int { state.withLock { $0.received } }

  /// Nothing more will come.
  package func finish() { bell.finish() }
}
