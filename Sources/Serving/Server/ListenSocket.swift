internal import Glibc
internal import Model

/// A listening TCP socket, opened here rather than by the library so that a failure has a name.
enum ListenSocket {
  /// Binds and listens; returns the socket and the real port.
  static func open(host: String, port: Int) throws(Fault) -> (socket: Int32, port: Int) {
    guard let number = UInt16(exactly: port) else {
      throw ServingTexts.notAPort(port)
    }
    let plain =
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    let numeric = plain == "localhost" ? "127.0.0.1" : plain
    if let address = inet4(numeric, number) { return try open(address, host, port) }
    if let address = inet6(numeric, number) { return try open(address, host, port) }
    throw ServingTexts.notAnAddress(host)
  }

  private static func inet4(_ host: String, _ port: UInt16) -> sockaddr_in? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    return unsafe inet_pton(AF_INET, host, &address.sin_addr) == 1 ? address : nil
  }

  private static func inet6(_ host: String, _ port: UInt16) -> sockaddr_in6? {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    return unsafe inet_pton(AF_INET6, host, &address.sin6_addr) == 1 ? address : nil
  }

  private static func open<Address>(
    _ address: Address, _ host: String, _ port: Int
  ) throws(Fault) -> (socket: Int32, port: Int) {
    let family = Address.self == sockaddr_in6.self ? AF_INET6 : AF_INET
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let number = socket(family, kind, 0)
    guard number >= 0 else { throw ServingTexts.cannotListen(host, port, code: errno) }
    var on: Int32 = 1
    let length = socklen_t(MemoryLayout<Int32>.size)
    _ = unsafe setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &on, length)
    let bound = unsafe withUnsafePointer(to: address) { pointer in
      unsafe bind(
        number, UnsafeRawPointer(pointer).assumingMemoryBound(to: sockaddr.self),
        socklen_t(MemoryLayout<Address>.size))
    }
    guard bound == 0, listen(number, 512) == 0 else {
      let code = errno
      close(number)
      throw ServingTexts.cannotListen(host, port, code: code)
    }
    return (number, realPort(number) ?? port)
  }

  private static func realPort(_ number: Int32) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let status = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      unsafe getsockname(
        number, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard status == 0 else { return nil }
    // Both families keep the port in the same two bytes after the family.
    return unsafe withUnsafeBytes(of: storage) { bytes in
      unsafe Int(bytes[2]) << 8 | Int(bytes[3])
    }
  }
}
