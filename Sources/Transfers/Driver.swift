internal import CCurl
internal import Glibc

/// The one thread that moves all transfers: take orders, let libcurl work, wait.
@safe final class Driver {
  private let multi: UnsafeMutableRawPointer
  private let inbox: Inbox
  private let userAgent: String
  private var active: [ObjectIdentifier: Transfer] = [:]
  /// Handles at rest: making one anew costs more than a small answer.
  private var handles: [UnsafeMutableRawPointer] = unsafe []
  private static let mostHandles = 64
  /// The guard of the last request; nearly all are allowed the same.
  private var guardian = (allowed: [String](), guardian: AddressGuard(allowPrivate: []))

  init(multi: UnsafeMutableRawPointer, inbox: Inbox, userAgent: String) {
    unsafe self.multi = unsafe multi
    self.inbox = inbox
    self.userAgent = userAgent
  }

  /// Works until the inbox says to end, then ends every transfer and frees libcurl's handle.
  func run() {
    blockBrokenPipes()
    while true {
      let (orders, isClosing) = inbox.take()
      for order in orders { obey(order) }
      if isClosing { break }
      var running: Int32 = 0
      unsafe curl_multi_perform(multi, &running)
      collect()
      unsafe curl_multi_poll(multi, nil, 0, expire(), nil)
    }
    for transfer in Array(active.values) { end(transfer, .failure(.closed)) }
    inbox.shut()
    while let handle = unsafe handles.popLast() { unsafe curl_easy_cleanup(handle) }
    unsafe curl_multi_cleanup(multi)
  }

  private func obey(_ order: Inbox.Order) {
    switch order {
    case .start(let call): start(call)
    case .abort(let call):
      if let transfer = active[ObjectIdentifier(call)] { end(transfer, .failure(.cancelled)) }
    }
  }

  private func start(_ call: Call) {
    guard !call.isCancelled else { return call.end(.failure(.cancelled)) }
    do {
      if call.request.allowPrivate != guardian.allowed {
        let allowed = call.request.allowPrivate
        guardian = (allowed, AddressGuard(allowPrivate: allowed))
      }
      let transfer = unsafe try Transfer(
        call, privacy: guardian.guardian, handles: &handles)
      // Kept here until `end`, and so for as long as libcurl may call back.
      active[ObjectIdentifier(call)] = transfer
      launch(transfer)
    } catch {
      call.end(.failure(error))
    }
  }

  private func launch(_ transfer: Transfer) {
    transfer.prepare(userAgent: userAgent)
    let code = unsafe curl_multi_add_handle(multi, transfer.easy)
    if code != CURLM_OK { end(transfer, .failure(.connection(Texts.libraryRefused))) }
  }

  private func end(_ transfer: Transfer, _ outcome: Call.Outcome) {
    unsafe curl_multi_remove_handle(multi, transfer.easy)
    active[ObjectIdentifier(transfer.call)] = nil
    if unsafe handles.count < Self.mostHandles { unsafe handles.append(transfer.handOn()) }
    transfer.call.end(outcome)
  }

  /// Takes from libcurl what it has finished.
  private func collect() {
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
      let result = unsafe vigia_message_result(message)
      var owner: UnsafeMutableRawPointer?
      unsafe vigia_getinfo_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &owner)
      guard let transfer = unsafe TransferCallbacks.transfer(owner) else { continue }
      switch transfer.conclude(result) {
      case .end(let outcome): end(transfer, outcome)
      case .again:
        unsafe curl_multi_remove_handle(multi, transfer.easy)
        launch(transfer)
      }
    }
  }

  /// Ends what has used up its time, wherever it stands; how long the rest may wait for the network, in
  /// milliseconds: to the next deadline, a minute at most.
  private func expire() -> Int32 {
    guard !active.isEmpty else { return 60_000 }
    let now = ContinuousClock.now
    var next: ContinuousClock.Instant?
    var late: [Transfer] = []
    for transfer in active.values {
      if transfer.deadline <= now {
        late.append(transfer)
      } else {
        next = min(next ?? transfer.deadline, transfer.deadline)
      }
    }
    for transfer in late { end(transfer, .failure(.timedOut)) }
    // Whoever waited for what has just ended is woken by libcurl's next turn, so: at once.
    guard late.isEmpty, let next else { return late.isEmpty ? 60_000 : 0 }
    let left = now.duration(to: next) / .milliseconds(1)
    return Int32(min(max(left.rounded(.up), 0), 60_000))
  }

  /// With `NOSIGNAL`, libcurl leaves SIGPIPE alone, and its default is to end the process.
  private func blockBrokenPipes() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
