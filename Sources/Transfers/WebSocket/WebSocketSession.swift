internal import CCurl
internal import Model

/// One WebSocket from its connection to its end; blocks the thread that uses it.
///
/// libcurl of Debian 12 speaks no WebSocket: it connects, within the guard, and makes TLS; the handshake
/// and the frames are said here. A redirect is told, not followed.
struct WebSocketSession {
  /// How much of a refusal's body is looked at.
  private static let refusalBytes = 16 << 10
  /// How long the server has to answer our leave-taking, or to finish its refusal.
  private static let farewell = ContinuousClock.Duration.seconds(2)
  /// With so many bytes of ours that the server does not take, no more is read of it: who asks without
  /// hearing the answers would fill the memory with them.
  private static let mostUnsent = 256 << 10
  /// How often it is looked whether anybody still listens, in milliseconds.
  private static let look: Int32 = 200
  /// How soon it is looked again whether there is room, in milliseconds.
  private static let roomLook: Int32 = 20

  private let request: WebSocketRequest
  private let userAgent: String
  private let isGivenUp: () -> Bool
  private let conduit: Conduit
  private let address: WebAddress

  /// Connects.
  init(
    _ request: WebSocketRequest, userAgent: String, isGivenUp: @escaping () -> Bool
  ) throws(WebSocketError) {
    self.request = request
    self.userAgent = userAgent
    self.isGivenUp = isGivenUp
    do throws(TransferError) {
      try HTTPRequest(url: request.url, headers: request.headers).validate()
      address = try WebAddress(webSocket: request.url)
      conduit = try Self.connect(request, to: address)
    } catch {
      throw .transfer(error)
    }
  }

  private static func connect(
    _ request: WebSocketRequest, to address: WebAddress
  ) throws(TransferError) -> Conduit {
    let privacy = AddressGuard(allowPrivate: request.allowPrivate)
    var refused: IPAddress?
    let opening = Conduit.Opening(
      url: "\(address.scheme)://\(address.authority)/", protocols: "http,https",
      timeout: request.connectTimeout, certificates: request.certificates)
    func admits(_ place: IPAddress) -> Bool {
      if privacy.admits(place, host: address.host) { return true }
      refused = place
      return false
    }
    do throws(Conduit.Failure) {
      return try Conduit(opening, admits: admits) { options in
        // With HTTP/2, which TLS would agree on by itself, the handshake would be another.
        options.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        options.set(CURLOPT_TCP_KEEPALIVE, 1)
      }
    } catch {
      if let refused { throw .privateAddress("\(refused) (\(address.host))") }
      throw TransferError(of: error.result)
    }
  }

  /// Shakes hands and listens until the server takes leave, or until it is given up.
  func run() throws(WebSocketError) -> WebSocketClosing {
    let frames = WebSocketFrames(maximumMessageBytes: request.maximumMessageBytes)
    let first = try shakeHands()
    // Until it gives a sign nobody knows that it will.
    frames.ping()
    var unsent = ArraySlice<UInt8>()
    do throws(WebSocketError) {
      return try listen(frames, first, &unsent)
    } catch {
      // What is wrong, or that we go, is said as far as it goes without waiting.
      if case .transfer(.cancelled) = error { frames.close(.goingAway) }
      _ = try? conduit.write(unsent + frames.takeOutgoing())
      throw error
    }
  }

  private func listen(
    _ frames: WebSocketFrames, _ first: ArraySlice<UInt8>, _ unsent: inout ArraySlice<UInt8>
  ) throws(WebSocketError) -> WebSocketClosing {
    var heard = ContinuousClock.now
    var asked = heard
    var closing: WebSocketClosing?
    var leaveBy = ContinuousClock.now
    var bytes: [UInt8]? = Array(first)
    while true {
      guard !isGivenUp() else { throw .transfer(.cancelled) }
      if let came = bytes, !came.isEmpty {
        heard = .now
        for item in try frames.take(came) {
          switch item {
          case .text(let text): request.receive(.text(text))
          case .sign: request.receive(.sign)
          case .binary:
            frames.close(.unsupported)
            throw .frames(WebSocketTexts.binary)
          case .close(let words):
            closing = words
            leaveBy = .now + Self.farewell
          }
        }
      }
      unsent += frames.takeOutgoing()
      do throws(WebSocketError) { try send(&unsent) } catch {
        // Whoever has taken leave need not hear that we have too.
        if let closing { return closing }
        throw error
      }
      if let closing, frames.isOver, unsent.isEmpty || leaveBy < .now { return closing }
      let now = ContinuousClock.now
      if now - max(heard, asked) > .milliseconds(request.pingAfter.milliseconds) {
        asked = now
        frames.ping()
        continue
      }
      guard request.hasRoom(), unsent.count < Self.mostUnsent else {
        bytes = nil
        conduit.wait(for: unsent.isEmpty ? [] : .write, milliseconds: Self.roomLook)
        continue
      }
      bytes = try read()
      if bytes == nil {
        conduit.wait(for: unsent.isEmpty ? .read : [.read, .write], milliseconds: Self.look)
      } else if bytes?.isEmpty == true {
        if let closing { return closing }
        throw .cut
      }
    }
  }

  /// Says the first words and judges the answer; what came right after it.
  private func shakeHands() throws(WebSocketError) -> ArraySlice<UInt8> {
    let handshake = WebSocketHandshake(address)
    let deadline = ContinuousClock.now + .milliseconds(request.connectTimeout.milliseconds)
    var unsent = handshake.request(request.headers, userAgent: userAgent)[...]
    var cutter = HeadCutter()
    while true {
      try send(&unsent)
      guard let came = try read() else {
        try wait(until: deadline, unsent.isEmpty ? .read : [.read, .write])
        continue
      }
      guard !came.isEmpty else { throw .transfer(.connection(Texts.detail(of: CURLE_GOT_NOTHING))) }
      guard let rest = try cutter.take(came) else { continue }
      guard cutter.head.status == 101 else {
        throw .refused(try refusal(cutter.head, rest))
      }
      try handshake.check(cutter.head)
      return rest
    }
  }

  /// The answer of a server that does not want to, with its body as far as it comes in time.
  private func refusal(
    _ head: ResponseHead, _ rest: ArraySlice<UInt8>
  ) throws(WebSocketError) -> HTTPResponse {
    let length = head.first("Content-Length").flatMap { Int($0) } ?? Self.refusalBytes
    let deadline = ContinuousClock.now + Self.farewell
    var body = Array(rest)
    while body.count < min(length, Self.refusalBytes), ContinuousClock.now < deadline {
      guard !isGivenUp() else { throw .transfer(.cancelled) }
      guard let came = try? conduit.read() else {
        conduit.wait(for: .read, milliseconds: Self.look)
        continue
      }
      if came.isEmpty { break }
      body += came
    }
    return HTTPResponse(
      status: head.status, headers: head.headers, body: body, finalURL: request.url)
  }

  private func wait(
    until deadline: ContinuousClock.Instant, _ readiness: Conduit.Readiness
  ) throws(WebSocketError) {
    guard !isGivenUp() else { throw .transfer(.cancelled) }
    guard ContinuousClock.now < deadline else { throw .transfer(.timedOut) }
    conduit.wait(for: readiness, milliseconds: Self.look)
  }

  private func send(_ bytes: inout ArraySlice<UInt8>) throws(WebSocketError) {
    guard !bytes.isEmpty else { return }
    do throws(TransferError) { bytes = bytes.dropFirst(try conduit.write(bytes)) } catch {
      throw .transfer(error)
    }
  }

  private func read() throws(WebSocketError) -> [UInt8]? {
    do throws(TransferError) { return try conduit.read() } catch { throw .transfer(error) }
  }
}
