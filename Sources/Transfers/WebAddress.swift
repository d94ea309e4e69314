internal import CCurl

/// An absolute http or https address, read by the parser that will also connect to it.
struct WebAddress: Sendable {
  /// The whole address, percent-encoded where it held spaces or letters beyond ASCII.
  let text: String
  let scheme: String
  let host: String
  let port: String

  /// Reads an address, relative to a base when there is one.
  ///
  /// Throws `unsupportedScheme` for other schemes than http and https, `invalidURL` for the rest.
  init(_ text: String, relativeTo base: WebAddress? = nil) throws(TransferError) {
    guard !text.utf8.contains(0), let handle = unsafe curl_url() else { throw .invalidURL(text) }
    defer { unsafe curl_url_cleanup(handle) }
    if let base { _ = unsafe curl_url_set(handle, CURLUPART_URL, base.text, 0) }
    // Any scheme is read here, so that the refusal can name it.
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
    guard unsafe curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK,
      let scheme = unsafe Self.part(CURLUPART_SCHEME, of: handle)?.lowercased()
    else { throw .invalidURL(text) }
    guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
    guard let whole = unsafe Self.part(CURLUPART_URL, of: handle),
      let host = unsafe Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
      let port = unsafe Self.part(CURLUPART_PORT, of: handle)
    else { throw .invalidURL(text) }
    self.text = whole
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// The address behind one of WebSocket's, `ws` and `wss` being `http` and `https` in another dress.
  init(webSocket text: String) throws(TransferError) {
    guard let scheme = text.firstRange(of: "://").map({ text[..<$0.lowerBound].lowercased() }),
      scheme == "ws" || scheme == "wss"
    else { throw .unsupportedScheme(String(text.prefix { $0 != ":" })) }
    try self.init((scheme == "ws" ? "http" : "https") + text.dropFirst(scheme.count))
  }

  /// The server as a request names it, with its port where that is not the usual one.
  var authority: String {
    port == (scheme == "https" ? "443" : "80") ? host : host + ":" + port
  }

  /// Path and query.
  var target: String {
    let rest = text.dropFirst(scheme.count + 3).prefix { $0 != "#" }
    let target = rest.drop { $0 != "/" && $0 != "?" }
    return target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// Whether both lead to the same server: what one may see of a request, the other may.
  func sharesOrigin(with other: WebAddress) -> Bool {
    scheme == other.scheme && host.lowercased() == other.host.lowercased() && port == other.port
  }

  @unsafe private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    let flags = UInt32(CURLU_DEFAULT_PORT)
    guard unsafe curl_url_get(handle, part, &text, part == CURLUPART_PORT ? flags : 0) == CURLUE_OK,
      let text = unsafe text
    else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
