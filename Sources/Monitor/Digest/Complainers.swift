internal import Detecting
internal import Model
internal import Reporting

/// Counts the accounts that wrote something negative, each once, and how they look.
struct Complainers {
  private var seen: Set<UInt64> = []
  private var followers: [Int] = []
  private(set) var figures = DigestData.Complainers()

  /// Signs can be looked for where at least so many data of the profile are there.
  private static let leastData = 3

  mutating func add(_ author: Author?, at now: Instant) {
    guard let author, let identity = author.identity,
      seen.insert(ContentHash("author", identity).value).inserted
    else { return }
    figures.accounts += 1
    let data = [author.followers, author.following, author.posts, author.likesGiven]
      .compactMap { $0 }.count
    if data >= Self.leastData {
      figures.known += 1
      if AutomationTier(points: AutomationScorer.verdict(on: author, at: now).points) != .none {
        figures.withSigns += 1
      }
    }
    if let days = author.ageInDays(at: now) {
      figures.aged += 1
      if days < 30 { figures.young += 1 }
    }
    if let count = author.followers {
      figures.counted += 1
      if count < 10 { figures.lonely += 1 }
      let place = followers.firstIndex { $0 >= count } ?? followers.count
      followers.insert(count, at: place)
      figures.medianFollowers = followers[followers.count / 2]
    }
  }
}
