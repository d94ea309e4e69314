// How a request's headers are checked and handed to libcurl.
extension HTTPRequest {
  /// Headers that say nothing of who asks, and so may follow a redirect to another server.
  private static let travelling: Set<String> = [
    "accept", "accept-language", "content-type", "if-modified-since", "if-none-match", "user-agent",
  ]

  /// Throws `invalidURL` when the method or a header could smuggle something into the request.
  func validate() throws(TransferError) {
    guard !method.isEmpty, method.utf8.allSatisfy(Self.isTokenByte) else {
      throw .invalidURL(method)
    }
    for (name, value) in headers {
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte),
        value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
      else { throw .invalidURL(name) }
    }
  }

  /// The lines for libcurl; away from the first server only those that may travel.
  func headerLines(isAtHome: Bool) -> [String] {
    let sent = headers.filter { isAtHome || Self.travelling.contains($0.name.lowercased()) }
    // libcurl reads "Name:" as "leave it out" and "Name;" as "send it empty".
    var lines = sent.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    // It would wait a second for a "100 Continue" before a large body, and call any body a form.
    lines.append("Expect:")
    if !sent.contains(where: { $0.name.lowercased() == "content-type" }) {
      lines.append("Content-Type:")
    }
    return lines
  }

  /// A token byte of RFC 9110 §5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
