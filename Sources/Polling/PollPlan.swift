package import Model
internal import Transfers

/// One request to a source: where, and with which headers.
package struct PollPlan: Sendable {
  /// `Accept` as feed servers expect it; its absence is refused by some.
  static let accept =
    "application/atom+xml, application/rss+xml, application/feed+json, "
    + "application/xml;q=0.9, */*;q=0.1"

  package let source: Source
  /// The address to ask: the source's own, or the one it has moved to for good.
  package let url: String
  /// The validators exactly as the server gave them, or nil; neither is ever made up.
  package let etag: String?
  package let lastModified: String?

  /// The request that a source's status calls for.
  package init(_ source: Source, _ status: SourceStatus) {
    let isKnown = status.describes(source) && status.bodyDigest != nil
    self.source = source
    url = status.address(of: source)
    etag = isKnown ? status.etag : nil
    lastModified = isKnown ? status.lastModified : nil
  }

  /// Whether the server may answer "not modified".
  package var isConditional: Bool { etag != nil || lastModified != nil }

  /// The headers, in the order in which they are sent.
  var headers: [(name: String, value: String)] {
    let accept = source.isPage ? "text/html, application/xhtml+xml" : Self.accept
    var headers = [(name: "Accept", value: accept)]
    if let etag { headers.append(("If-None-Match", etag)) }
    if let lastModified { headers.append(("If-Modified-Since", lastModified)) }
    return headers
  }

  /// How Vigía names itself to servers: `Vigia/1.0 (+https://…; contacto)`.
  ///
  /// `contact` is an address of the operator, web or mail, so that a site can complain before it blocks.
  package static func userAgent(version: String, contact: String? = nil) -> String {
    contact.map { "Vigia/\(version) (+\($0))" } ?? "Vigia/\(version)"
  }
}
