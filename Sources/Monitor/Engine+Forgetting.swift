internal import Alerting
internal import Caring
internal import Detecting
internal import Model
internal import Store

extension Engine {
  /// Forgets the words of mentions that were taken back, and who said them to whom.
  mutating func forget(mentions ids: Set<String>) {
    guard !ids.isEmpty else { return }
    memory.accounts.forget(mentions: ids)
    memory.derived.forget(mentions: ids)
    for place in shadow.indices { shadow[place].memory.derived.forget(mentions: ids) }
  }

  /// Names somebody no more, and says what documents are to follow; nobody is told of it.
  mutating func forget(_ leaver: Leaver) -> Unnaming {
    let suspicion = memory.accounts.suspicion(of: leaver.identity)
    let unnaming = leaver.unnaming(suspicion, brands: setup.brands.map(\.id))
    memory.cases.forgetAuthors(of: leaver.cases)
    if leaver.isForgotten(suspicion), suspicion != .none {
      memory.accounts.forget(leaver.identity, unnaming.names)
      memory.cases.forget(unnaming.names)
      scorers = Self.scorers(setup, memory.accounts)
    }
    if unnaming.isForAlarms { memory.alerts.forget(unnaming.names) }
    return unnaming
  }

  /// Forgets an account (`Author.identity`) that is gone and of which nothing is kept; nil when it was not
  /// suspected.
  mutating func forget(goneAuthor identity: String) -> Unnaming? {
    guard let author = memory.accounts.author(identity) else { return nil }
    return forget(Leaver(author, accountGone: identity))
  }
}
