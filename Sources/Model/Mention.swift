/// One public utterance: a post, a reply, an article, a review, a mail (`vigia-mention/1`).
package struct Mention: Hashable, Sendable {
  /// What sort of utterance it is.
  package enum Kind: String, Sendable, CaseIterable {
    case post, reply, repost, article, review, mail, message
  }

  /// How others reacted to it; nil where the source does not say.
  package struct Counts: Hashable, Sendable {
    package var likes: Int?
    package var reposts: Int?
    package var replies: Int?
    package var quotes: Int?
    package var views: Int?

    /// Counts of which none is known.
    package init() {}
  }

  /// Unique in the archive; a platform id with the source's name before it.
  package var id: String
  /// The id of the configured source that brought it.
  package var source: String?
  /// Where a person can read it.
  package var url: String?
  /// What sort of utterance it is; `.post` when nobody said.
  package var kind: Kind = .post
  /// A headline, for articles and reviews.
  package var title: String?
  /// What was said, as plain text; may be empty.
  package var text: String
  /// ISO 639-1, as stated by the source.
  package var language: String?
  /// When its author published it.
  package var publishedAt: Instant?
  /// When Vigía received it.
  package var fetchedAt: Instant?
  /// The id of the mention it answers.
  package var inReplyTo: String?
  /// The id of the mention it repeats.
  package var repostOf: String?
  /// The id of the thread it belongs to.
  package var conversation: String?
  /// Who said it.
  package var author: Author?
  /// How others reacted.
  package var counts = Counts()
  /// Hashtags, without the sign.
  package var tags: [String] = []
  /// Handles it names, without the sign.
  package var mentions: [String] = []
  /// Addresses of pictures and films.
  package var media: [String] = []
  /// A place stated by the source.
  package var place: JSON?
  /// Members this version does not know, kept so that they pass through.
  package var extra: [JSON.Member] = []

  /// A mention with the two members that are required.
  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }

  /// What `Reading` reads: the title and the text, joined by a line break where both exist.
  package var readableText: String {
    guard let title, !title.isEmpty else { return text }
    return text.isEmpty ? title : title + "\n" + text
  }

  /// When it counts (DESIGN, decision 4): published, unless unknown or over 2 min after `fetchedAt`.
  package func effectiveTime(receivedAt: Instant) -> Instant {
    let fetched = fetchedAt ?? receivedAt
    guard let publishedAt, publishedAt <= fetched + .minutes(2) else { return fetched }
    return publishedAt
  }
}

/// Who said something, as the source showed the account at that time.
package struct Author: Hashable, Sendable {
  package var id: String?
  package var handle: String?
  package var name: String?
  package var url: String?
  package var avatar: String?
  package var bio: String?
  package var bioLength: Int?
  package var followers: Int?
  package var following: Int?
  package var posts: Int?
  package var likesGiven: Int?
  package var listed: Int?
  package var createdAt: Instant?
  package var observedAt: Instant?
  package var verified: Bool?
  package var bot: Bool?
  package var defaultProfile: Bool?
  package var defaultAvatar: Bool?
  /// Members this version does not know, kept so that they pass through.
  package var extra: [JSON.Member] = []

  /// An author of whom nothing is known.
  package init() {}

  /// The member of `extra` that holds a mail address: it never leaves the house unmasked.
  package static let privateAddress = "address"

  /// The mail address, of the author of a mail.
  package var address: String? {
    extra.first { $0.name == Self.privateAddress }?.value.string
  }

  /// What tells two authors apart: the id, else the handle, else the name.
  package var identity: String? { id ?? handle ?? name }

  /// How a person would name the author: `@handle`, else the name.
  package var label: String? { handle.map { "@" + $0 } ?? name }
}
