internal import Model

extension AccountWatch {
  /// The handles a mention names, by its list and in its text, folded; at most forty.
  static func handles(in mention: Mention) -> Set<String> {
    var named = Set(mention.mentions.prefix(20).map { BrandFace.folded($0) })
    var handle: String.UnicodeScalarView?
    for scalar in mention.text.unicodeScalars.prefix(2_000) {
      if scalar == "@" {
        if let handle { close(handle) }
        handle = String.UnicodeScalarView()
      } else if let open = handle {
        let isPart =
          scalar.properties.isAlphabetic || scalar == "_" || scalar == "."
          || (48...57).contains(scalar.value)
        if isPart, open.count < 120 {
          handle?.append(scalar)
        } else {
          close(open)
          handle = nil
        }
      }
    }
    if let handle { close(handle) }
    return named

    func close(_ scalars: String.UnicodeScalarView) {
      var word = String(scalars).lowercased()
      while word.hasSuffix(".") { word.removeLast() }
      if !word.isEmpty, named.count < 40 { named.insert(word) }
    }
  }

  /// The customer whom a mention answers: by the mention it replies to, else by the handle it names.
  func answered(by mention: Mention, account: String, named: Set<String>) -> Customer? {
    if let parent = mention.inReplyTo, let place = customerOfMention[parent] {
      let customer = customers[place - dropped]
      return customer.author == account ? nil : customer
    }
    let isAnswer = mention.kind == .reply || mention.text.utf8.first == UInt8(ascii: "@")
    guard isAnswer, !named.isEmpty else { return nil }
    return customers.suffix(500).last {
      $0.author != account && $0.handle.map { named.contains($0) } == true
    }
  }

  /// Remembers who wrote to a brand.
  mutating func remember(
    _ mention: Mention, _ account: String, _ author: Author, brands: [String], at now: Instant
  ) {
    for brand in brands.prefix(1) where mention.kind != .repost {
      customerOfMention[mention.id] = dropped + customers.count
      customers.append(
        .init(
          mention: mention.id, author: account, handle: author.handle.map(BrandFace.folded),
          label: author.label, brand: brand, at: now))
    }
    var old = customers.prefix { $0.at < now - Self.memory }.count
    if customers.count > Self.mostCustomers { old = max(old, Self.mostCustomers / 4) }
    guard old > 0 else { return }
    for (place, customer) in customers.prefix(old).enumerated()
    where customerOfMention[customer.mention] == dropped + place {
      customerOfMention[customer.mention] = nil
    }
    customers.removeFirst(old)
    dropped += old
  }

  /// What somebody else says to or of a suspect: a doubt or a warning is evidence against it, and who
  /// says that something was handed over is a customer to look after first.
  mutating func hearOf(
    suspectsNamed named: Set<String>, in mention: Mention, _ account: String, label: String?,
    at now: Instant
  ) -> [Suspect] {
    var told: [Suspect] = []
    let meant = suspects.indices.filter { place in
      let suspect = suspects[place]
      guard suspect.account != account, suspect.standing != .dismissed else { return false }
      return suspect.handle.map { named.contains(BrandFace.folded($0)) } == true
        || mention.inReplyTo.map { reply in suspect.exposed.contains { $0.reply == reply } } == true
    }
    guard !meant.isEmpty else { return [] }
    let doubts = ScamWords.doubts(mention.text) || ScamWords.warns(mention.text)
    let gave = ScamWords.handsOver(mention.text)
    guard doubts || gave else { return [] }
    let doubter = ContentHash("author", account).hex()
    for place in meant {
      var suspect = suspects[place]
      if doubts, suspect.doubters.count < Suspect.mostDoubters, !suspect.doubters.contains(doubter)
      {
        suspect.doubters.append(doubter)
      }
      let hasNews = gave && suspect.hear(givenBy: account, label: label, in: mention.id, at: now)
      guard suspect != suspects[place] else { continue }
      if let news = store(suspect, at: place, hasNews: hasNews, now) { told.append(news) }
    }
    return told
  }
}

extension Suspect {
  /// Notes that a customer says to have handed something over; false when that was known.
  fileprivate mutating func hear(
    givenBy account: String, label: String?, in mention: String, at now: Instant
  ) -> Bool {
    if let place = exposed.lastIndex(where: { $0.account == account }) {
      guard !exposed[place].gave else { return false }
      exposed[place].gave = true
      exposed[place].isTold = false
      return true
    }
    exposedCount += 1
    var customer = Exposed(
      mention: mention, author: label, account: account, reply: mention, at: now)
    customer.gave = true
    exposed.append(customer)
    if exposed.count > Self.mostExposed { exposed.removeFirst() }
    return true
  }
}
