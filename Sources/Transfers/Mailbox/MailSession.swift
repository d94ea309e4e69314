internal import CCurl
internal import Model

/// A connection to a mail server on which somebody is logged in.
///
/// libcurl connects and logs in; what is said after that is said here, because libcurl's own FETCH marks
/// what it reads (`BODY[]`) and its custom requests lose long lines. Blocks the thread that uses it.
final class MailSession {
  private let conduit: Conduit
  private let deadline: ContinuousClock.Instant
  private let isGivenUp: () -> Bool
  private var reader: ImapReader
  private var commands = 0
  private var room: Int

  /// Connects and logs in.
  init(
    _ request: MailboxRequest, isGivenUp: @escaping () -> Bool
  ) throws(MailboxError) {
    self.isGivenUp = isGivenUp
    deadline = .now + .milliseconds(request.timeout.milliseconds)
    // Beside the letters a server says little; a list of many UIDs is the longest of it.
    room = request.maximumBytes + (8 << 20)
    reader = ImapReader(longestLiteral: request.maximumLetterBytes + 1024)
    conduit = try Self.connect(request, within: try MailWall(request))
  }

  private static func connect(
    _ request: MailboxRequest, within wall: MailWall
  ) throws(MailboxError) -> Conduit {
    let opening = Conduit.Opening(
      url: request.url, protocols: "imap,imaps,pop3,pop3s", timeout: request.connectTimeout,
      certificates: request.certificates)
    do throws(Conduit.Failure) {
      return try Conduit(opening, admits: wall.admits) { options in
        options.set(CURLOPT_USERNAME, request.user)
        switch request.proof {
        case .password(let password): options.set(CURLOPT_PASSWORD, password)
        case .token(let token): options.set(CURLOPT_XOAUTH2_BEARER, token)
        }
      }
    } catch {
      if let refusal = wall.refusal { throw refusal }
      switch error.result {
      case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: throw .login
      case CURLE_WEIRD_SERVER_REPLY: throw .dialogue(MailboxTexts.closedEarly)
      default: throw .transfer(TransferError(of: error.result))
      }
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
      let sent = try Self.heeded { () throws(TransferError) in try conduit.write(rest) }
      rest = rest.dropFirst(sent)
      if sent == 0 { try wait(for: .write) }
    }
  }

  func receive() throws(MailboxError) -> [UInt8] {
    while true {
      let read = try Self.heeded { () throws(TransferError) in try conduit.read() }
      guard let bytes = read else {
        try wait(for: .read)
        continue
      }
      guard !bytes.isEmpty else { throw .dialogue(MailboxTexts.closedEarly) }
      room -= bytes.count
      guard room >= 0 else { throw .dialogue(MailboxTexts.tooMuch) }
      return bytes
    }
  }

  private static func heeded<Value>(
    _ body: () throws(TransferError) -> Value
  ) throws(MailboxError) -> Value {
    do throws(TransferError) { return try body() } catch { throw .transfer(error) }
  }

  /// Waits until the connection is ready, looking up now and then whether the visit was given up.
  private func wait(for readiness: Conduit.Readiness) throws(MailboxError) {
    guard !isGivenUp() else { throw .transfer(.cancelled) }
    guard ContinuousClock.now < deadline else { throw .transfer(.timedOut) }
    conduit.wait(for: readiness, milliseconds: 200)
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

  func admits(_ address: IPAddress) -> Bool {
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
}
