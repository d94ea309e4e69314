package import Model

extension AccountWatch {
  /// What is known of an account as a suspect.
  package enum Suspicion: Sendable {
    case none
    /// It only looks like the brand, or was found not to be one.
    case looks
    /// It asked customers for data, or a person has said that it poses as the brand.
    case evidence
  }

  /// How far an account (`Author.identity`) is suspected, of whatever brand.
  package func suspicion(of account: String) -> Suspicion {
    let own = suspects.filter { $0.account == account }
    if own.contains(where: { $0.standing == .confirmed || $0.exposedCount > 0 }) {
      return .evidence
    }
    return own.isEmpty && !lessons.contains { $0.account == account } ? .none : .looks
  }

  /// How a suspected account (`Author.identity`) was last seen; nil for one that is not suspected.
  package func author(_ account: String) -> Author? {
    guard let suspect = suspects.last(where: { $0.account == account }) else { return nil }
    var author = Author()
    author.id = account
    author.handle = suspect.handle
    author.name = suspect.name
    author.url = suspect.url
    author.avatar = suspect.avatar
    author.bio = suspect.bio
    return author
  }

  /// Takes out who said mentions that were taken back, as customers and as authors of answers; how many
  /// were reached stays.
  package mutating func forget(mentions ids: Set<String>) {
    for place in customers.indices where ids.contains(customers[place].mention) {
      customers[place].author = nil
      customers[place].handle = nil
      customers[place].label = nil
      customerOfMention[customers[place].mention] = nil
    }
    early.removeAll { ids.contains($0.reply.id) }
    for place in suspects.indices { suspects[place].forget(mentions: ids) }
  }

  /// Forgets an account altogether: that there was a suspect stays, who it was does not.
  package mutating func forget(_ account: String, _ names: AuthorNames) {
    early.removeAll { (try? Author(json: $0.author))?.identity == account }
    lessons.removeAll { $0.account == account }
    for place in suspects.indices where suspects[place].account == account {
      suspects[place].forget(names)
    }
  }
}

extension Suspect {
  fileprivate mutating func forget(mentions ids: Set<String>) {
    for place in exposed.indices {
      if ids.contains(exposed[place].mention) {
        exposed[place].author = nil
        exposed[place].account = nil
      }
      if ids.contains(exposed[place].reply) { exposed[place].replyURL = nil }
    }
  }

  fileprivate mutating func forget(_ names: AuthorNames) {
    account = ""
    handle = nil
    name = nil
    url = nil
    avatar = nil
    avatarSeen = nil
    bio = nil
    looks = looks.without(names)
    for place in exposed.indices { exposed[place].replyURL = nil }
  }
}
