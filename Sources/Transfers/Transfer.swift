internal import CCurl
internal import Model

/// One request in libcurl's hands; lives on the driver's thread only.
@safe final class Transfer {
  /// What is to be done after libcurl is through with a hop.
  enum Step {
    case end(Call.Outcome)
    case again
  }

  let call: Call
  let easy: UnsafeMutableRawPointer
  let deadline: ContinuousClock.Instant
  let privacy: AddressGuard
  private(set) var journey: Journey
  /// The addresses that this hop was not allowed to reach.
  private var refused: IPAddress?
  private var failure: TransferError?
  private var head = ResponseHead()
  private var body: [UInt8] = []
  private var headerList: UnsafeMutablePointer<curl_slist>?

  /// Whether the handle serves another transfer after this one.
  private var isHandedOn = false

  /// Prepares a call on a handle that served another before, or on a new one; throws when it cannot be
  /// sent at all.
  init(
    _ call: Call, privacy: AddressGuard, handles: inout [UnsafeMutableRawPointer]
  ) throws(TransferError) {
    try call.request.validate()
    journey = try Journey(call.request)
    guard let easy = unsafe handles.popLast() ?? curl_easy_init() else {
      throw .connection("libcurl")
    }
    unsafe self.easy = unsafe easy
    self.call = call
    self.privacy = privacy
    deadline = .now + .milliseconds(call.request.timeout.milliseconds)
    unsafe headerList = nil
  }

  /// Hands the handle on, once libcurl has let go of it.
  func handOn() -> UnsafeMutableRawPointer {
    isHandedOn = true
    // What points into this transfer must not outlive it.
    unsafe curl_easy_reset(easy)
    return unsafe easy
  }

  deinit {
    if !isHandedOn { unsafe curl_easy_cleanup(easy) }
    unsafe curl_slist_free_all(headerList)
  }

  /// Makes ready for the next hop: options set anew, what the last hop brought forgotten.
  func prepare(userAgent: String) {
    head = ResponseHead()
    body = []
    refused = nil
    unsafe curl_easy_reset(easy)
    unsafe curl_slist_free_all(headerList)
    unsafe headerList = nil
    for line in call.request.headerLines(isAtHome: journey.isAtHome) {
      unsafe headerList = unsafe curl_slist_append(headerList, line)
    }
    let options = unsafe EasyOptions(easy)
    options.setBounds(call.request, method: journey.method)
    options.setGuards(protocols: "http,https")
    options.setRequest(call.request, journey: journey, userAgent: userAgent)
    unsafe vigia_setopt_list(easy, CURLOPT_HTTPHEADER, headerList)
    unsafe TransferCallbacks.install(on: easy, for: Unmanaged.passUnretained(self).toOpaque())
  }

  /// Decides what a finished hop means.
  func conclude(_ result: CURLcode) -> Step {
    if let failure { return .end(.failure(failure)) }
    guard result == CURLE_OK else {
      let refusal = refused.map { TransferError.privateAddress("\($0) (\(journey.address.host))") }
      return .end(.failure(refusal ?? error(for: result)))
    }
    do {
      if try journey.follow(head, limit: call.request.maximumRedirects) { return .again }
    } catch {
      return .end(.failure(error))
    }
    return .end(
      .success(
        HTTPResponse(
          status: head.status, headers: head.headers, body: body, finalURL: journey.address.text,
          permanentRedirect: journey.permanentRedirect)))
  }

  private func error(for result: CURLcode) -> TransferError {
    switch result {
    case CURLE_FILESIZE_EXCEEDED: .tooLarge(call.request.maximumBytes)
    case CURLE_URL_MALFORMAT: .invalidURL(journey.address.text)
    default: TransferError(of: result)
    }
  }
}

// What libcurl tells a transfer while it works; false ends it.
extension Transfer {
  /// Counts here, after decompression: Debian 12's `CURLOPT_MAXFILESIZE` stops neither chunked
  /// bodies nor gzip bombs.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if let receive = call.request.receive, head.status == 200 {
      receive(unsafe Array(bytes))
      return true
    }
    let limit = call.request.maximumBytes
    guard bytes.count <= limit - body.count else {
      failure = .tooLarge(limit)
      return false
    }
    unsafe body.append(contentsOf: bytes)
    return true
  }

  func takeHeader(_ line: String) -> Bool {
    if head.take(line) { return true }
    failure = .tooLarge(ResponseHead.maximumBytes)
    return false
  }

  func mayReach(_ address: IPAddress?) -> Bool {
    guard let address else { return false }
    if privacy.admits(address, host: journey.address.host) { return true }
    refused = address
    return false
  }
}
