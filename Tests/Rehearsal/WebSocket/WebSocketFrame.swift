/// A frame of RFC 6455 §5.2, written and read by hand.
package struct WebSocketFrame: Hashable, Sendable {
  /// Its opcode.
  package enum Kind: UInt8, Sendable {
    case more = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
  }

  package var kind: Kind
  package var payload: [UInt8]
  package var isFinal: Bool
  /// Bits that only an extension may use.
  package var reserved: UInt8 = 0
  /// The mask it came with or goes out with.
  package var mask: [UInt8]?

  /// A frame as a server sends it, unmasked.
  package init(_ kind: Kind, _ payload: [UInt8], isFinal: Bool = true) {
    self.kind = kind
    self.payload = payload
    self.isFinal = isFinal
  }

  /// The next frame of a connection; nil when it ends before.
  init?(from wire: inout Wire) {
    guard let head = wire.take(2), let kind = Kind(rawValue: head[0] & 15) else { return nil }
    var length = Int(head[1] & 127)
    if length >= 126 {
      guard let long = wire.take(length == 126 ? 2 : 8) else { return nil }
      length = long.reduce(0) { $0 << 8 | Int($1) }
    }
    var mask: [UInt8]?
    if head[1] & 128 != 0 {
      guard let bytes = wire.take(4) else { return nil }
      mask = bytes
    }
    guard let payload = wire.take(length) else { return nil }
    self.init(kind, Self.masked(payload, mask), isFinal: head[0] & 128 != 0)
    reserved = head[0] >> 4 & 7
    self.mask = mask
  }

  /// As it goes over the wire.
  package var bytes: [UInt8] {
    var bytes = [(isFinal ? 128 : 0) | reserved << 4 | kind.rawValue]
    let flag: UInt8 = mask == nil ? 0 : 128
    let size = payload.count
    switch size {
    case ..<126: bytes.append(flag | UInt8(size))
    case ..<65_536: bytes += [flag | 126, UInt8(size >> 8), UInt8(size & 255)]
    default: bytes += [flag | 127] + (0..<8).reversed().map { UInt8(size >> ($0 * 8) & 255) }
    }
    return bytes + (mask ?? []) + Self.masked(payload, mask)
  }

  /// The code of a closing frame.
  package var code: Int? {
    kind == .close && payload.count >= 2 ? Int(payload[0]) << 8 | Int(payload[1]) : nil
  }

  /// The payload as text.
  package var text: String { String(decoding: payload, as: UTF8.self) }

  private static func masked(_ payload: [UInt8], _ mask: [UInt8]?) -> [UInt8] {
    guard let mask else { return payload }
    return payload.enumerated().map { $0.element ^ mask[$0.offset % 4] }
  }
}
