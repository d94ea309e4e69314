internal import Glibc

/// One connection of the scripted server: reads requests, writes bytes, on a blocking socket.
struct Wire {
  let socket: Int32
  private var held: [UInt8] = []

  init(socket: Int32) { self.socket = socket }

  /// The next request, or nil when the client is gone or speaks no HTTP.
  mutating func request() -> Exchange? {
    var end: Int?
    while true {
      end = headEnd()
      if end != nil { break }
      guard held.count < 1 << 20, read(), speaksHTTP else { return nil }
    }
    guard let end else { return nil }
    let lines = String(decoding: held[..<end], as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    let words = lines.first?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3 else { return nil }
    var exchange = Exchange(
      number: 0, method: words[0], path: words[1],
      headers: lines.dropFirst().compactMap(Self.header),
      body: [])
    held.removeFirst(end + 4)
    let length = exchange.header("Content-Length").flatMap { Int($0) } ?? 0
    while held.count < length { guard read() else { return nil } }
    exchange.body = Array(held.prefix(length))
    held.removeFirst(length)
    return exchange
  }

  /// The next so many bytes, whatever they are; nil when the client is gone before.
  mutating func take(_ count: Int) -> [UInt8]? {
    while held.count < count { guard read() else { return nil } }
    defer { held.removeFirst(count) }
    return Array(held.prefix(count))
  }

  /// Sends bytes; false when the client is gone.
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
        return unsafe Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Waits until the client says something or goes, or for some milliseconds; -1 is for ever.
  func linger(milliseconds: Int) {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    unsafe poll(&watched, 1, Int32(milliseconds))
  }

  /// Whether the first byte could begin a method; a TLS handshake's is 22.
  private var speaksHTTP: Bool { held.first.map { (65...90).contains($0) } ?? true }

  private mutating func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(socket, $0.baseAddress, $0.count, 0)
    }
    guard count > 0 else { return false }
    held += buffer[..<count]
    return true
  }

  private func headEnd() -> Int? {
    guard held.count >= 4 else { return nil }
    let mark: [UInt8] = [13, 10, 13, 10]
    return (0...(held.count - 4)).first { held[$0] == 13 && Array(held[$0..<$0 + 4]) == mark }
  }

  private static func header(_ line: String) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
  }
}
