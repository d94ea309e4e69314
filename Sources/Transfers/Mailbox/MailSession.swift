internal import CCurl
internal import Glibc
internal import Model
internal import Synchronization

/// A connection to a mail server on which somebody is logged in.
///
/// libcurl looks up, connects within the guard, makes it TLS and logs in; what is said after that is
/// said here, because libcurl's own FETCH marks what it reads (`BODY[]`) and its custom requests lose
/// long lines. Blocks the thread that uses it.
@safe final class MailSession {
  private let easy: UnsafeMutableRawPointer
  private let wall: MailWall
  private let deadline: ContinuousClock.Instant
  private let isGivenUp: () -> Bool
  private var reader: ImapReader
  private var commands = 0
  private var room: Int

  /// Connects and logs in.
  init(
    _ request: MailboxRequest, isGivenUp: @escaping () -> Bool
  ) throws(MailboxError) {
    let wall = try MailWall(request)
    guard HTTPClient.isLibraryReady, let easy = unsafe curl_easy_init() else {
      throw .transfer(.connection(Texts.libraryRefused))
    }
    unsafe self.easy = unsafe easy
    self.isGivenUp = isGivenUp
    deadline = .now + .milliseconds(request.timeout.milliseconds)
    // Beside the letters a server says little; a list of many UIDs is the longest of it.
    room = request.maximumBytes + (8 << 20)
    reader = ImapReader(longestLiteral: request.maximumLetterBytes + 1024)
    self.wall = wall
    try connect(request)
  }

  deinit { unsafe curl_easy_cleanup(easy) }

  private func connect(_ request: MailboxRequest) throws(MailboxError) {
    set(CURLOPT_URL, request.url)
    set(CURLOPT_PROTOCOLS_STR, "imap,imaps,pop3,pop3s")
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NOPROXY, "*")
    set(CURLOPT_NETRC, 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    if let file = request.certificates { set(CURLOPT_CAINFO, file) }
    set(CURLOPT_USERNAME, request.user)
    switch request.proof {
    case .password(let password): set(CURLOPT_PASSWORD, password)
    case .token(let token): set(CURLOPT_XOAUTH2_BEARER, token)
    }
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(request.connectTimeout.milliseconds)))
    set(CURLOPT_TIMEOUT_MS, max(1, Int(request.connectTimeout.milliseconds)))
    set(CURLOPT_CONNECT_ONLY, 1)
    unsafe vigia_setopt_socket(easy, CURLOPT_OPENSOCKETFUNCTION, MailWall.openSocket)
    unsafe vigia_setopt_pointer(
      easy, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(wall).toOpaque())
    let result = unsafe curl_easy_perform(easy)
    guard result != CURLE_OK else { return }
    if let refusal = wall.refusal { throw refusal }
    switch result {
    case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: throw .login
    case CURLE_OPERATION_TIMEDOUT: throw .transfer(.timedOut)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
      throw .transfer(.tls(Texts.detail(of: result)))
    case CURLE_WEIRD_SERVER_REPLY: throw .dialogue(MailboxTexts.closedEarly)
    default: throw .transfer(.connection(Texts.detail(of: result)))
    }
  }

  /// Says a command and returns what the server said to it, the last word last.
  func say(_ command: String) throws(MailboxError) -> (said: [ImapResponse], outcome: ImapResponse)
  {
    commands += 1
    let tag = "v\(commands)"
    try send(Array("\(tag) \(command)\r\n".utf8))
    var said: [ImapResponse] = []
    while true {
      while let response = try reader.next() {
        if response.line.hasPrefix(tag + " ") { return (said, response) }
        if response.line.uppercased().hasPrefix("* BYE"), command != "LOGOUT" {
          throw .dialogue(MailboxTexts.closedEarly)
        }
        said.append(response)
        guard said.count < 100_000 else { throw .dialogue(MailboxTexts.tooMuch) }
      }
      reader.feed(try receive())
    }
  }

  func send(_ bytes: [UInt8]) throws(MailboxError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var sent = 0
      let code = unsafe rest.withUnsafeBytes { buffer in
        unsafe curl_easy_send(easy, buffer.baseAddress, buffer.count, &sent)
      }
      if code == CURLE_AGAIN {
        try wait(for: POLLOUT)
      } else if code != CURLE_OK {
        throw .transfer(.connection(Texts.detail(of: code)))
      }
      rest = rest.dropFirst(sent)
    }
  }

  func receive() throws(MailboxError) -> [UInt8] {
    while true {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      var count = 0
      let code = unsafe buffer.withUnsafeMutableBytes { target in
        unsafe curl_easy_recv(easy, target.baseAddress, target.count, &count)
      }
      if code == CURLE_AGAIN {
        try wait(for: POLLIN)
        continue
      }
      guard code == CURLE_OK else { throw .transfer(.connection(Texts.detail(of: code))) }
      guard count > 0 else { throw .dialogue(MailboxTexts.closedEarly) }
      room -= count
      guard room >= 0 else { throw .dialogue(MailboxTexts.tooMuch) }
      return Array(buffer[..<count])
    }
  }

  /// Waits until the socket is ready, looking up now and then whether the visit was given up.
  private func wait(for event: Int32) throws(MailboxError) {
    guard !isGivenUp() else { throw .transfer(.cancelled) }
    guard ContinuousClock.now < deadline else { throw .transfer(.timedOut) }
    var socket: curl_socket_t = 0
    unsafe vigia_getinfo_socket(easy, CURLINFO_ACTIVESOCKET, &socket)
    var watched = pollfd(fd: socket, events: Int16(event), revents: 0)
    unsafe poll(&watched, 1, 200)
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe vigia_setopt_long(easy, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe vigia_setopt_string(easy, option, value)
  }
}

/// What a mail connection may reach: with TLS whatever is public or allowed, without it only what is
/// private and allowed, lest a password cross the public network in the clear.
final class MailWall {
  private let privacy: AddressGuard
  private let host: String
  private let isClear: Bool
  /// Why an address was refused.
  private(set) var refusal: MailboxError?

  init(_ request: MailboxRequest) throws(MailboxError) {
    let scheme = request.url.prefix { $0 != ":" }.lowercased()
    let rest = request.url.dropFirst(scheme.count)
    guard ["imap", "imaps", "pop3", "pop3s"].contains(scheme), rest.hasPrefix("://") else {
      throw .transfer(.unsupportedScheme(scheme))
    }
    let authority = rest.dropFirst(3).prefix { $0 != "/" }
    guard !authority.contains("@") else { throw .transfer(.invalidURL(MailboxTexts.userInURL)) }
    isClear = !scheme.hasSuffix("s")
    let bracketed = authority.hasPrefix("[")
    host = String(
      bracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" })
    guard !host.isEmpty else { throw .transfer(.invalidURL(request.url)) }
    privacy = AddressGuard(allowPrivate: request.allowPrivate)
  }

  fileprivate func admits(_ address: IPAddress?) -> Bool {
    guard let address else { return false }
    guard privacy.admits(address, host: host) else {
      refusal = .transfer(.privateAddress("\(address) (\(host))"))
      return false
    }
    if isClear, !PrivateNetworks.contain(address) {
      refusal = .clear
      return false
    }
    return true
  }

  static let openSocket: vigia_socket_callback = { owner, _, address in
    guard let owner = unsafe owner, let address = unsafe address else { return vigia_bad_socket() }
    let wall = unsafe Unmanaged<MailWall>.fromOpaque(owner).takeUnretainedValue()
    guard unsafe wall.admits(IPAddress(socket: address)) else { return vigia_bad_socket() }
    return unsafe vigia_open_socket(address)
  }
}
