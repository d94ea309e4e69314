internal import CCurl
internal import Glibc
internal import Model

/// A connection that libcurl looks up, opens within a guard and makes TLS, and on which others speak
/// (`CURLOPT_CONNECT_ONLY`).
///
/// Each has a handle of its own, so that none serves two masters. Blocks the thread that opens it; what is
/// said later waits only where it is told to.
@safe final class Conduit {
  /// How a connection is opened.
  struct Opening {
    var url: String
    /// What libcurl speaks before it hands over: `imaps`, `https`.
    var protocols: String
    /// Name look-up, connection, TLS handshake, and login where there is one.
    var timeout: Instant.Span
    /// A file of certificates to be trusted instead of the system's.
    var certificates: String?
  }

  /// Why no connection came of it.
  struct Failure: Error {
    let result: CURLcode
  }

  /// What libcurl is given to find the guard again.
  private final class Gate {
    let admits: (IPAddress) -> Bool

    init(_ admits: @escaping (IPAddress) -> Bool) { self.admits = admits }
  }

  private let easy: UnsafeMutableRawPointer
  private let gate: Gate

  /// Connects; every address is shown to `admits` just before its socket is opened.
  init(
    _ opening: Opening, admits: @escaping (IPAddress) -> Bool,
    configure: (EasyOptions) -> Void
  ) throws(Failure) {
    guard HTTPClient.isLibraryReady, let easy = unsafe curl_easy_init() else {
      throw Failure(result: CURLE_FAILED_INIT)
    }
    unsafe self.easy = unsafe easy
    gate = Gate(admits)
    let options = unsafe EasyOptions(easy)
    options.set(CURLOPT_URL, opening.url)
    options.setGuards(protocols: opening.protocols)
    if let file = opening.certificates { options.set(CURLOPT_CAINFO, file) }
    let limit = max(1, Int(opening.timeout.milliseconds))
    options.set(CURLOPT_CONNECTTIMEOUT_MS, limit)
    options.set(CURLOPT_TIMEOUT_MS, limit)
    options.set(CURLOPT_CONNECT_ONLY, 1)
    configure(options)
    unsafe vigia_setopt_socket(easy, CURLOPT_OPENSOCKETFUNCTION, Self.openSocket)
    unsafe vigia_setopt_pointer(
      easy, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(gate).toOpaque())
    let result = unsafe curl_easy_perform(easy)
    guard result == CURLE_OK else { throw Failure(result: result) }
  }

  deinit { unsafe curl_easy_cleanup(easy) }

  /// Sends as many of the bytes as the other side takes now; how many.
  func write(_ bytes: ArraySlice<UInt8>) throws(TransferError) -> Int {
    var sent = 0
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe curl_easy_send(easy, buffer.baseAddress, buffer.count, &sent)
    }
    guard code == CURLE_OK || code == CURLE_AGAIN else { throw TransferError(of: code) }
    return sent
  }

  /// What has come: nil while there is nothing, empty once the other side has ended the connection.
  ///
  /// TLS may hold bytes that the socket no longer shows: read until nil before waiting.
  func read() throws(TransferError) -> [UInt8]? {
    var count = 0
    var code = CURLE_OK
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, length in
      code = unsafe curl_easy_recv(easy, buffer.baseAddress, buffer.count, &count)
      length = count
    }
    if code == CURLE_AGAIN { return nil }
    guard code == CURLE_OK else { throw TransferError(of: code) }
    return bytes
  }

  /// What a connection may be waited for to be ready for.
  struct Readiness: OptionSet {
    let rawValue: Int32
    static let read = Readiness(rawValue: POLLIN)
    static let write = Readiness(rawValue: POLLOUT)
  }

  /// Waits until the connection is ready for one of these, or for some time.
  func wait(for readiness: Readiness, milliseconds: Int32) {
    var socket: curl_socket_t = 0
    unsafe vigia_getinfo_socket(easy, CURLINFO_ACTIVESOCKET, &socket)
    let events = readiness.rawValue
    var watched = pollfd(fd: socket, events: Int16(events), revents: 0)
    unsafe poll(&watched, 1, milliseconds)
  }

  private static let openSocket: vigia_socket_callback = { owner, _, address in
    guard let owner = unsafe owner, let address = unsafe address,
      let place = unsafe IPAddress(socket: address)
    else { return vigia_bad_socket() }
    let gate = unsafe Unmanaged<Gate>.fromOpaque(owner).takeUnretainedValue()
    return unsafe gate.admits(place) ? vigia_open_socket(address) : vigia_bad_socket()
  }
}
