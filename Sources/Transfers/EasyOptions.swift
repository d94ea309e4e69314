internal import CCurl
internal import Model

/// Sets what one hop may do on libcurl's easy handle.
@safe struct EasyOptions {
  /// Slower than this many bytes a second for the stall time-out counts as dead.
  private static let slowestBytesPerSecond = 32

  private let easy: UnsafeMutableRawPointer

  init(_ easy: UnsafeMutableRawPointer) { unsafe self.easy = unsafe easy }

  /// Time and size.
  ///
  /// The whole transfer's time is kept by the driver, over all hops and the wait for a free
  /// connection.
  func setBounds(_ request: HTTPRequest, method: String) {
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(request.connectTimeout.milliseconds)))
    if request.receive == nil {
      set(CURLOPT_LOW_SPEED_LIMIT, Self.slowestBytesPerSecond)
      set(CURLOPT_LOW_SPEED_TIME, max(1, Int(request.stallTimeout.milliseconds / 1000)))
    } else {
      // A stream may be silent for long; the system finds out whether the other side is still there.
      set(CURLOPT_TCP_KEEPALIVE, 1)
    }
    // Ends a body early that announces itself too large; what it does not catch is counted. (An
    // answer to HEAD announces a body that never comes; 0 means no limit.)
    if method != "HEAD", request.receive == nil {
      set(CURLOPT_MAXFILESIZE, max(1, request.maximumBytes))
    }
  }

  /// What keeps the outside out; only these protocols are spoken.
  func setGuards(protocols: String) {
    set(CURLOPT_PROTOCOLS_STR, protocols)
    set(CURLOPT_REDIR_PROTOCOLS_STR, protocols)
    // Redirects are followed by `Journey`, hop by hop.
    set(CURLOPT_FOLLOWLOCATION, 0)
    // Proxies of the environment would connect to private addresses on our behalf.
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NOPROXY, "*")
    set(CURLOPT_NETRC, 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_NOSIGNAL, 1)
    // Without this, giving up on a slow name look-up would wait for it, and all others with it.
    set(CURLOPT_QUICK_EXIT, 1)
  }

  /// What is asked.
  func setRequest(_ request: HTTPRequest, journey: Journey, userAgent: String) {
    set(CURLOPT_URL, journey.address.text)
    set(CURLOPT_USERAGENT, userAgent)
    set(CURLOPT_ACCEPT_ENCODING, "gzip")
    switch journey.method {
    case "GET": set(CURLOPT_HTTPGET, 1)
    case "HEAD": set(CURLOPT_NOBODY, 1)
    default: setBody(journey.carriesBody ? request.body ?? [] : [], method: journey.method)
    }
  }

  private func setBody(_ body: [UInt8], method: String) {
    set(CURLOPT_POST, 1)
    set(CURLOPT_POSTFIELDSIZE, body.count)
    // One byte more, not sent: an empty array may have no address, which would mean "no body".
    unsafe (body + [0]).withUnsafeBufferPointer { buffer in
      _ = unsafe vigia_setopt_pointer(easy, CURLOPT_COPYPOSTFIELDS, buffer.baseAddress)
    }
    if method != "POST" { set(CURLOPT_CUSTOMREQUEST, method) }
  }

  func set(_ option: CURLoption, _ value: Int) {
    unsafe vigia_setopt_long(easy, option, value)
  }

  func set(_ option: CURLoption, _ value: String) {
    unsafe vigia_setopt_string(easy, option, value)
  }
}
