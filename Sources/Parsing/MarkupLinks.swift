/// The links of an entry or a feed: RSS writes the address inside, Atom in `href`.
struct MarkupLinks {
  /// Where a person can read it.
  private(set) var page: String?
  /// What is attached, in order.
  private(set) var enclosures: [String] = []

  init(_ element: MarkupElement) {
    var other: String?
    for link in element.children("link") {
      guard let target = Self.target(link) else { continue }
      switch link.attribute("rel")?.trimmed.lowercased() ?? "alternate" {
      case "alternate", "":
        if page == nil || (!Self.isHTML(pageType) && Self.isHTML(link.attribute("type"))) {
          page = target
          pageType = link.attribute("type")
        }
      case "enclosure": enclosures.append(target)
      case "self", "via", "related": other = other ?? target
      default: break
      }
    }
    page = page ?? Self.permanent(element) ?? other
  }

  private var pageType: String?

  private static func target(_ link: MarkupElement) -> String? {
    guard
      let text = (link.attribute("href") ?? link.attribute("rdf:resource"))?.trimmed.nonEmpty
        ?? link.trimmedText
    else { return nil }
    return WebAddress.resolve(text, against: link.base)
  }

  private static func isHTML(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return true }
    return type.contains("html")
  }

  /// A guid is an address unless it says no; an Atom id may be one.
  private static func permanent(_ element: MarkupElement) -> String? {
    if let guid = element.child("guid"), let text = guid.trimmedText {
      let isLink = guid.attribute("ispermalink")?.trimmed.lowercased() != "false"
      let address = WebAddress.resolve(text, against: guid.base)
      if isLink, WebAddress.isPage(address) { return address }
    }
    let candidates = [
      element.child("feedburner:origlink")?.trimmedText, element.attribute("rdf:about"),
      element.child("id")?.trimmedText,
    ]
    return candidates.compactMap { $0?.trimmed }.first { WebAddress.isPage($0) }
  }
}
