internal import Model

/// Turns one entry of an XML feed into a mention.
struct MarkupEntryReader {
  let context: FeedContext
  let isAtom: Bool
  /// The feed's language, for entries that state none.
  let language: String?
  /// The feed's page, against which links resolve when no base is known.
  let page: String?
  let feedAuthor: Author?

  func mention(_ entry: MarkupElement) -> Mention {
    let links = MarkupLinks(entry, isAtom: isAtom)
    let films = Self.mediaElements(entry)
    let title = title(entry, films)
    let published = date(entry)
    let text = body(entry, films)
    let url = (links.page ?? MarkupLinks.identifier(entry)).map {
      WebAddress.scheme(of: $0) == nil ? WebAddress.resolve($0, against: page) : $0
    }
    let id =
      ownID(entry) ?? url ?? DerivedID.make(title: title, published: published, text: text)
    var mention = Mention(id: context.qualified(id), text: text)
    mention.source = context.source
    mention.url = url
    mention.kind = context.kind
    mention.title = title
    mention.language =
      LanguageCode.short(entry.child(.dcLanguage)?.text) ?? LanguageCode.short(entry.language)
      ?? language
    mention.publishedAt = published
    mention.fetchedAt = context.fetchedAt
    mention.inReplyTo = entry.child(.thrInReplyTo)?.attribute(.ref)?.trimmed.nonEmpty
      .map(context.qualified)
    mention.author = MarkupAuthor.read(entry) ?? MarkupAuthor.outlet(entry) ?? feedAuthor
    mention.counts.replies = (entry.child(.slashComments) ?? entry.child(.thrTotal))?
      .trimmedText.flatMap { Int($0) }
    mention.counts.views = films.first { $0.known == .mediaStatistics }?.attribute(.views)
      .flatMap { Int($0) }
    mention.tags = tags(entry)
    mention.media = media(entry, links, films)
    return mention
  }

  private func ownID(_ entry: MarkupElement) -> String? {
    entry.child(.guid)?.trimmedText ?? entry.child(.id)?.trimmedText
      ?? entry.attribute(.rdfAbout)?.trimmed.nonEmpty ?? entry.child(.dcIdentifier)?.trimmedText
  }

  private func title(_ entry: MarkupElement, _ films: [MarkupElement]) -> String? {
    let line = { MarkupText.line($0, isAtom: isAtom).nonEmpty }
    return Self.first([.title, .dcTitle], in: entry, line)
      ?? films.lazy.filter { $0.known == .mediaTitle }.compactMap(line).first
      ?? Self.first([.itunesTitle], in: entry, line)
  }

  /// What the first child says that says something, of the first name that has one.
  private static func first<Value>(
    _ names: [MarkupName], in entry: MarkupElement, _ read: (MarkupElement) -> Value?
  ) -> Value? {
    for name in names {
      for element in entry.children(name) {
        if let value = read(element) { return value }
      }
    }
    return nil
  }

  private static let dates: [MarkupName] = [
    .pubDate, .published, .issued, .dctermsIssued, .dcDate, .created, .dctermsCreated, .updated,
    .modified, .dctermsModified, .dcModified, .date,
  ]

  private func date(_ entry: MarkupElement) -> Instant? {
    Self.first(Self.dates, in: entry) { FeedDate.parse($0.content) }
  }

  private static let bodies: [MarkupName] = [
    .contentEncoded, .content, .xhtmlBody, .body, .xhtmlDiv, .description, .summary,
    .dcDescription, .dctermsAbstract, .itunesSummary, .itunesSubtitle,
  ]

  /// The fullest text there is: the content, else the summary.
  private func body(_ entry: MarkupElement, _ films: [MarkupElement]) -> String {
    if let text = Self.first(
      Self.bodies, in: entry, { MarkupText.block($0, isAtom: isAtom).nonEmpty })
    {
      return text
    }
    let film = films.first { $0.known == .mediaDescription }
    return film.map { MarkupText.block($0, isAtom: false) } ?? ""
  }

  private func tags(_ entry: MarkupElement) -> [String] {
    var tags: [String] = []
    for element in entry.children where element.known == .category || element.known == .dcSubject {
      guard let text = element.attribute(.term)?.trimmed.nonEmpty ?? element.trimmedText else {
        continue
      }
      let tag = HTMLFragment.text(
        text.utf8.first == UInt8(ascii: "#") ? String(text.dropFirst()) : text)
      if !tag.isEmpty, !tags.contains(tag), tags.count < 100 { tags.append(tag) }
    }
    return tags
  }

  private func media(
    _ entry: MarkupElement, _ links: MarkupLinks, _ films: [MarkupElement]
  ) -> [String] {
    var found = links.enclosures
    for enclosure in entry.children(.enclosure) {
      guard let address = enclosure.attribute(.url) ?? enclosure.attribute(.href) else {
        continue
      }
      found.append(WebAddress.resolve(address.trimmed, against: enclosure.base))
    }
    for name in [MarkupName.mediaContent, .mediaThumbnail] {
      for element in films where element.known == name {
        guard let address = element.attribute(.url) else { continue }
        found.append(WebAddress.resolve(address.trimmed, against: element.base))
      }
    }
    var media: [String] = []
    for address in found where !address.isEmpty && !media.contains(address) && media.count < 100 {
      media.append(address)
    }
    return media
  }

  /// The elements of Media RSS in an entry, those in its groups behind their group.
  private static func mediaElements(_ element: MarkupElement) -> [MarkupElement] {
    var found: [MarkupElement] = []
    for child in element.children where child.isMedia {
      found.append(child)
      found += mediaElements(child)
    }
    return found
  }
}

/// Ids for entries that have neither id nor link.
enum DerivedID {
  /// From title and date (from the text where there is no title), so that the same entry has the same id
  /// at every fetch.
  static func make(title: String?, published: Instant?, text: String) -> String {
    ContentHash(title ?? text, published?.rfc3339 ?? "").hex()
  }
}
