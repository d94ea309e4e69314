/// Resolves relative links as RFC 3986 §5.2 says, leaving odd characters as they stand.
enum WebAddress {
  /// A longer base completes nothing, in bytes: written once, it would be in every link of a document, and
  /// a megabyte of feed would be many gigabytes of links.
  static let longestBase = 1000

  /// The absolute address; the reference itself when it is absolute already or there is no base.
  static func resolve(_ reference: String, against base: String?) -> String {
    guard schemeLength(reference) == nil, let base, base.utf8.count <= longestBase,
      let scheme = scheme(of: base)
    else { return reference }
    let root = Parts(base.dropFirst(scheme.count + 1))
    // A base without an authority (`mailto:`, `urn:`) resolves nothing.
    guard let authority = root.authority else { return reference }
    let wanted = Parts(reference[...])
    let head = scheme + "://"
    if let own = wanted.authority { return head + own + wanted.path + wanted.tail }
    if wanted.path.isEmpty {
      let tail = wanted.tail.hasPrefix("?") ? wanted.tail : root.query + wanted.tail
      return head + authority + root.path + tail
    }
    let path =
      wanted.path.hasPrefix("/")
      ? wanted.path : (root.path.isEmpty ? "/" : directory(root.path)) + wanted.path
    return head + authority + withoutDots(path) + wanted.tail
  }

  /// The scheme of an absolute address (`http`, `tag`), without the colon.
  static func scheme(of address: String) -> Substring? {
    schemeLength(address).map { address[..<address.utf8.index(address.startIndex, offsetBy: $0)] }
  }

  /// How many letters come before the colon; nil when they are no scheme.
  private static func schemeLength(_ address: String) -> Int? {
    let bytes = address.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0x61...0x7A, 0x41...0x5A: continue
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: if index == 0 { return nil }
      case UInt8(ascii: ":"): return index > 0 ? index : nil
      default: return nil
      }
    }
    return nil
  }

  /// True for what a browser can open.
  static func isPage(_ address: String) -> Bool {
    let scheme = scheme(of: address)?.lowercased()
    return scheme == "http" || scheme == "https"
  }

  /// True for what a browser would run or show in the place of a page.
  static func isProgram(_ address: String) -> Bool {
    ["javascript", "data", "vbscript"].contains(scheme(of: address)?.lowercased())
  }

  /// An address behind its scheme, taken apart.
  private struct Parts {
    var authority: String?
    var path: String
    /// `?…` without the fragment, or empty.
    var query: String
    /// `?…#…`, or empty.
    var tail: String

    init(_ text: Substring) {
      var rest = text
      if rest.hasPrefix("//") {
        rest = rest.dropFirst(2)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        authority = String(rest[..<end])
        rest = rest[end...]
      }
      let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
      path = String(rest[..<end])
      tail = String(rest[end...])
      query = tail.hasPrefix("?") ? String(tail.prefix { $0 != "#" }) : ""
    }
  }

  private static func directory(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "/" }
    return String(path[...slash])
  }

  private static func withoutDots(_ path: String) -> String {
    guard path.contains("/.") else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if segment == ".." {
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      } else if segment == "." {
        if isLast { kept.append("") }
      } else {
        kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }
}
