package import Model

/// Holds accounts against one brand: additive integer points, each a sentence (reference: fake accounts,
/// section 1.2).
///
/// On the official or sibling list an account is never scored.
package struct ImpostorScorer: Sendable {
  /// What is known of the brand's real accounts, where they have been seen; the last one seen speaks.
  package struct RealAccount: Sendable, Codable, Equatable {
    package var handle: String?
    package var name: String?
    package var url: String?
    /// The pictures of all of them, the last one seen last.
    package private(set) var avatars: [String] = []
    package var followers: Int?
    package var bio: String?
    package var createdAt: Instant?
    package var avatar: String? { avatars.last }
    /// A brand may show another picture on every network.
    private static let mostAvatars = 4

    /// Nothing known.
    package init() {}

    /// Takes over what a mention shows of it; what it does not show stays.
    mutating func learn(_ author: Author) {
      handle = author.handle.map { String($0.prefix(120)) } ?? handle
      name = author.name.map { String($0.prefix(120)) } ?? name
      url = author.url.map { String($0.prefix(2_000)) } ?? url
      if let avatar = author.avatar.map({ String($0.prefix(2_000)) }) {
        avatars = (avatars.filter { $0 != avatar } + [avatar]).suffix(Self.mostAvatars)
      }
      followers = author.followers ?? followers
      bio = author.bio.map { String($0.prefix(1_000)) } ?? bio
      createdAt = author.createdAt ?? createdAt
    }
  }

  package let face: BrandFace
  /// Two pictures are one up to so many bits of their fingerprints (reference, section 1.3).
  static let nearAvatar = 10

  /// A scorer for a brand.
  package init(_ brand: Brand) { face = BrandFace(brand) }

  /// Whether a handle belongs to the brand or its house.
  package func isExempt(_ handle: String?) -> Bool {
    handle.map { face.exempt.contains(BrandFace.folded($0)) } ?? false
  }

  /// What speaks for the account posing as the brand.
  ///
  /// `age` is the account's, where it is known at an instant; `avatarBits` the distance of its picture
  /// to the nearest official one.
  package func verdict(
    on author: Author, real: RealAccount = RealAccount(), at now: Instant? = nil,
    avatarBits: Int? = nil
  ) -> AccountVerdict {
    var verdict = AccountVerdict()
    guard !isExempt(author.handle) else { return verdict }
    let reading = AccountReading(author, face: face)
    let named = judgeHandle(reading, &verdict)
    judgeWords(reading, namesOfficial: named, &verdict)
    judgeDisguise(reading, &verdict)
    guard verdict.points > 0 else { return AccountVerdict() }
    judgeProfile(author, real, now, avatarBits, &verdict)
    judgeVetoes(reading, namesOfficial: named, &verdict)
    if verdict.points > 0 {
      verdict.introduce(Texts.notOfficial(author.label, brand: face.brand.title))
      verdict.addImpostorRate()
    }
    return verdict
  }

  /// Points of the handle's spelling; true when it is an official handle in disguise.
  private func judgeHandle(_ reading: AccountReading, _ verdict: inout AccountVerdict) -> Bool {
    let best = face.handles.compactMap { handle in
      reading.likeness(to: handle).map { (points: $0.points, text: $0.text) }
    }.max { $0.points < $1.points }
    guard let best else { return false }
    verdict.add(best.points, best.text)
    return true
  }

  private func judgeWords(
    _ reading: AccountReading, namesOfficial: Bool, _ verdict: inout AccountVerdict
  ) {
    let inHandle = reading.brandInHandle
    let inName = reading.brandInName
    if let word = inHandle ?? inName, let care = reading.careWord {
      verdict.add(4, Texts.brandAndCare(word, care))
    }
    if let inHandle { verdict.add(2, Texts.brandInHandle(inHandle)) }
    if let inName { verdict.add(1, Texts.brandInName(inName)) }
    if reading.nameIsOfficial { verdict.add(3, Texts.nameIsOfficial(face.brand.title)) }
    if reading.endsInDigits, inHandle != nil || inName != nil || namesOfficial {
      verdict.add(1, Texts.endsInDigits)
    }
  }

  /// A disguise weighs only where something of the brand is under it.
  private func judgeDisguise(_ reading: AccountReading, _ verdict: inout AccountVerdict) {
    guard verdict.points > 0 else { return }
    if reading.disguise.mixedScripts { verdict.add(4, Texts.mixedScripts) }
    if reading.disguise.invisible { verdict.add(2, Texts.invisible) }
    if reading.disguise.typedTick { verdict.add(3, Texts.typedTick) }
  }

  private func judgeProfile(
    _ author: Author, _ real: RealAccount, _ now: Instant?, _ avatarBits: Int?,
    _ verdict: inout AccountVerdict
  ) {
    if let avatarBits, avatarBits <= Self.nearAvatar {
      verdict.add(4, Texts.sameAvatar(bits: avatarBits))
    }
    let bio = author.bio.map { String($0.unicodeScalars.prefix(1_000)) } ?? ""
    if let own = real.bio, ShingleSet(text: bio).jaccard(ShingleSet(text: own)) >= 0.5 {
      verdict.add(3, Texts.sameBio)
    }
    if ScamWords.hasPhone(bio) { verdict.add(3, Texts.phoneInBio) }
    if let days = author.ageInDays(at: now), days < 90 { verdict.add(2, Texts.youngAccount(days)) }
    if let own = author.followers, let theirs = real.followers, own < theirs / 100 {
      verdict.add(1, Texts.fewFollowers(own, of: theirs))
    }
    if author.verified == true { verdict.add(0, Texts.verifiedIsNotOfficial) }
  }

  private func judgeVetoes(
    _ reading: AccountReading, namesOfficial: Bool, _ verdict: inout AccountVerdict
  ) {
    if let word = reading.criticWord { verdict.veto(5, Texts.critic(word)) }
    if let word = reading.sponsoredWord, reading.careWord == nil, !namesOfficial {
      verdict.veto(3, Texts.sponsored(word))
    }
    if let word = reading.homonym { verdict.veto(4, Texts.homonym(word)) }
    let restsOnWord =
      !namesOfficial && !reading.nameIsOfficial && reading.careWord == nil
    if face.brand.commonWord, restsOnWord { verdict.veto(2, Texts.commonWord(face.brand.title)) }
  }
}

extension Author {
  /// Whole days between its creation and when it was seen; `observed_at` first, else the given instant.
  package func ageInDays(at now: Instant?) -> Int? {
    guard let createdAt, let seen = observedAt ?? now, seen >= createdAt else { return nil }
    return Int((seen - createdAt).milliseconds / 86_400_000)
  }
}
