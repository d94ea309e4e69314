package import Model

/// An account under suspicion of posing as a brand, with whom it reached.
package struct Suspect: Sendable, Codable, Equatable {
  /// Somebody who wrote to the brand and got the suspect's answer.
  package struct Exposed: Sendable, Codable, Equatable {
    /// What the customer wrote to the brand.
    package var mention: String
    /// How the customer is named.
    package var author: String?
    /// The suspect's answer.
    package var reply: String
    package var at: Instant
  }

  package var brand: String
  /// What tells accounts apart: id, else handle, else name.
  package var account: String
  package var handle: String?
  package var name: String?
  package var url: String?
  package var avatar: String?
  package var followers: Int?
  /// What handle, name and profile say.
  package var looks = AccountVerdict()
  package var firstSeen: Instant
  /// When it first asked a customer for data or a private channel.
  package var firstReply: Instant?
  /// The latest are kept, at most `mostExposed`; `exposedCount` counts all.
  package var exposed: [Exposed] = []
  package var exposedCount = 0
  /// Authors who asked whether it is the real account.
  package var doubters: [String] = []
  /// The tier people were last told.
  package var told = ImpostorTier.none

  static let mostExposed = 50
  static let mostDoubters = 10

  init(brand: String, account: String, author: Author, at now: Instant) {
    self.brand = brand
    self.account = account
    firstSeen = now
    refresh(author)
  }

  mutating func refresh(_ author: Author) {
    handle = author.handle
    name = author.name.map { String($0.prefix(120)) }
    url = author.url
    avatar = author.avatar
    followers = author.followers
  }

  /// Looks, behaviour and doubts together; the points add up.
  package var verdict: AccountVerdict {
    var verdict = looks
    if exposedCount > 0 { verdict.add(exposedCount > 1 ? 6 : 4, Texts.askedForData(exposedCount)) }
    if !doubters.isEmpty { verdict.add(doubters.count > 1 ? 2 : 1, Texts.doubted(doubters.count)) }
    return verdict
  }

  /// The tier of all that is known.
  package var tier: ImpostorTier { ImpostorTier(points: verdict.points) }

  /// `@handle`, else the name.
  package var label: String { handle.map { "@" + $0 } ?? name ?? account }

  /// The subject of `account.suspected`, and an alert's `account`.
  package var json: JSON {
    [
      "id": .string(ContentHash(brand, account).hex(10)), "brand": .string(brand),
      "handle": JSON(handle), "name": JSON(name), "url": JSON(url), "avatar": JSON(avatar),
      "followers": JSON(followers), "impersonation": verdict.json(tier: tier.rawValue),
      "first_seen": JSON(firstSeen), "first_reply": JSON(firstReply),
      "exposed_count": JSON(exposedCount),
      "exposed": .array(
        exposed.map {
          [
            "mention": .string($0.mention), "author": JSON($0.author),
            "reply": .string($0.reply), "at": JSON($0.at),
          ]
        }),
    ]
  }
}
