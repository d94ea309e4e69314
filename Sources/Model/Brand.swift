/// A company that is watched, and the words by which the public names it.
package struct Brand: Hashable, Sendable {
  /// An account that really is the brand's.
  package struct Account: Hashable, Sendable {
    /// The network: `x`, `facebook`, `instagram` and so on.
    package var network: String
    /// The handle there, without `@`.
    package var handle: String

    /// An account on a network.
    package init(network: String, handle: String) {
      self.network = network
      self.handle = handle
    }
  }

  /// The id used in configuration, alerts and series.
  package var id: String
  /// What people see; the first is the one shown.
  package var names: [String]
  /// Words, `@handles` and `#hashtags` by which a mention is the brand's.
  package var terms: [String] = []
  /// True when the terms are ordinary words ("claro", "personal"): then a term counts only with one of
  /// `context` near, as a handle or hashtag, or capitalised inside a sentence.
  package var commonWord = false
  /// Words that make a common word the brand.
  package var context: [String] = []
  /// Phrases that contain a term and are not the brand.
  package var exclude: [String] = []
  /// The brand's own accounts.
  package var official: [Account] = []
  /// Handles that belong to the same house.
  package var siblings: [String] = []
  /// Handles that look like the brand's and are somebody else's by right.
  package var homonyms: [String] = []
  /// Ids of brands watched as competitors of this one.
  package var competitors: [String] = []
  /// False alarms a month that its people accept over all its series; nil where nobody said.
  package var alarmsPerMonth: Double?

  /// A brand with its id and names.
  package init(id: String, names: [String]) {
    self.id = id
    self.names = names
  }

  /// The name people see: the first of `names`, else the id.
  package var title: String { names.first ?? id }

  /// Whether an author's handle is one of the brand's own accounts (case does not matter).
  package func isOfficial(handle: String?) -> Bool {
    guard let handle = handle?.lowercased() else { return false }
    return official.contains { $0.handle.lowercased() == handle }
  }
}
