internal import Caring
internal import Detecting
internal import Model

extension Engine {
  /// The scorers of the brands that say which accounts are theirs, competitors left out.
  static func scorers(_ setup: EngineSetup) -> [String: ImpostorScorer] {
    var scorers: [String: ImpostorScorer] = [:]
    for brand in setup.brands where !brand.official.isEmpty && !setup.isRival(brand.id) {
      scorers[brand.id] = ImpostorScorer(brand)
    }
    return scorers
  }

  /// Looks at who speaks: impostors are told of when they are first seen and when they answer a
  /// customer, and whoever they reached gets a case.
  mutating func watchAccounts(_ read: ReadMention) -> [Event] {
    guard !read.isBackfill, !scorers.isEmpty else { return [] }
    let brands = read.finding.brands.filter { !setup.isRival($0) }
    let now = read.receivedAt
    let suspects = memory.accounts.observe(
      read.mention, brands: brands, scorers: scorers, at: now)
    var events: [Event] = []
    for suspect in suspects {
      events.append(
        Event(
          .accountSuspected, subject: suspect.brand + "/" + suspect.account, at: now,
          brand: suspect.brand, data: suspect.json))
      for exposed in suspect.exposed where exposed.reply == read.mention.id {
        events += memory.cases.expose(
          mention: exposed.mention, author: exposed.author, brand: suspect.brand,
          to: suspect.label, at: now)
      }
    }
    return events
  }
}
