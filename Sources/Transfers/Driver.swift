internal import CCurl
internal import Glibc

/// The one thread that moves all transfers: take orders, let libcurl work, wait.
@safe final class Driver {
  private let multi: UnsafeMutableRawPointer
  private let inbox: Inbox
  private let userAgent: String
  private var active: [ObjectIdentifier: Transfer] = [:]

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
      expire()
      unsafe curl_multi_poll(multi, nil, 0, patience(), nil)
    }
    for transfer in Array(active.values) { end(transfer, .failure(.closed)) }
    inbox.shut()
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
      let transfer = try Transfer(call)
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

  /// Ends what has used up its time, wherever it stands.
  private func expire() {
    let now = ContinuousClock.now
    for transfer in Array(active.values) where transfer.deadline <= now {
      end(transfer, .failure(.timedOut))
    }
  }

  /// How long to wait for the network, in milliseconds: to the next deadline, a minute at most.
  private func patience() -> Int32 {
    guard let next = active.values.map(\.deadline).min() else { return 60_000 }
    let left = ContinuousClock.now.duration(to: next) / .milliseconds(1)
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
