internal import Model

/// Makes a mention of one item.
struct MentionMapper {
  private let connector: Connector
  private let source: String
  private let now: Instant?
  private let evaluation: (JSON) -> Evaluation

  init(
    connector: Connector, parameters: [String: String], source: String, tables: Tables,
    now: Instant?
  ) {
    self.connector = connector
    self.source = source
    self.now = now
    evaluation = { Evaluation(document: $0, tables: tables, parameters: parameters) }
  }

  func mention(_ item: JSON, document: JSON) -> Mention {
    let evaluation = evaluation(document)
    var mention = Mention(id: "", text: "")
    var author = Author()
    for field in connector.fields {
      guard let value = evaluation.value(field.value, item), value != .null else { continue }
      if field.path.hasPrefix("author.") {
        author.take(value, as: String(field.path.dropFirst(7)))
      } else {
        mention.take(value, as: field.path)
      }
    }
    if author != Author() { mention.author = author }
    mention.source = source
    mention.fetchedAt = now
    if connector.gone?.holds(of: item) == true { mention.isGone = true }
    if mention.id.isEmpty {
      mention.id =
        mention.url
        ?? DerivedID.make(
          title: mention.title, published: mention.publishedAt,
          text: mention.text + (author.identity ?? ""))
    }
    mention.id = qualified(mention.id)
    mention.inReplyTo = mention.inReplyTo.map(qualified)
    mention.repostOf = mention.repostOf.map(qualified)
    mention.conversation = mention.conversation.map(qualified)
    if mention.kind == .post {
      if mention.repostOf != nil {
        mention.kind = .repost
      } else if mention.inReplyTo != nil {
        mention.kind = .reply
      }
    }
    return mention
  }

  /// An id as the archive knows it: of the platform, not of the source.
  private func qualified(_ id: String) -> String { connector.network + ":" + id }
}

extension Mention {
  /// Puts a value where it belongs; what is of another type than expected is left out.
  mutating func take(_ value: JSON, as name: String) {
    switch name {
    case "id": id = ValueText.text(value) ?? ""
    case "url": url = ValueText.text(value)
    case "kind": kind = ValueText.text(value).flatMap(Kind.init) ?? kind
    case "title": title = ValueText.text(value)?.nonEmpty
    case "text": text = ValueText.text(value) ?? ""
    case "language": language = LanguageCode.short(ValueText.text(value))
    case "published_at": publishedAt = ValueText.instant(value)
    case "in_reply_to": inReplyTo = ValueText.text(value)?.nonEmpty
    case "repost_of": repostOf = ValueText.text(value)?.nonEmpty
    case "conversation": conversation = ValueText.text(value)?.nonEmpty
    case "tags": tags = Self.texts(value, without: "#")
    case "mentions": mentions = Self.texts(value, without: "@")
    case "media": media = Self.texts(value, without: "")
    case "place": place = value
    case "counts.likes": counts.likes = Self.count(value)
    case "counts.reposts": counts.reposts = Self.count(value)
    case "counts.replies": counts.replies = Self.count(value)
    case "counts.quotes": counts.quotes = Self.count(value)
    case "counts.views": counts.views = Self.count(value)
    default: extra.append(.init(name, Self.passing(name, value)))
    }
  }

  private static func texts(_ value: JSON, without sign: String) -> [String] {
    var texts: [String] = []
    for item in value.array ?? [value] {
      guard var text = ValueText.text(item)?.nonEmpty else { continue }
      if !sign.isEmpty, text.hasPrefix(sign) { text = String(text.dropFirst()) }
      if !texts.contains(text), texts.count < 100 { texts.append(text) }
    }
    return texts
  }

  fileprivate static func count(_ value: JSON) -> Int? {
    ValueText.integer(value).flatMap { Int(exactly: $0) }
  }

  /// Further dates in the form of all dates.
  private static func passing(_ name: String, _ value: JSON) -> JSON {
    guard name.hasSuffix("_at"), let instant = ValueText.instant(value) else { return value }
    return JSON(instant)
  }
}

extension Author {
  mutating func take(_ value: JSON, as name: String) {
    switch name {
    case "id": id = ValueText.text(value)?.nonEmpty
    case "handle":
      handle =
        ValueText.text(value).map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }?
        .nonEmpty
    case "name": self.name = ValueText.text(value)?.nonEmpty
    case "url": url = ValueText.text(value)?.nonEmpty
    case "avatar": avatar = ValueText.text(value)?.nonEmpty
    case "bio": bio = ValueText.text(value)
    case "followers": followers = Mention.count(value)
    case "following": following = Mention.count(value)
    case "posts": posts = Mention.count(value)
    case "likes_given": likesGiven = Mention.count(value)
    case "listed": listed = Mention.count(value)
    case "created_at": createdAt = ValueText.instant(value)
    case "verified": verified = ValueText.flag(value)
    case "bot": bot = ValueText.flag(value)
    case "default_profile": defaultProfile = ValueText.flag(value)
    case "default_avatar": defaultAvatar = ValueText.flag(value)
    default: extra.append(.init(name, value))
    }
  }
}
