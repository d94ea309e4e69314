internal import Detecting
internal import Model
internal import Store

/// Somebody of whom something was taken back, and where they are to be named no more.
///
/// Each case keeps its author's name as long as one of its mentions is kept, which names them too. An
/// account that is suspected of posing as a brand keeps it as long as anything by it is kept; one that
/// asked customers for data, or that a person has confirmed, until the account itself is gone: else it
/// would only have to delete its answers.
struct Leaver: Sendable {
  /// What tells them apart (`Author.identity`).
  let identity: String
  private(set) var author: Author
  /// Ids and addresses of what was taken back.
  private(set) var mentions: Set<String> = []
  private var urls: [String] = []
  /// Whether the account itself is gone.
  private(set) var isAccountGone = false
  /// Cases none of whose mentions is left.
  var cases: [String] = []
  /// Whether nothing by them is kept.
  var hasNothingLeft = false

  init?(_ mention: Mention) {
    guard let author = mention.author, let identity = author.identity, !identity.isEmpty else {
      return nil
    }
    self.identity = identity
    self.author = author
  }

  /// The owner of an account that is gone and of which nothing is kept.
  init(_ author: Author, accountGone identity: String) {
    self.identity = identity
    self.author = author
    isAccountGone = true
    hasNothingLeft = true
  }

  /// Notes that another of their mentions was taken back.
  mutating func lose(_ mention: Mention, isAccountGone: Bool) {
    mentions.insert(mention.id)
    if let url = mention.url { urls.append(url) }
    author = mention.author ?? author
    self.isAccountGone = self.isAccountGone || isAccountGone
  }

  /// Whether the account is forgotten as a suspect too.
  func isForgotten(_ suspicion: AccountWatch.Suspicion) -> Bool {
    hasNothingLeft && (isAccountGone || suspicion != .evidence)
  }

  /// What of them is to be taken out of documents, given how far they are suspected.
  func unnaming(_ suspicion: AccountWatch.Suspicion, brands: [String]) -> Unnaming {
    let isForgotten = isForgotten(suspicion)
    let suspects = isForgotten ? brands.map { Suspect.id(brand: $0, account: identity) } : []
    var unnaming = Unnaming(AuthorNames(author, urls: urls, suspects: suspects))
    unnaming.cases = cases
    unnaming.suspects = suspects
    unnaming.isForAlarms = isForgotten || suspicion == .none
    return unnaming
  }
}
