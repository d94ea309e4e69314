extension Mention {
  /// The contract's document, every member present.
  package var json: JSON { JSON(members: members) }

  /// Gives the members of the contract's document in order.
  package func members(_ sink: inout some MemberSink) {
    sink.member("id", .string(id))
    sink.member("source", JSON(source))
    sink.member("url", JSON(url))
    sink.member("kind", .string(kind.rawValue))
    sink.member("title", JSON(title))
    sink.member("text", .string(text))
    sink.member("language", JSON(language))
    sink.member("published_at", JSON(publishedAt))
    sink.member("fetched_at", JSON(fetchedAt))
    sink.member("in_reply_to", JSON(inReplyTo))
    sink.member("repost_of", JSON(repostOf))
    sink.member("conversation", JSON(conversation))
    if let author {
      sink.object("author") { author.members(&$0) }
    } else {
      sink.member("author", .null)
    }
    sink.object("counts") {
      $0.member("likes", JSON(counts.likes))
      $0.member("reposts", JSON(counts.reposts))
      $0.member("replies", JSON(counts.replies))
      $0.member("quotes", JSON(counts.quotes))
      $0.member("views", JSON(counts.views))
    }
    sink.member("tags", JSON(tags))
    sink.member("mentions", JSON(mentions))
    sink.member("media", JSON(media))
    sink.member("place", place ?? .null)
    sink.pass(extra)
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
  package var json: JSON { JSON(members: members) }

  /// Gives the members of the contract's document in order.
  package func members(_ sink: inout some MemberSink) {
    sink.member("id", JSON(id))
    sink.member("handle", JSON(handle))
    sink.member("name", JSON(name))
    sink.member("url", JSON(url))
    sink.member("avatar", JSON(avatar))
    sink.member("bio", JSON(bio))
    sink.member("bio_length", JSON(bioLength))
    sink.member("followers", JSON(followers))
    sink.member("following", JSON(following))
    sink.member("posts", JSON(posts))
    sink.member("likes_given", JSON(likesGiven))
    sink.member("listed", JSON(listed))
    sink.member("created_at", JSON(createdAt))
    sink.member("observed_at", JSON(observedAt))
    sink.member("verified", JSON(verified))
    sink.member("bot", JSON(bot))
    sink.member("default_profile", JSON(defaultProfile))
    sink.member("default_avatar", JSON(defaultAvatar))
    sink.pass(extra)
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
