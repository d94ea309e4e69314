package import Model

/// Mentions that say nearly the same, and what that is.
package struct CopyCluster: Sendable, Hashable {
  /// What a cluster is (reference: fake accounts, section 3.1).
  package enum Kind: String, Sendable, Codable {
    /// The same complaint in own voice by several authors.
    case copy
    /// News passed on.
    case headline
    /// The fixed text of a share button.
    case promo
    /// One author again and again: one voice.
    case insistence
  }

  package let kind: Kind
  /// Positions in the burst, ascending.
  package let members: [Int]
  /// Ids of the mentions, in the burst's order.
  package let ids: [String]
  package let authors: Set<UInt64>

  /// Only copies by so many authors make a burst less real.
  static let fewestAuthors = 3

  init(_ members: [Int], of burst: [Utterance]) {
    self.members = members
    let said = members.map { burst[$0] }
    ids = said.map(\.id)
    authors = Set(said.map(\.author))
    kind = Self.kind(of: said, authors: authors.count)
  }

  /// Whether it counts as copied anger.
  var weighs: Bool { kind == .copy && authors.count >= Self.fewestAuthors }

  private static func kind(of said: [Utterance], authors: Int) -> Kind {
    guard authors > 1 else { return .insistence }
    func share(_ mark: Utterance.Marks) -> Double {
      Double(said.count { $0.marks.contains(mark) }) / Double(said.count)
    }
    if share(.reply) >= 0.5 { return .copy }
    if share(.link) >= 0.6 {
      return share(.tag) >= 0.5 && share(.ownVoice) >= 0.5 ? .promo : .headline
    }
    return share(.ownVoice) >= 0.3 ? .copy : .headline
  }

  /// The contract's object.
  package var json: JSON {
    ["type": .string(kind.rawValue), "ids": JSON(ids), "authors": JSON(authors.count)]
  }
}
