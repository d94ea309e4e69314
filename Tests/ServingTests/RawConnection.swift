import Foundation
import Glibc

/// A client that sends and reads bytes as they are, so that the tests see what is on the wire.
///
/// Unchecked: a test uses one connection from one task at a time.
@safe final class RawConnection: @unchecked Sendable {
  struct Response {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: String
    func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }
  struct Broken: Error {}

  private let number: Int32
  private var pending: [UInt8] = []

  init(port: Int) throws {
    number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    _ = unsafe setsockopt(
      number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    _ = unsafe inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let status = unsafe withUnsafePointer(to: address) { pointer in
      unsafe connect(
        number, UnsafeRawPointer(pointer).assumingMemoryBound(to: sockaddr.self),
        socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    guard status == 0 else { throw Broken() }
  }

  deinit { close(number) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { part in
        unsafe Glibc.send(number, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  /// More bytes, or none at the end of the connection; waits on a thread of its own.
  private func receive() async -> [UInt8] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [number] in
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
          unsafe count = max(0, recv(number, buffer.baseAddress, buffer.count, 0))
        }
        continuation.resume(returning: bytes)
      }
    }
  }

  /// Everything up to and with `mark`; what there was when the connection ended before.
  func read(until mark: String) async -> String {
    let wanted = Array(mark.utf8)
    while true {
      if let end = find(wanted) { return take(end) }
      let bytes = await receive()
      if bytes.isEmpty { return take(pending.count) }
      pending += bytes
    }
  }

  func read(count: Int) async -> String {
    while pending.count < count {
      let bytes = await receive()
      if bytes.isEmpty { break }
      pending += bytes
    }
    return take(min(count, pending.count))
  }

  /// All that comes until the other side closes.
  func readToEnd() async -> String { await read(until: "\u{0}never") }

  private func find(_ mark: [UInt8]) -> Int? {
    guard pending.count >= mark.count else { return nil }
    for start in 0...(pending.count - mark.count)
    where pending[start..<start + mark.count].elementsEqual(mark) {
      return start + mark.count
    }
    return nil
  }

  private func take(_ count: Int) -> String {
    let text = String(decoding: pending[..<count], as: UTF8.self)
    pending.removeFirst(count)
    return text
  }

  /// The head of an answer.
  func readHead() async throws -> Response {
    let lines = await read(until: "\r\n\r\n").split(separator: "\r\n")
    guard let first = lines.first, let status = Int(first.split(separator: " ")[1]) else {
      throw Broken()
    }
    let headers = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
    }
    return Response(status: status, headers: headers, body: "")
  }

  /// A whole answer with `Content-Length`.
  func readResponse(head: Bool = false) async throws -> Response {
    var response = try await readHead()
    let length = response.header("Content-Length").flatMap { Int($0) } ?? 0
    if !head, response.status != 304, response.status != 204 {
      response.body = await read(count: length)
    }
    return response
  }

  /// One request on a connection of its own.
  static func ask(
    _ port: Int, _ method: String, _ target: String, headers: [String] = [], body: String? = nil
  ) async throws -> Response {
    let connection = try RawConnection(port: port)
    var lines = ["\(method) \(target) HTTP/1.1"] + headers
    if !headers.contains(where: { $0.lowercased().hasPrefix("host:") }) {
      lines.append("Host: 127.0.0.1:\(port)")
    }
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    return try await connection.readResponse(head: method == "HEAD")
  }
}
