internal import CMicroHTTPD
internal import Glibc
internal import Synchronization

/// The bounded buffer between a task that writes and the server's thread that sends.
@safe final class StreamPump: StreamWriting, Sendable {
  private struct State {
    var buffer: [UInt8] = []
    /// How much of the buffer is sent already.
    var sent = 0
    var isSuspended = false
    /// Nothing stands in the whole pages of the library's output block.
    var isBlockBare = false
    /// Nothing more will be written.
    var isEnded = false
    /// Nothing more will be read.
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var task: Task<Void, Never>?
  }

  /// Used on the server's thread, or under the lock while the connection is known to be suspended.
  nonisolated(unsafe) private let connection: OpaquePointer
  private let house: ServerHouse
  private let state = Mutex(State())

  init(connection: OpaquePointer, house: ServerHouse) {
    unsafe self.connection = connection
    self.house = house
  }

  /// Starts the writer; its end is the stream's end.
  func run(_ body: @escaping @Sendable (any StreamWriting) async -> Void) {
    let task = Task {
      await body(self)
      self.end()
    }
    let isOver = state.withLock { state in
      state.task = task
      return state.isClosed || state.isEnded
    }
    if isOver { task.cancel() }
  }

  func write(_ bytes: [UInt8]) async -> Bool {
    while true {
      let outcome: Bool? = state.withLock { state in
        if state.isClosed || state.isEnded { return false }
        if state.buffer.count - state.sent >= house.limits.streamBytes { return nil }
        // The bytes of an event are shared by all its readers while none is behind.
        if state.buffer.isEmpty { state.buffer = bytes } else { state.buffer += bytes }
        wake(&state)
        return true
      }
      if let outcome { return outcome }
      await withCheckedContinuation { continuation in
        let mayGoOn = state.withLock { state in
          let isFull = state.buffer.count - state.sent >= house.limits.streamBytes
          if state.isClosed || state.isEnded || !isFull { return true }
          state.waiting.append(continuation)
          return false
        }
        if mayGoOn { continuation.resume() }
      }
    }
  }

  func offer(_ bytes: [UInt8]) {
    state.withLock { state in
      guard !state.isClosed, !state.isEnded, state.buffer.isEmpty else { return }
      state.buffer = bytes
      wake(&state)
    }
  }

  /// Ends the stream after what is written.
  func end() {
    let (waiting, task) = state.withLock { state in
      state.isEnded = true
      wake(&state)
      return (release(&state), state.task)
    }
    task?.cancel()
    for writer in waiting { writer.resume() }
  }

  /// The reader is gone.
  func close() {
    let (waiting, task) = state.withLock { state in
      state.isClosed = true
      state.isSuspended = false
      state.buffer = []
      state.sent = 0
      return (release(&state), state.task)
    }
    task?.cancel()
    for writer in waiting { writer.resume() }
  }

  /// On the server's thread: the next bytes, 0 after suspending, or nil at the end.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int? {
    let (count, waiting) = state.withLock { state -> (Int?, [CheckedContinuation<Void, Never>]) in
      let left = state.buffer.count - state.sent
      guard left > 0 else {
        if state.isEnded || state.isClosed || house.isStopping { return (nil, []) }
        if !state.isBlockBare { unsafe Self.giveBack(target) }
        state.isBlockBare = true
        unsafe MHD_suspend_connection(connection)
        state.isSuspended = true
        return (0, [])
      }
      let count = min(left, target.count)
      let piece = state.buffer[state.sent..<state.sent + count]
      unsafe target.copyBytes(from: piece)
      state.sent += count
      if unsafe count > Self.pages(of: target).lowerBound { state.isBlockBare = false }
      if state.sent == state.buffer.count {
        state.buffer = []
        state.sent = 0
      }
      return (count, release(&state))
    }
    for writer in waiting { writer.resume() }
    return count
  }

  /// The whole pages of an output block, as offsets into it.
  private static func pages(of block: UnsafeMutableRawBufferPointer) -> Range<Int> {
    let page = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
    let start = Int(bitPattern: block.baseAddress)
    let (first, end) = ((start + page - 1) / page * page, (start + block.count) / page * page)
    return (first - start)..<max(first, end) - start
  }

  /// Gives the pages of an output block with nothing in it back to the system; writing brings them back.
  private static func giveBack(_ block: UnsafeMutableRawBufferPointer) {
    let pages = unsafe pages(of: block)
    guard let start = block.baseAddress, !pages.isEmpty else { return }
    _ = unsafe madvise(start + pages.lowerBound, pages.count, Int32(MADV_DONTNEED))
  }

  private func wake(_ state: inout State) {
    guard state.isSuspended else { return }
    state.isSuspended = false
    unsafe MHD_resume_connection(connection)
  }

  private func release(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
    let waiting = state.waiting
    state.waiting = []
    return waiting
  }
}
