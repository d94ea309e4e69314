extension Mention {
  /// The contract's document, every member present.
  package var json: JSON {
    .object(
      [
        .init("id", .string(id)),
        .init("source", JSON(source)),
        .init("url", JSON(url)),
        .init("kind", .string(kind.rawValue)),
        .init("title", JSON(title)),
        .init("text", .string(text)),
        .init("language", JSON(language)),
        .init("published_at", JSON(publishedAt)),
        .init("fetched_at", JSON(fetchedAt)),
        .init("in_reply_to", JSON(inReplyTo)),
        .init("repost_of", JSON(repostOf)),
        .init("conversation", JSON(conversation)),
        .init("author", author?.json ?? .null),
        .init(
          "counts",
          [
            "likes": JSON(counts.likes), "reposts": JSON(counts.reposts),
            "replies": JSON(counts.replies), "quotes": JSON(counts.quotes),
            "views": JSON(counts.views),
          ]),
        .init("tags", JSON(tags)),
        .init("mentions", JSON(mentions)),
        .init("media", JSON(media)),
        .init("place", place ?? .null),
      ] + extra)
  }

  private static let knownMembers: Set<String> = [
    "id", "source", "url", "kind", "title", "text", "language", "published_at", "fetched_at",
    "in_reply_to", "repost_of", "conversation", "author", "counts", "tags", "mentions", "media",
    "place",
  ]

  /// Reads a mention; `id` and `text` are required, everything else may be missing or null.
  ///
  /// - Throws: a `Fault` of bad data that names the member and what it should be.
  package init(json: JSON) throws(Fault) {
    guard let members = json.members else {
      throw Fault(.badData, "una mención debe ser un objeto JSON")
    }
    let fields = MemberReader(members)
    guard let id = try fields.identifier("id"), !id.isEmpty else {
      throw Fault(.badData, "falta «id»", remedy: "dele a cada mención un id de texto, único")
    }
    guard let text = try fields.string("text") else {
      throw Fault(.badData, "falta «text»", remedy: "ponga el texto, aunque sea vacío (\"\")")
    }
    self.init(id: id, text: text)
    source = try fields.identifier("source")
    url = try fields.string("url")
    if let name = try fields.string("kind") {
      guard let kind = Kind(rawValue: name) else {
        let choices = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(.badData, "«kind» no puede ser «\(name)»", remedy: "use uno de: \(choices)")
      }
      self.kind = kind
    }
    title = try fields.string("title")
    language = try fields.string("language")
    publishedAt = try fields.instant("published_at")
    fetchedAt = try fields.instant("fetched_at")
    inReplyTo = try fields.identifier("in_reply_to")
    repostOf = try fields.identifier("repost_of")
    conversation = try fields.identifier("conversation")
    if let value = fields.value("author") { author = try Author(json: value) }
    if let value = fields.value("counts") {
      guard let members = value.members else {
        throw Fault(.badData, "«counts» debe ser un objeto")
      }
      let reader = MemberReader(members)
      counts.likes = try reader.count("likes")
      counts.reposts = try reader.count("reposts")
      counts.replies = try reader.count("replies")
      counts.quotes = try reader.count("quotes")
      counts.views = try reader.count("views")
    }
    tags = try fields.strings("tags")
    mentions = try fields.strings("mentions")
    media = try fields.strings("media")
    place = fields.value("place")
    extra = members.filter { !Self.knownMembers.contains($0.name) }
  }
}

extension Author {
  /// The contract's document, every member present.
  package var json: JSON {
    .object(
      [
        .init("id", JSON(id)),
        .init("handle", JSON(handle)),
        .init("name", JSON(name)),
        .init("url", JSON(url)),
        .init("avatar", JSON(avatar)),
        .init("bio", JSON(bio)),
        .init("bio_length", JSON(bioLength)),
        .init("followers", JSON(followers)),
        .init("following", JSON(following)),
        .init("posts", JSON(posts)),
        .init("likes_given", JSON(likesGiven)),
        .init("listed", JSON(listed)),
        .init("created_at", JSON(createdAt)),
        .init("observed_at", JSON(observedAt)),
        .init("verified", JSON(verified)),
        .init("bot", JSON(bot)),
        .init("default_profile", JSON(defaultProfile)),
        .init("default_avatar", JSON(defaultAvatar)),
      ] + extra)
  }

  private static let knownMembers: Set<String> = [
    "id", "handle", "name", "url", "avatar", "bio", "bio_length", "followers", "following", "posts",
    "likes_given", "listed", "created_at", "observed_at", "verified", "bot", "default_profile",
    "default_avatar",
  ]

  /// Reads an author; every member may be missing or null.
  package init(json: JSON) throws(Fault) {
    guard let members = json.members else {
      throw Fault(.badData, "«author» debe ser un objeto")
    }
    self.init()
    let fields = MemberReader(members)
    id = try fields.identifier("id")
    handle = try fields.string("handle").map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    name = try fields.string("name")
    url = try fields.string("url")
    avatar = try fields.string("avatar")
    bio = try fields.string("bio")
    bioLength = try fields.count("bio_length")
    followers = try fields.count("followers")
    following = try fields.count("following")
    posts = try fields.count("posts")
    likesGiven = try fields.count("likes_given")
    listed = try fields.count("listed")
    createdAt = try fields.instant("created_at")
    observedAt = try fields.instant("observed_at")
    verified = try fields.bool("verified")
    bot = try fields.bool("bot")
    defaultProfile = try fields.bool("default_profile")
    defaultAvatar = try fields.bool("default_avatar")
    extra = members.filter { !Self.knownMembers.contains($0.name) }
  }
}
