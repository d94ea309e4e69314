package import Model

/// Signs that an account is not run by a person, as integer points in two families of evidence: made
/// followers and self-run accounts (reference: fake accounts, section 2.1).
///
/// Signs, never a sentence:
/// most useful as a share of a burst against the brand's usual share.
package enum AutomationScorer {
  /// What speaks for automation; says which data were not there.
  package static func verdict(on author: Author, at now: Instant? = nil) -> AccountVerdict {
    var verdict = AccountVerdict()
    madeFollower(author, &verdict)
    selfRun(author, age: author.ageInDays(at: now), &verdict)
    guard verdict.points > 0 else { return AccountVerdict() }
    if AutomationTier(points: verdict.points) != .none { verdict.add(0, Texts.baseRate) }
    let missing = missing(author, now)
    if !missing.isEmpty { verdict.add(0, Texts.unknown(missing)) }
    return verdict
  }

  /// Family one: accounts made to follow.
  private static func madeFollower(_ author: Author, _ verdict: inout AccountVerdict) {
    if let likes = author.likesGiven {
      if likes <= 0 {
        verdict.add(3, Texts.noLikesGiven)
      } else if let posts = author.posts, posts >= 50, likes < posts / 100 {
        verdict.add(1, Texts.fewLikesGiven)
      }
    }
    if let followers = author.followers, followers < 50 {
      verdict.add(1, Texts.followers(max(0, followers)))
    }
    if let followers = author.followers, let following = author.following, following >= 100 {
      let ratio = Double(followers) / Double(following)
      if ratio < 0.2 { verdict.add(ratio < 0.05 ? 3 : 1, Texts.followsMany(following, followers)) }
    }
    if author.defaultProfile == true { verdict.add(2, Texts.defaultProfile) }
    if let posts = author.posts, posts < 5 { verdict.add(1, Texts.posts(max(0, posts))) }
  }

  /// Family two: accounts that run by themselves.
  private static func selfRun(_ author: Author, age: Int?, _ verdict: inout AccountVerdict) {
    if let posts = author.posts, let following = author.following, following <= 5, posts >= 50 {
      verdict.add(4, Texts.followsNobody(max(0, following), posts))
    }
    guard let age else { return }
    if let posts = author.posts {
      let daily = Double(posts) / Double(max(age, 1))
      if daily > 20 { verdict.add(daily > 50 ? 2 : 1, Texts.postsADay(Int(min(daily, 1e9)))) }
    }
    if age < 30 {
      verdict.add(2, Texts.age(age))
    } else if age < 90 {
      verdict.add(1, Texts.age(age))
    }
  }

  private static func missing(_ author: Author, _ now: Instant?) -> [String] {
    var names: [String] = []
    if author.likesGiven == nil { names.append("«me gusta» dados") }
    if author.followers == nil || author.following == nil { names.append("seguidores y seguidos") }
    if author.posts == nil { names.append("publicaciones") }
    if author.defaultProfile == nil { names.append("si personalizó el perfil") }
    if author.ageInDays(at: now) == nil { names.append("antigüedad") }
    return names
  }
}
