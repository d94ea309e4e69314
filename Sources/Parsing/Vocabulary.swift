/// Gives elements one name whatever prefix or namespace address a publisher chose.
enum Vocabulary {
  /// `title` for the feed dialects' own elements, `dc:creator` and so on for the rest, in lower case.
  static func name(local: String, prefix: String?, uri: String?) -> String {
    let local = local.lowercased()
    // An undeclared prefix arrives as part of the name.
    if uri == nil, prefix == nil, let colon = local.firstIndex(of: ":") {
      return joined(String(local[..<colon]), String(local[local.index(after: colon)...]))
    }
    if let uri, let known = prefixes[normalized(uri)] { return joined(known, local) }
    return joined(prefix?.lowercased() ?? "", local)
  }

  private static func joined(_ prefix: String, _ local: String) -> String {
    own.contains(prefix) ? local : prefix + ":" + local
  }

  /// Prefixes of the dialects themselves.
  private static let own: Set<String> = ["", "atom", "atom03", "atom10", "a", "a10", "rss", "feed"]

  private static func normalized(_ uri: String) -> String {
    var text = uri.lowercased()
    for scheme in ["http://", "https://"] where text.hasPrefix(scheme) {
      text.removeFirst(scheme.count)
    }
    while text.hasSuffix("/") || text.hasSuffix("#") { text.removeLast() }
    return text
  }

  private static let prefixes: [String: String] = [
    "www.w3.org/2005/atom": "",
    "purl.org/atom/ns": "",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/rss091": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "my.netscape.com/publish/formats/rss-0.91": "",
    "purl.org/net/rss1.1": "",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "purl.org/rss/1.0/modules/slash": "slash",
    "purl.org/syndication/thread/1.0": "thr",
    "search.yahoo.com/mrss": "media",
    "www.rssboard.org/media-rss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.w3.org/1999/xhtml": "xhtml",
    "www.w3.org/xml/1998/namespace": "xml",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
  ]
}
