internal import Model

extension AccountWatch {
  /// An answer that asks for data, to something nobody has heard yet: sources are asked in turn, so a
  /// reply may come before the post.
  struct EarlyAnswer: Sendable, Codable, Equatable {
    var parent: String
    var reply: Answer
    var author: JSON
    var at: Instant
  }

  static let mostEarly = 300

  /// Keeps an answer until what it answers comes.
  mutating func wait(_ mention: Mention, _ author: Author, at now: Instant) {
    guard let parent = mention.inReplyTo else { return }
    var slim = author
    slim.bio = author.bio.map { String($0.prefix(1_000)) }
    slim.extra = []
    early.append(.init(parent: parent, reply: Answer(mention), author: slim.json, at: now))
    early.removeAll { $0.at < now - Self.memory }
    if early.count > Self.mostEarly { early.removeFirst(early.count - Self.mostEarly) }
  }

  /// What somebody wrote to a brand has come: whoever answered it before is looked at now.
  mutating func answerEarly(
    _ mention: Mention, _ scorers: [String: ImpostorScorer], at now: Instant
  ) -> [Suspect] {
    guard !early.isEmpty, let place = customerOfMention[mention.id] else { return [] }
    let customer = customers[place - dropped]
    let answers = early.filter { $0.parent == mention.id }
    guard !answers.isEmpty, let scorer = scorers[customer.brand] else { return [] }
    early.removeAll { $0.parent == mention.id }
    return answers.compactMap { answer in
      guard let author = try? Author(json: answer.author), let account = author.identity,
        account != customer.author, !hasLearned(account, author.handle, of: customer.brand)
      else { return nil }
      return examine(
        author, account, brand: customer.brand, scorer, customer: customer, again: true,
        by: answer.reply, at: now)
    }
  }
}
