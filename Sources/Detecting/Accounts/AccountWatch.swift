package import Model

/// Watches who answers the people that write to a brand: accounts are examined when first seen and
/// whenever they answer a complainer.
///
/// Everything is bounded: customers of the last day, accounts seen lately, suspects. It is a plain value
/// that survives snapshot and re-feed.
package struct AccountWatch: Sendable, Codable, Equatable {
  /// Somebody who wrote to a brand.
  struct Customer: Sendable, Codable, Equatable {
    var mention: String
    var author: String?
    var handle: String?
    var brand: String
    var at: Instant
  }

  /// Customers that an answer can still be matched to.
  static let mostCustomers = 5_000
  /// Accounts that need no second look while they do nothing.
  static let mostSeen = 20_000
  static let mostSuspects = 500
  static let memory = Instant.Span.hours(24)

  /// In order of arrival.
  var customers: [Customer] = []
  /// Accounts examined, as hashes, oldest first.
  var seen: [UInt64] = []
  /// In order of first sight.
  package private(set) var suspects: [Suspect] = []
  /// What is known of the brands' real accounts.
  var real: [String: ImpostorScorer.RealAccount] = [:]
  private var seenSet: Set<UInt64> = []
  private var customerOfMention: [String: Int] = [:]
  private var dropped = 0

  /// Nobody seen yet.
  package init() {}

  /// Takes a mention in; the suspects who are to be told of, or told of again.
  ///
  /// `brands` are those that the mention names, `scorers` every watched brand's.
  package mutating func observe(
    _ mention: Mention, brands: [String], scorers: [String: ImpostorScorer], at now: Instant
  ) -> [Suspect] {
    guard let author = mention.author, let account = author.identity else { return [] }
    if let own = scorers.keys.sorted().first(where: { scorers[$0]?.isExempt(author.handle) == true }
    ) {
      learn(own, author)
      return []
    }
    let customer = answered(by: mention, account: account)
    let asks = customer != nil && ScamWords.asksForData(mention.text)
    var told: [Suspect] = []
    var candidates = brands
    if let brand = customer?.brand, !candidates.contains(brand) { candidates.append(brand) }
    for brand in candidates {
      guard let scorer = scorers[brand] else { continue }
      let isReply = customer?.brand == brand
      if let suspect = examine(
        author, account, brand: brand, scorer, customer: isReply && asks ? customer : nil,
        again: isReply, mention: mention.id, at: now)
      {
        told.append(suspect)
      }
    }
    if ScamWords.doubts(mention.text) { told += doubt(mention, account) }
    remember(mention, account, author, brands: brands, at: now)
    return told
  }

  private mutating func learn(_ brand: String, _ author: Author) {
    if let followers = author.followers { real[brand, default: .init()].followers = followers }
    if let bio = author.bio { real[brand, default: .init()].bio = String(bio.prefix(1_000)) }
  }

  private mutating func examine(
    _ author: Author, _ account: String, brand: String, _ scorer: ImpostorScorer,
    customer: Customer?, again: Bool, mention: String, at now: Instant
  ) -> Suspect? {
    let place = suspects.firstIndex { $0.brand == brand && $0.account == account }
    let isNew = see(ContentHash(brand, account).value)
    guard isNew || again || place != nil else { return nil }
    let looks = scorer.verdict(on: author, real: real[brand] ?? .init(), at: now)
    guard place != nil || ImpostorTier(points: looks.points) != .none || customer != nil else {
      return nil
    }
    var suspect =
      place.map { suspects[$0] }
      ?? Suspect(brand: brand, account: account, author: author, at: now)
    suspect.refresh(author)
    suspect.looks = looks
    if let customer, !suspect.exposed.contains(where: { $0.mention == customer.mention }) {
      suspect.firstReply = suspect.firstReply ?? now
      suspect.exposedCount += 1
      suspect.exposed.append(
        .init(mention: customer.mention, author: customer.author, reply: mention, at: now))
      if suspect.exposed.count > Suspect.mostExposed { suspect.exposed.removeFirst() }
    }
    return store(suspect, at: place, hasNews: customer != nil)
  }

  /// Keeps a suspect; returns it where people should be told.
  private mutating func store(_ suspect: Suspect, at place: Int?, hasNews: Bool) -> Suspect? {
    var suspect = suspect
    let tier = suspect.tier
    let isTold = tier >= .review && (tier > suspect.told || hasNews)
    if isTold { suspect.told = tier }
    if let place {
      suspects[place] = suspect
    } else {
      // Who has been told of stays longest.
      if suspects.count >= Self.mostSuspects {
        suspects.remove(at: suspects.firstIndex { $0.told == .none } ?? 0)
      }
      suspects.append(suspect)
    }
    return isTold ? suspect : nil
  }

  /// Somebody asks whether an account is the real one: evidence against the accounts that are suspected.
  private mutating func doubt(_ mention: Mention, _ account: String) -> [Suspect] {
    let named = Set(mention.mentions.map { $0.lowercased() })
    var told: [Suspect] = []
    for place in suspects.indices {
      var suspect = suspects[place]
      let isMeant =
        suspect.handle.map { named.contains($0.lowercased()) } == true
        || mention.inReplyTo.map { reply in suspect.exposed.contains { $0.reply == reply } } == true
      guard isMeant, suspect.doubters.count < Suspect.mostDoubters,
        !suspect.doubters.contains(account)
      else { continue }
      suspect.doubters.append(account)
      if let news = store(suspect, at: place, hasNews: false) { told.append(news) }
    }
    return told
  }

  /// The customer whom a mention answers: by the mention it replies to, else by the handle it names.
  private func answered(by mention: Mention, account: String) -> Customer? {
    if let parent = mention.inReplyTo, let place = customerOfMention[parent] {
      let customer = customers[place - dropped]
      return customer.author == account ? nil : customer
    }
    guard mention.kind == .reply, !mention.mentions.isEmpty else { return nil }
    let named = Set(mention.mentions.map { $0.lowercased() })
    return customers.suffix(500).last {
      $0.author != account && $0.handle.map { named.contains($0.lowercased()) } == true
    }
  }

  private mutating func remember(
    _ mention: Mention, _ account: String, _ author: Author, brands: [String], at now: Instant
  ) {
    for brand in brands.prefix(1) where mention.kind != .repost {
      customerOfMention[mention.id] = dropped + customers.count
      customers.append(
        .init(mention: mention.id, author: account, handle: author.handle, brand: brand, at: now))
    }
    var old = customers.prefix { $0.at < now - Self.memory }.count
    if customers.count > Self.mostCustomers { old = max(old, Self.mostCustomers / 4) }
    guard old > 0 else { return }
    for customer in customers.prefix(old) { customerOfMention[customer.mention] = nil }
    customers.removeFirst(old)
    dropped += old
  }

  /// Notes an account; false when it was seen lately.
  private mutating func see(_ account: UInt64) -> Bool {
    guard seenSet.insert(account).inserted else { return false }
    seen.append(account)
    if seen.count > Self.mostSeen {
      for old in seen.prefix(Self.mostSeen / 4) { seenSet.remove(old) }
      seen.removeFirst(Self.mostSeen / 4)
    }
    return true
  }
}
