package import Model

/// Watches who answers the people that write to a brand: accounts are examined when first seen and
/// whenever they answer a complainer.
///
/// Everything is bounded: customers of the last day, accounts seen lately, suspects. It is a plain value
/// that survives snapshot and re-feed.
package struct AccountWatch: Sendable, Equatable {
  /// Somebody who wrote to a brand.
  struct Customer: Sendable, Codable, Equatable {
    var mention: String
    var author: String?
    var handle: String?
    var label: String?
    var brand: String
    var at: Instant
  }

  /// What a suspect wrote.
  struct Answer: Sendable, Codable, Equatable {
    var id: String
    var url: String?

    init(_ mention: Mention) {
      id = mention.id
      url = mention.url.map { String($0.prefix(2_000)) }
    }
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
  package internal(set) var suspects: [Suspect] = []
  /// How many suspects nobody was told of had to make room.
  package internal(set) var forgotten = 0
  /// What is known of the brands' real accounts.
  package internal(set) var real: [String: ImpostorScorer.RealAccount] = [:]
  /// What people taught by dismissing suspects, oldest first.
  package internal(set) var lessons: [Lesson] = []
  /// Answers that ask for data and came before what they answer, oldest first.
  var early: [EarlyAnswer] = []
  /// The live happenings, one a brand.
  var happenings: [Happening] = []
  var seenSet: Set<UInt64> = []
  var customerOfMention: [String: Int] = [:]
  var dropped = 0

  /// Nobody seen yet.
  package init() {}

  /// Takes a mention in; the suspects who are to be told of, or told of again.
  ///
  /// `brands` are those that the mention names, `scorers` every watched brand's. Whoever spoke in the
  /// past (`isPast`: a first fetch, a recovered gap) is only remembered as a customer who may be answered.
  package mutating func observe(
    _ mention: Mention, brands: [String], scorers: [String: ImpostorScorer], at now: Instant,
    isPast: Bool = false
  ) -> [Suspect] {
    guard let author = mention.author, let account = author.identity, !account.isEmpty else {
      return []
    }
    if let own = scorers.keys.sorted().first(where: { scorers[$0]?.isExempt(author.handle) == true }
    ) {
      learn(own, author)
      return []
    }
    guard !isPast else {
      remember(mention, account, author, brands: brands, at: now)
      return answerEarly(mention, scorers, at: now)
    }
    let named = Self.handles(in: mention)
    let customer = answered(by: mention, account: account, named: named)
    let asks =
      (customer != nil || mention.inReplyTo != nil) && ScamWords.asksForData(mention.text)
    if asks, customer == nil { wait(mention, author, at: now) }
    var told: [Suspect] = []
    var candidates = brands
    if let brand = customer?.brand, !candidates.contains(brand) { candidates.append(brand) }
    for brand in candidates {
      guard let scorer = scorers[brand], !hasLearned(account, author.handle, of: brand) else {
        continue
      }
      let isReply = customer?.brand == brand
      if let suspect = examine(
        author, account, brand: brand, scorer, customer: isReply && asks ? customer : nil,
        again: isReply, by: Answer(mention), at: now)
      {
        told.append(suspect)
      }
    }
    if !suspects.isEmpty {
      told += hearOf(suspectsNamed: named, in: mention, account, label: author.label, at: now)
    }
    remember(mention, account, author, brands: brands, at: now)
    return told + answerEarly(mention, scorers, at: now)
  }

  /// The suspect of an id, whole.
  package func suspect(_ id: String) -> Suspect? { suspects.first { $0.id == id } }

  /// Customers of a suspect whom nobody was told to look after; they are told from now on.
  package mutating func takeExposed(of id: String) -> [Suspect.Exposed] {
    guard let place = suspects.firstIndex(where: { $0.id == id }) else { return [] }
    let fresh = suspects[place].exposed.filter { !$0.isTold }
    for exposed in suspects[place].exposed.indices {
      suspects[place].exposed[exposed].isTold = true
    }
    return fresh
  }

  private mutating func learn(_ brand: String, _ author: Author) {
    real[brand, default: .init()].learn(author)
  }

  mutating func examine(
    _ author: Author, _ account: String, brand: String, _ scorer: ImpostorScorer,
    customer: Customer?, again: Bool, by answer: Answer, at now: Instant
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
    if let customer { suspect.reach(customer, by: answer, at: now) }
    return store(suspect, at: place, hasNews: customer != nil, now)
  }

  /// Keeps a suspect; returns it where people should be told.
  mutating func store(
    _ suspect: Suspect, at place: Int?, hasNews: Bool, _ now: Instant
  ) -> Suspect? {
    var suspect = suspect
    let tier = suspect.tier
    let isTold = tier >= .review && (tier > suspect.told || hasNews)
    if isTold {
      suspect.told = max(suspect.told, tier)
      suspect.newsAt = now
    }
    if let place {
      suspects[place] = suspect
    } else {
      if suspects.count >= Self.mostSuspects { forgetOne() }
      suspects.append(suspect)
    }
    return isTold ? suspect : nil
  }

  /// Makes room: whom nobody was told of goes first, whom a person judged or who asked for data last.
  private mutating func forgetOne() {
    let place =
      suspects.firstIndex { $0.told == .none && $0.exposedCount == 0 }
      ?? suspects.firstIndex { $0.standing == .suspected && $0.exposedCount == 0 }
      ?? suspects.firstIndex { $0.standing == .suspected } ?? 0
    suspects.remove(at: place)
    forgotten += 1
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

extension Suspect {
  /// Notes that it answered a customer and asked for data.
  mutating func reach(
    _ customer: AccountWatch.Customer, by answer: AccountWatch.Answer, at now: Instant
  ) {
    guard !exposed.contains(where: { $0.mention == customer.mention }) else { return }
    firstReply = firstReply ?? now
    exposedCount += 1
    exposed.append(
      .init(
        mention: customer.mention, author: customer.label, account: customer.author,
        reply: answer.id, replyURL: answer.url, at: now))
    if exposed.count > Self.mostExposed { exposed.removeFirst() }
  }
}
