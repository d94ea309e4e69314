internal import CCurl

/// An address of the internet as 16 bytes, IPv4 in its v4-mapped form (`::ffff:a.b.c.d`).
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// An address written plainly; nil for names and for half-forms such as `127.1`.
  init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isAddress = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe vigia_parse_address(text, buffer.baseAddress) == 1
    }
    guard isAddress else { return nil }
    self.bytes = bytes
  }

  /// The address a socket is about to reach; nil when it is no internet address.
  @unsafe init?(socket address: UnsafePointer<curl_sockaddr>) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isAddress = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe vigia_socket_address(address, buffer.baseAddress) == 1
    }
    guard isAddress else { return nil }
    self.bytes = bytes
  }

  var description: String {
    let length = 46
    return unsafe String(unsafeUninitializedCapacity: length) { text in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe text.withMemoryRebound(to: CChar.self) { text in
          unsafe vigia_address_text(bytes.baseAddress, text.baseAddress)
        }
      }
      return unsafe text.firstIndex(of: 0) ?? length
    }
  }
}
