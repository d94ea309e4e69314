// How a reply goes out, with its faults.
extension Reply {
  /// Sends the reply; false when the connection is not to be used again.
  func send(over wire: Wire, to method: String) -> Bool {
    switch manner {
    case .hang:
      wire.linger(milliseconds: -1)
      return false
    case .slam: return false
    case .raw:
      _ = wire.send(body)
      return false
    case .whole:
      let content = method == "HEAD" ? [] : body
      return wire.send(head(length: body.count) + content) && !closes
    case .cutShort(let count):
      _ = wire.send(head(length: body.count) + body.prefix(count))
      return false
    case .wrongLength(let length):
      _ = wire.send(head(length: length) + body)
      return false
    case .chunked(let size): return sendChunks(of: size, over: wire) && !closes
    case .endless:
      guard wire.send(head(length: nil)) else { return false }
      while wire.send(Self.chunk(body)) {}
      return false
    case .stalled:
      if wire.send(head(length: nil) + Self.chunk(body)) { wire.linger(milliseconds: -1) }
      return false
    case .drip(let milliseconds):
      guard wire.send(head(length: body.count)) else { return false }
      return drip(body, milliseconds, over: wire) && !closes
    case .dripHead(let milliseconds):
      return drip(head(length: body.count) + body, milliseconds, over: wire) && !closes
    }
  }

  private func drip(_ bytes: [UInt8], _ milliseconds: Int, over wire: Wire) -> Bool {
    bytes.allSatisfy { byte in
      wire.linger(milliseconds: milliseconds)
      return wire.send([byte])
    }
  }

  private func sendChunks(of size: Int, over wire: Wire) -> Bool {
    guard wire.send(head(length: nil)) else { return false }
    for start in stride(from: 0, to: body.count, by: size) {
      let part = Array(body[start..<min(start + size, body.count)])
      guard wire.send(Self.chunk(part)) else { return false }
    }
    return wire.send(Array("0\r\n\r\n".utf8))
  }

  private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + Array("\r\n".utf8)
  }

  private func head(length: Int?) -> [UInt8] {
    var text = "HTTP/1.1 \(status) Scripted\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    if let length {
      if status != 204 && status != 304 { text += "Content-Length: \(length)\r\n" }
    } else {
      text += "Transfer-Encoding: chunked\r\n"
    }
    return Array((text + (closes ? "Connection: close\r\n\r\n" : "\r\n")).utf8)
  }
}
