internal import Model

/// Reads JSON Feed 1.0 and 1.1, liberally: ids may be numbers, attachments plain strings.
enum JSONFeed {
  static func parse(_ json: JSON, _ context: FeedContext) throws(Fault) -> ParsedFeed {
    let version = json["version"]?.string?.lowercased() ?? ""
    let items = json["items"]?.array
    guard version.contains("jsonfeed.org") || items?.contains(where: { $0.members != nil }) == true
    else { throw ParsingTexts.isNoFeed }
    let language = LanguageCode.short(json["language"]?.string)
    let feedAuthor = author(json)?.inMeasure
    let page = text(json["home_page_url"])
    let mentions = (items ?? []).filter { $0.members != nil }.map { item -> Mention in
      var mention = mention(item, context)
      mention.language = mention.language ?? language
      mention.author = mention.author ?? feedAuthor
      return mention
    }
    let hints = FeedHints(title: text(json["title"]), link: page, language: language)
    return ParsedFeed(mentions: mentions, hints: hints, format: "json")
  }

  private static func mention(_ item: JSON, _ context: FeedContext) -> Mention {
    let title = text(item["title"]).map { $0.split(whereSeparator: \.isWhitespace) }?
      .joined(separator: " ").nonEmpty
    let url = (text(item["url"]) ?? text(item["external_url"])).map {
      WebAddress.resolve($0, against: context.base)
    }
    let published = [item["date_published"], item["date_modified"]].lazy.compactMap {
      text($0).flatMap(FeedDate.parse)
    }.first
    let body = body(item)
    let id =
      text(item["id"]) ?? url ?? DerivedID.make(title: title, published: published, text: body)
    var mention = Mention(id: context.qualified(id), text: body)
    mention.source = context.source
    mention.url = url
    mention.kind = context.kind
    mention.title = title
    mention.publishedAt = published
    mention.fetchedAt = context.fetchedAt
    mention.language = LanguageCode.short(item["language"]?.string)
    mention.author = author(item)
    mention.tags = (item["tags"]?.strings ?? []).compactMap { tag in
      (tag.hasPrefix("#") ? String(tag.dropFirst()) : tag).trimmed.nonEmpty
    }
    mention.media = media(item, context)
    return mention
  }

  private static func body(_ item: JSON) -> String {
    if let html = text(item["content_html"]) {
      let text = HTMLFragment.text(html)
      if !text.isEmpty { return text }
    }
    if let plain = text(item["content_text"]) { return HTMLFragment.tidy(plain.utf8.span) }
    return HTMLFragment.text(text(item["summary"]) ?? "")
  }

  private static func author(_ json: JSON) -> Author? {
    let people = (json["authors"]?.array ?? []) + [json["author"]].compactMap { $0 }
    for person in people {
      if let name = text(person) { return MarkupAuthor.named(name) }
      guard let name = text(person["name"]) ?? text(person["url"]) else { continue }
      var author = Author()
      author.name = name
      author.url = text(person["url"])
      author.avatar = text(person["avatar"])
      return author
    }
    return nil
  }

  private static func media(_ item: JSON, _ context: FeedContext) -> [String] {
    var found: [String] = []
    for attachment in item["attachments"]?.array ?? [] {
      if let url = text(attachment["url"]) ?? text(attachment) { found.append(url) }
    }
    for name in ["image", "banner_image"] {
      if let url = text(item[name]) { found.append(url) }
    }
    var media: [String] = []
    for url in found.map({ WebAddress.resolve($0, against: context.base) })
    where !media.contains(url) && media.count < 100 {
      media.append(url)
    }
    return media
  }

  /// A string, or a number written as one; nil when empty.
  private static func text(_ json: JSON?) -> String? {
    switch json {
    case .string(let text): text.trimmed.nonEmpty
    case .integer(let value): String(value)
    case .number(let value): Int64(exactly: value).map { String($0) } ?? String(value)
    default: nil
    }
  }
}
