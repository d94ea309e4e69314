/// By what two sources can know that they bring the same utterance.
package struct MentionIdentity: Hashable, Sendable {
  /// Keys that only the same utterance has; none when nothing is certain enough.
  package var keys: [String]

  /// The identity of a mention: its kind and canonical address; who said what in which minute.
  package init(_ mention: Mention) {
    keys = []
    if let url = mention.url.flatMap(Self.canonical) {
      keys.append("u:" + ContentHash(mention.kind.rawValue, url).hex())
    }
    // Short texts ("hola") and nameless ones are said by many.
    if let author = mention.author?.handle?.lowercased(), let at = mention.publishedAt,
      mention.text.utf8.count >= 40
    {
      keys.append("h:" + ContentHash(author, mention.text, String(at.minute)).hex())
    }
  }

  /// An address without what does not say which document it is: scheme, `www.` and `m.`, tracking
  /// parameters, a slash at the end; nil for a site's front page, which stands for anything.
  package static func canonical(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    var rest = url[scheme.upperBound...]
    var fragment = ""
    if let sign = rest.firstIndex(of: "#") {
      fragment = String(rest[sign...])
      rest = rest[..<sign]
    }
    // A fragment names a comment, unless it names a place in the text.
    if fragment.count <= 1 || fragment.hasPrefix("#:~:") { fragment = "" }
    var query = ""
    if let sign = rest.firstIndex(of: "?") {
      query = kept(rest[rest.index(after: sign)...])
      rest = rest[..<sign]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var path = String(rest[slash...])
    while path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty || !query.isEmpty else { return nil }
    return host(rest[..<slash]) + path + query + fragment
  }

  private static func host(_ text: Substring) -> String {
    var host = text.lowercased()
    for end in [":443", ":80"] where host.hasSuffix(end) { host.removeLast(end.count) }
    for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) {
      host.removeFirst(prefix.count)
      break
    }
    return host == "twitter.com" ? "x.com" : host
  }

  private static func kept(_ query: Substring) -> String {
    let tracking: Set<String> = [
      "fbclid", "gclid", "igshid", "igsh", "mc_cid", "mc_eid", "ref_src", "ref_url", "cmpid",
    ]
    let pairs = query.split(separator: "&").filter { pair in
      let name = pair.prefix { $0 != "=" }.lowercased()
      return !name.hasPrefix("utm_") && !tracking.contains(name)
    }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }
}

extension Mention {
  private static let goneMember = "deleted"

  /// Whether this is no mention but word that the one of this id is no longer to be kept: its author or
  /// its platform has taken it back.
  ///
  /// Travels as the member `"deleted": true`.
  package var isGone: Bool {
    get { extra.contains { $0.name == Self.goneMember && $0.value == .bool(true) } }
    set {
      extra.removeAll { $0.name == Self.goneMember }
      if newValue { extra.append(.init(Self.goneMember, true)) }
    }
  }

  private static let goneAuthorMember = "author_deleted"

  /// Whether the author's whole account is gone, with all they posted.
  package var isAuthorGone: Bool {
    extra.contains { $0.name == Self.goneAuthorMember && $0.value == .bool(true) }
  }

  /// Word that the mention of an id is no longer to be kept, as its author's account is gone or not.
  package static func gone(_ id: String, withAuthor: Bool = false) -> Mention {
    var mention = Mention(id: id, text: "")
    mention.isGone = true
    if withAuthor { mention.extra.append(.init(goneAuthorMember, true)) }
    return mention
  }

  private static let erasedMember = "deleted_at"

  /// When the text was taken out of the archive; nil for a mention that is still whole.
  package var erasedAt: Instant? { extra.first { $0.name == Self.erasedMember }?.value.instant }

  /// What stays of a mention that was taken back: that it was, when, where, and how often it was passed
  /// on; nothing that was said and nobody who said it.
  package func erased(at now: Instant) -> Mention {
    var rest = Mention(id: id, text: "")
    rest.source = source
    rest.kind = kind
    rest.language = language
    rest.publishedAt = publishedAt
    rest.fetchedAt = fetchedAt
    rest.counts = counts
    rest.extra = [.init(Self.erasedMember, JSON(now))]
    return rest
  }
}

extension Finding {
  /// What stays of the finding: how it felt and what it was about, so that counts stay; not a word.
  package var erased: Finding {
    var rest = self
    rest.evidence = []
    rest.personalData = []
    rest.facts = []
    return rest
  }
}

extension Mention {
  /// The member that keeps the first text of a mention that was edited.
  private static let firstText = "first_text"
  private static let firstTitle = "first_title"

  /// This mention as another answer shows it now, with the first text kept; nil when nothing a person
  /// reads has changed.
  package func edited(to newer: Mention) -> Mention? {
    // A mail is never edited: a copy with the same id came through a list that adds its own words.
    guard kind != .mail, newer.text != text || newer.title != title,
      !newer.text.isEmpty || newer.title != nil
    else { return nil }
    var edited = self
    edited.text = newer.text
    edited.title = newer.title
    edited.counts = newer.counts
    if !extra.contains(where: { $0.name == Self.firstText }) {
      edited.extra.append(.init(Self.firstText, .string(text)))
      if let title { edited.extra.append(.init(Self.firstTitle, .string(title))) }
    }
    edited.extra.removeAll { $0.name == "edited_at" }
    let stated = newer.extra.first { $0.name == "edited_at" }?.value
    edited.extra.append(.init("edited_at", stated ?? JSON(newer.fetchedAt)))
    return edited
  }

  /// The mention as it was when it came in, which is what the engine has counted.
  package var asFirstSeen: Mention {
    guard let first = extra.first(where: { $0.name == Self.firstText })?.value.string else {
      return self
    }
    var mention = self
    mention.text = first
    mention.title = extra.first { $0.name == Self.firstTitle }?.value.string
    return mention
  }
}
