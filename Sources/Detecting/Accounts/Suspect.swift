package import Model

/// An account under suspicion of posing as a brand, with whom it reached.
package struct Suspect: Sendable, Codable, Equatable {
  /// What people have made of the suspicion.
  package enum Standing: String, Sendable, Codable, CaseIterable {
    /// Nobody has judged yet.
    case suspected
    /// A person says that it poses as the brand.
    case confirmed
    /// A person says that it does not; it is left alone from then on.
    case dismissed
  }

  /// Somebody who wrote to the brand and got the suspect's answer.
  package struct Exposed: Sendable, Codable, Equatable {
    /// What the customer wrote to the brand.
    package var mention: String
    /// How the customer is named.
    package var author: String?
    /// What tells the customer apart.
    var account: String?
    /// The suspect's answer.
    package var reply: String
    /// Where a person can read it.
    package var replyURL: String?
    package var at: Instant
    /// True when the customer says that something was handed over.
    package var gave = false
    /// True once somebody was told to look after the customer.
    var isTold = false
  }

  /// Ten hexadecimal digits, from brand and account.
  package let id: String
  package var brand: String
  /// What tells accounts apart: id, else handle, else name; empty once the account is forgotten.
  package var account: String
  package var handle: String?
  package var name: String?
  package var url: String?
  package var avatar: String?
  package var bio: String?
  package var followers: Int?
  package var createdAt: Instant?
  /// What handle, name and profile say.
  package var looks = AccountVerdict()
  package var firstSeen: Instant
  /// When it first asked a customer for data or a private channel.
  package var firstReply: Instant?
  /// The latest are kept, at most `mostExposed`; `exposedCount` counts all.
  package var exposed: [Exposed] = []
  package var exposedCount = 0
  /// Hashes of the authors who asked whether it is the real account.
  package var doubters: [String] = []
  /// The tier people were last told.
  package var told = ImpostorTier.none
  /// By how many bits its picture differs from the official one; nil where nobody has compared.
  package var avatarBits: Int?
  /// The picture that was compared.
  package var avatarSeen: String?
  /// When there was last something to tell of it.
  package var newsAt: Instant?
  package var standing = Standing.suspected
  /// Who judged, and when.
  package var judgedBy: String?
  package var judgedAt: Instant?

  static let mostExposed = 50
  static let mostDoubters = 10

  init(brand: String, account: String, author: Author, at now: Instant) {
    id = Self.id(brand: brand, account: account)
    self.brand = brand
    self.account = account
    firstSeen = now
    refresh(author)
  }

  mutating func refresh(_ author: Author) {
    func cut(_ text: String?, _ most: Int) -> String? {
      text.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(most))) }
    }
    handle = cut(author.handle, 120)
    name = cut(author.name, 120)
    url = cut(author.url, 2_000)
    avatar = cut(author.avatar, 2_000)
    bio = cut(author.bio, 300) ?? bio
    followers = author.followers ?? followers
    createdAt = author.createdAt ?? createdAt
  }

  /// The id of an account (`Author.identity`) as a suspect of posing as a brand.
  package static func id(brand: String, account: String) -> String {
    ContentHash(brand, account).hex(10)
  }

  /// Looks, behaviour and doubts together; the points add up.
  package var verdict: AccountVerdict {
    var verdict = looks
    if let avatarBits, avatarBits <= ImpostorScorer.nearAvatar {
      verdict.add(4, Texts.sameAvatar(bits: avatarBits))
    }
    if exposedCount > 0 { verdict.add(exposedCount > 1 ? 6 : 4, Texts.askedForData(exposedCount)) }
    if !doubters.isEmpty { verdict.add(doubters.count > 1 ? 2 : 1, Texts.doubted(doubters.count)) }
    verdict.addImpostorRate()
    return verdict
  }

  /// The tier of all that is known.
  package var tier: ImpostorTier { ImpostorTier(points: verdict.points) }

  /// Whether people are to be woken for it: probable by what it shows, or under review and asking
  /// customers for data.
  package var isPressing: Bool {
    standing != .dismissed && (tier == .probable || (tier == .review && exposedCount > 0))
  }

  /// `@handle`, else the name.
  package var label: String {
    let known = handle.map { "@" + $0 } ?? name ?? account
    return known.isEmpty ? AuthorNames.placeholder : known
  }
}

extension Suspect {
  /// The subject of `account.suspected`, and an alert's `account`.
  package var json: JSON {
    [
      "id": .string(id), "brand": .string(brand), "state": .string(standing.rawValue),
      "handle": JSON(handle), "name": JSON(name), "url": JSON(url), "avatar": JSON(avatar),
      "avatar_bits": JSON(avatarBits), "bio": JSON(bio), "followers": JSON(followers),
      "created_at": JSON(createdAt),
      "impersonation": verdict.json(tier: tier.rawValue),
      "first_seen": JSON(firstSeen), "first_reply": JSON(firstReply),
      "judged_by": JSON(judgedBy), "judged_at": JSON(judgedAt),
      "exposed_count": JSON(exposedCount),
      "exposed": .array(
        exposed.map {
          [
            "mention": .string($0.mention), "author": JSON($0.author),
            "reply": .string($0.reply), "reply_url": JSON($0.replyURL), "at": JSON($0.at),
            "gave": .bool($0.gave),
          ]
        }),
    ]
  }
}
