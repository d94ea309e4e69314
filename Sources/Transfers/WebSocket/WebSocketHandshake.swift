internal import Sealing

/// The first words of a WebSocket, which are HTTP (RFC 6455 §4.1): what is sent, and whether the answer is
/// that of somebody who has understood.
struct WebSocketHandshake {
  /// What every server mixes into its answer (§1.3).
  private static let salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

  private let address: WebAddress
  private let key: String

  /// A handshake with a key of its own.
  init(_ address: WebAddress, key: [UInt8] = RandomToken.bytes(16)) {
    self.address = address
    self.key = Base64.encode(key)
  }

  /// The request as it is sent.
  func request(
    _ headers: [(name: String, value: String)], userAgent: String
  ) -> [UInt8] {
    let fixed = [
      ("Host", address.authority), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
      ("Sec-WebSocket-Key", key), ("Sec-WebSocket-Version", "13"), ("User-Agent", userAgent),
    ]
    let lines = (fixed + headers).map { "\($0.0): \($0.1)\r\n" }
    return Array("GET \(address.target) HTTP/1.1\r\n\(lines.joined())\r\n".utf8)
  }

  /// Throws what is wrong with an answer of status 101.
  func check(_ head: ResponseHead) throws(WebSocketError) {
    guard head.first("Upgrade")?.lowercased() == "websocket",
      head.first("Connection")?.lowercased().split(separator: ",").contains(where: {
        $0.filter { $0 != " " } == "upgrade"
      }) == true
    else { throw .handshake(WebSocketTexts.noUpgrade) }
    let proof = Base64.encode(Digest.sha1(Array((key + Self.salt).utf8)))
    guard head.first("Sec-WebSocket-Accept") == proof else {
      throw .handshake(WebSocketTexts.badAccept)
    }
    // With an extension the frames would mean something else.
    guard head.first("Sec-WebSocket-Extensions") == nil, head.first("Sec-WebSocket-Protocol") == nil
    else { throw .handshake(WebSocketTexts.unasked) }
  }
}

/// An answer's head cut out of what comes, and what came after it.
struct HeadCutter {
  private(set) var head = ResponseHead()
  private var line: [UInt8] = []

  /// Takes bytes in; what came after the head once that is whole, nil before.
  mutating func take(_ bytes: [UInt8]) throws(WebSocketError) -> ArraySlice<UInt8>? {
    for (index, byte) in bytes.enumerated() {
      line.append(byte)
      guard line.count <= ResponseHead.maximumBytes else {
        throw .handshake(WebSocketTexts.longHead)
      }
      guard byte == 0x0A else { continue }
      let text = String(decoding: line, as: UTF8.self)
      line = []
      guard head.take(text) else { throw .handshake(WebSocketTexts.longHead) }
      guard head.status > 0 else { throw .handshake(WebSocketTexts.noHTTP) }
      // After an interim answer comes another; 101 is none of those.
      if text.allSatisfy(\.isNewline), head.status >= 200 || head.status == 101 {
        return bytes[(index + 1)...]
      }
    }
    return nil
  }
}
