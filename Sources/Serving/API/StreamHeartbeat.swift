package import Model
internal import Synchronization

/// Shows the readers of all streams of a site, at one beat, that they are still connected.
///
/// One task beats for everybody while anybody reads; a task a reader would cost more memory than the
/// reader's connection.
package final class StreamHeartbeat: Sendable {
  private struct State {
    var writers: [Int: any StreamWriting] = [:]
    var next = 0
    var beating: Task<Void, Never>?
  }

  /// The pause between two comments.
  package let pause: Instant.Span
  private let state = Mutex(State())

  /// A heart that beats once in `pause` while somebody reads.
  package init(pause: Instant.Span) { self.pause = pause }

  /// Beats for a stream until `leave` is called with the number returned.
  func join(_ writer: any StreamWriting) -> Int {
    state.withLock { state in
      state.next += 1
      state.writers[state.next] = writer
      if state.beating == nil { state.beating = Task { [weak self] in await self?.beat() } }
      return state.next
    }
  }

  /// Beats for a stream no more.
  func leave(_ number: Int) {
    state.withLock { state in
      state.writers[number] = nil
      guard state.writers.isEmpty else { return }
      state.beating?.cancel()
      state.beating = nil
    }
  }

  private func beat() async {
    while true {
      do { try await Task.sleep(for: .milliseconds(pause.milliseconds)) } catch { return }
      for writer in state.withLock({ Array($0.writers.values) }) {
        writer.offer(Array(": latido\n".utf8))
      }
    }
  }
}
