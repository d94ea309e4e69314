/// The links of an entry or a feed: RSS writes the address inside, Atom in `href`.
struct MarkupLinks {
  /// Where a person can read it.
  private(set) var page: String?
  /// What is attached, in order.
  private(set) var enclosures: [String] = []

  init(_ element: MarkupElement, isAtom: Bool) {
    var other: String?
    for link in element.children(.link) {
      guard let target = Self.target(link) else { continue }
      switch link.attribute(.rel)?.trimmed.lowercased() ?? "alternate" {
      case "alternate", "": offer(Candidate(link, target, isAtom: isAtom))
      case "enclosure": enclosures.append(target)
      case "self", "via", "related": other = other ?? target
      default: break
      }
    }
    let own = best.flatMap { $0.rank == 2 ? $0.target : nil }
    page =
      own ?? Self.statedPermalink(element) ?? best?.target ?? Self.permanent(element) ?? other
  }

  private var best: Candidate?

  /// One link to the entry's page.
  private struct Candidate {
    let target: String
    /// 2 for the dialect's own way to write a page, 1 for another's, 0 for what is no page (a PDF).
    let rank: Int
    /// Media type and language of an Atom link, of which an entry should have one each.
    private let kind: [String?]?

    init(_ link: MarkupElement, _ target: String, isAtom: Bool) {
      self.target = target
      let type = link.attribute(.type)?.trimmed.lowercased()
      let isOwn = isAtom || link.attribute(.href) == nil
      rank = type.map { $0.contains("html") } ?? true ? (isOwn ? 2 : 1) : 0
      kind = isAtom ? [type, link.attribute(.hreflang)] : nil
    }

    func isRepeat(of other: Self) -> Bool { kind != nil && kind == other.kind }
  }

  /// Takes the better of two; the first of equals, unless Atom writes the same kind again (which RFC
  /// 4287 §4.1.2 forbids): then the later one stands.
  ///
  /// In RSS the `link` element wins over an `atom:link`, by which papers point at related articles.
  private mutating func offer(_ candidate: Candidate) {
    guard let best, candidate.rank <= best.rank else { return self.best = candidate }
    if candidate.isRepeat(of: best) { self.best = candidate }
  }

  private static func target(_ link: MarkupElement) -> String? {
    guard
      let text = (link.attribute(.href) ?? link.attribute(.rdfResource))?.trimmed.nonEmpty
        ?? link.trimmedText
    else { return nil }
    return WebAddress.resolve(text, against: link.base)
  }

  /// A guid is an address unless it says no; an Atom id may be one.
  private static func permanent(_ element: MarkupElement) -> String? {
    if let address = permalink(element), WebAddress.isPage(address) { return address }
    let candidates = [
      element.child(.feedburnerOrigLink)?.trimmedText, element.attribute(.rdfAbout),
      element.child(.id)?.trimmedText,
    ]
    return candidates.compactMap { $0?.trimmed }.first { WebAddress.isPage($0) }
  }

  /// The guid when it is written as a whole address, which is surer than an `atom:link`.
  private static func statedPermalink(_ element: MarkupElement) -> String? {
    guard let text = element.child(.guid)?.trimmedText, WebAddress.isPage(text) else { return nil }
    return permalink(element)
  }

  /// The guid as an absolute address where it can be one; nil when it says that it is none.
  private static func permalink(_ element: MarkupElement) -> String? {
    guard let guid = element.child(.guid), let text = guid.trimmedText,
      guid.attribute(.isPermaLink)?.trimmed.lowercased() != "false"
    else { return nil }
    return WebAddress.resolve(text, against: guid.base)
  }

  /// For an entry without any link: its guid or id, when that is a URI of any scheme (`tag:`, `urn:`)
  /// or becomes one against the base.
  static func identifier(_ element: MarkupElement) -> String? {
    let id = element.child(.id).flatMap { id in
      id.trimmedText.map { WebAddress.resolve($0, against: id.base) }
    }
    return [permalink(element), id].compactMap { $0 }.first {
      WebAddress.scheme(of: $0) != nil && !WebAddress.isProgram($0)
    }
  }
}
