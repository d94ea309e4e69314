/// What a web server answered, after the last redirect that was followed.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// The last answer's headers as sent: order and duplicates kept.
  package var headers: [(name: String, value: String)]
  /// The body, decompressed.
  package var body: [UInt8]
  /// The address that answered.
  package var finalURL: String
  /// Where the address has moved for good, or nil.
  ///
  /// The end of the unbroken run of 301 and 308 answers the transfer began with, followed or not; a
  /// 302, 303 or 307 ends the run, because what comes after it is temporary.
  package var permanentRedirect: String?

  /// An answer from its parts.
  package init(
    status: Int, headers: [(name: String, value: String)], body: [UInt8], finalURL: String,
    permanentRedirect: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.finalURL = finalURL
    self.permanentRedirect = permanentRedirect
  }

  /// The first header of that name, in any case, or nil.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.isHeader(name) }?.value
  }

  /// The target of a relation in the `Link` headers (RFC 8288), as far as paging needs it; nil without one.
  package func link(_ relation: String) -> String? {
    for header in headers where header.name.isHeader("link") {
      // Before the first "<" stands nothing.
      for part in header.value.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        guard let end = part.firstIndex(of: ">") else { continue }
        let rest = part[end...].lowercased()
        if rest.contains("rel=\"\(relation)\"") || rest.contains("rel=\(relation)") {
          return String(part[..<end])
        }
      }
    }
    return nil
  }
}
