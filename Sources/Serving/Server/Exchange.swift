internal import CMicroHTTPD
internal import Synchronization

/// One request from its first header line to the last byte of its answer.
@safe final class Exchange: Sendable {
  private struct State {
    /// What was asked, for whoever refuses it; nothing keeps it while a stream lasts.
    var head: ServerRequest?
    var isSuspended = false
    var isClosed = false
    var reply: ServerReply?
    var task: Task<Void, Never>?
    var pump: StreamPump?
    var isAnswered = false

    /// The answer, which nothing keeps once it is sent: a stream may last for days.
    mutating func takeReply() -> ServerReply? {
      defer { reply = nil }
      return reply
    }
  }

  /// What has come of the body, and how much came in all.
  private struct Intake {
    var body: [UInt8] = []
    var received = 0
  }

  /// Whether to refuse before the body is sent: it is announced as too large, and the client waits
  /// for leave, or it is so large that draining it would be foolish.
  let refusesAtOnce: Bool
  private let intake = Mutex(Intake())
  private let limit: Int
  /// Used only on the server's thread, or under the lock to resume a connection known to be suspended,
  /// which the library allows from any thread and which keeps the pointer alive.
  nonisolated(unsafe) private let connection: OpaquePointer
  private let house: ServerHouse
  private let state: Mutex<State>

  init(head: ServerRequest, connection: OpaquePointer, house: ServerHouse) {
    unsafe self.connection = connection
    self.house = house
    let limit = house.site.bodyLimit(head)
    let announced = head.header("Content-Length").flatMap { Int($0) } ?? 0
    refusesAtOnce =
      announced > limit
      && (head.header("Expect") != nil || announced > Self.drainLimit(limit))
    self.limit = limit
    state = Mutex(State(head: head))
  }

  // MARK: On the server's thread

  /// A body somewhat too large is read and thrown away, so that the client sees the answer.
  private static func drainLimit(_ limit: Int) -> Int { limit * 4 + (1 << 20) }

  /// Takes a piece of the body; false when there is too much even to throw away.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    intake.withLock { intake in
      intake.received += piece.count
      if intake.received > limit {
        intake.body = []
      } else {
        unsafe intake.body.append(contentsOf: piece)
      }
      return intake.received <= Self.drainLimit(limit)
    }
  }

  /// The whole request has come, or its answer is ready: starts the one, sends the other.
  func proceed() -> MHD_Result {
    if let reply = state.withLock({ $0.takeReply() }) { return send(reply) }
    let come = intake.withLock { intake in
      defer { intake.body = [] }
      return intake
    }
    if come.received > limit { return refuseBody() }
    guard var request = state.withLock({ $0.head }) else { return .NO }
    request.body = come.body
    return start(request) ? .YES : refuse(.stopping)
  }

  func refuseHead() -> MHD_Result { refuse(.headTooLarge(limit: house.limits.headBytes)) }
  func refuseBody() -> MHD_Result { refuse(.bodyTooLarge(limit: limit)) }

  private func refuse(_ reason: ServerRefusal) -> MHD_Result {
    guard let head = state.withLock({ $0.head }) else { return .NO }
    return send(house.site.refusal(reason, of: head))
  }

  private func start(_ request: ServerRequest) -> Bool {
    state.withLock { state in
      guard !house.isStopping else { return false }
      unsafe MHD_suspend_connection(connection)
      state.isSuspended = true
      state.task = Task { [house] in self.finish(await house.site.answer(request)) }
      return true
    }
  }

  private func send(_ reply: ServerReply) -> MHD_Result {
    switch reply {
    case .full(let status, let headers, let body):
      return unsafe Responses.queue(connection, status, headers, body, closing: house.isStopping)
    case .stream(let headers, let body):
      let pump = unsafe StreamPump(connection: connection, house: house)
      state.withLock { state in
        state.pump = pump
        state.head = nil
      }
      let result = unsafe Responses.queue(connection, headers, pump)
      pump.run(body)
      return result
    }
  }

  /// The library is done with the request, well or badly.
  func close() {
    let (task, pump) = state.withLock { state in
      state.isClosed = true
      state.isSuspended = false
      return (state.task, state.pump)
    }
    task?.cancel()
    pump?.close()
  }

  // MARK: From anywhere

  private func finish(_ reply: ServerReply) {
    state.withLock { state in
      guard !state.isAnswered, !state.isClosed else { return }
      state.isAnswered = true
      state.reply = reply
      state.task = nil
      guard state.isSuspended else { return }
      state.isSuspended = false
      unsafe MHD_resume_connection(connection)
    }
  }

  /// Ends a stream after what is already written.
  func endStream() { state.withLock { $0.pump }?.end() }

  /// Answers "stopping" in place of an answer that did not come in time.
  func giveUp() {
    let (task, head) = state.withLock { ($0.task, $0.head) }
    task?.cancel()
    if let head { finish(house.site.refusal(.stopping, of: head)) }
    endStream()
  }
}
