internal import CWslay
internal import Glibc
internal import Sealing

/// The client's side of a WebSocket's frames, by wslay: bytes in, messages out, and what is to be sent.
///
/// Touches no network. Pings and the closing handshake are answered by wslay; masks are random (RFC 6455
/// §5.3 wants them unpredictable).
@safe final class WebSocketFrames {
  /// Something that was said.
  enum Item: Hashable {
    case text([UInt8])
    case binary
    /// A ping or pong.
    case sign
    case close(WebSocketClosing)
  }

  private var context: OpaquePointer?
  private let limit: Int
  /// What came and wslay has not yet read.
  private var incoming: [UInt8] = []
  private var isRead = 0
  private var items: [Item] = []
  private var outgoing: [UInt8] = []

  /// Frames of a connection whose handshake is done; a message has at most so many bytes.
  init(maximumMessageBytes limit: Int) {
    self.limit = limit
    unsafe context = nil
    var callbacks = wslay_event_callbacks()
    unsafe callbacks.recv_callback = Self.receive
    unsafe callbacks.send_callback = Self.send
    unsafe callbacks.genmask_callback = Self.mask
    unsafe callbacks.on_msg_recv_callback = Self.note
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    let result = unsafe wslay_event_context_client_init(&context, &callbacks, owner)
    // Nothing but want of memory makes it fail.
    precondition(result == 0, "wslay could not begin")
    unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(limit))
  }

  deinit { unsafe wslay_event_context_free(context) }

  /// Takes bytes in; what they completed, in order.
  ///
  /// Throws once what came breaks the protocol or the bound; what is then to be sent says so to the server.
  func take(_ bytes: some Collection<UInt8>) throws(WebSocketError) -> [Item] {
    incoming.append(contentsOf: bytes)
    let result = unsafe wslay_event_recv(context)
    incoming.removeFirst(isRead)
    isRead = 0
    flush()
    let heard = items
    items = []
    guard result == 0, !isBroken else { throw complaint }
    return heard
  }

  /// What is to be sent, once.
  func takeOutgoing() -> [UInt8] {
    defer { outgoing = [] }
    return outgoing
  }

  /// Asks the server for a sign of life.
  func ping() { say(WSLAY_PING) }

  /// Why we take leave (RFC 6455 §7.4.1).
  enum Leave: UInt16 {
    case goingAway = 1001
    case unsupported = 1003
  }

  /// Takes leave.
  func close(_ why: Leave) {
    unsafe wslay_event_queue_close(context, why.rawValue, nil, 0)
    flush()
  }

  /// Whether both sides have taken leave.
  var isOver: Bool {
    unsafe wslay_event_get_close_received(context) != 0
      && wslay_event_get_close_sent(context) != 0
  }

  /// Whether wslay has stopped reading although the server has not taken leave.
  private var isBroken: Bool {
    unsafe wslay_event_get_read_enabled(context) == 0
      && wslay_event_get_close_received(context) == 0
  }

  /// What is wrong, by the code that wslay has told the server.
  private var complaint: WebSocketError {
    switch unsafe wslay_event_get_status_code_sent(context) {
    case UInt16(WSLAY_CODE_MESSAGE_TOO_BIG.rawValue): .frames(WebSocketTexts.tooLong(limit))
    case UInt16(WSLAY_CODE_INVALID_FRAME_PAYLOAD_DATA.rawValue): .frames(WebSocketTexts.noText)
    default: .frames(WebSocketTexts.badFrame)
    }
  }

  private func say(_ opcode: wslay_opcode) {
    var message = unsafe wslay_event_msg()
    unsafe message.opcode = UInt8(opcode.rawValue)
    unsafe wslay_event_queue_msg(context, &message)
    flush()
  }

  /// Has wslay write what it wants to say; there is always room here.
  private func flush() { unsafe wslay_event_send(context) }
}

// What wslay calls back; each finds its owner behind the last argument.
extension WebSocketFrames {
  @unsafe private static func owner(_ pointer: UnsafeMutableRawPointer?) -> WebSocketFrames? {
    unsafe pointer.map { unsafe Unmanaged<WebSocketFrames>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let receive: wslay_event_recv_callback = { context, buffer, length, _, pointer in
    guard let frames = unsafe owner(pointer), let buffer = unsafe buffer,
      frames.isRead < frames.incoming.count
    else {
      unsafe wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK.rawValue)
      return -1
    }
    let count = min(length, frames.incoming.count - frames.isRead)
    unsafe frames.incoming.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe buffer.update(from: start + frames.isRead, count: count)
    }
    frames.isRead += count
    return count
  }

  private static let send: wslay_event_send_callback = { _, bytes, length, _, pointer in
    guard let frames = unsafe owner(pointer) else { return -1 }
    unsafe frames.outgoing.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
    return length
  }

  private static let mask: wslay_event_genmask_callback = { _, buffer, length, _ in
    for (index, byte) in RandomToken.bytes(length).enumerated() { unsafe buffer?[index] = byte }
    return 0
  }

  private static let note: wslay_event_on_msg_recv_callback = { _, message, pointer in
    guard let frames = unsafe owner(pointer), let message = unsafe message?.pointee else { return }
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: message.msg, count: message.msg_length))
    switch unsafe UInt32(message.opcode) {
    case WSLAY_TEXT_FRAME.rawValue: frames.items.append(.text(bytes))
    case WSLAY_BINARY_FRAME.rawValue: frames.items.append(.binary)
    case WSLAY_CONNECTION_CLOSE.rawValue:
      let code = unsafe Int(message.status_code)
      // The two bytes before the words are the code.
      frames.items.append(
        .close(
          WebSocketClosing(
            code: code == 0 ? nil : code,
            reason: String(decoding: bytes.dropFirst(2), as: UTF8.self))))
    default: frames.items.append(.sign)
    }
  }
}
