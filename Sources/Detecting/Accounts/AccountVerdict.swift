package import Model

/// What speaks for and against an account, point by point; the points of the evidence add up.
package struct AccountVerdict: Hashable, Sendable, Codable {
  /// The points, in the order in which a person should read them.
  package private(set) var evidence: [Alert.Evidence] = []

  /// Nothing speaks against the account.
  package init() {}

  /// The sum.
  package var points: Int { evidence.reduce(0) { $0 + Int($1.points) } }

  /// Adds a point; zero points explain without weighing.
  mutating func add(_ points: Int, _ text: String) {
    evidence.append(.init(points: Double(points), text: text))
  }

  /// Adds a veto, which takes no more than there is.
  mutating func veto(_ points: Int, _ text: String) {
    let taken = min(points, self.points)
    if taken > 0 { add(-taken, text) }
  }

  /// Says last, where it is worth a review, how rarely real accounts come so far.
  mutating func addImpostorRate() {
    evidence.removeAll { $0.text == Texts.impostorRate }
    if ImpostorTier(points: points) >= .review { add(0, Texts.impostorRate) }
  }

  /// Puts a sentence before the others.
  mutating func introduce(_ text: String) {
    evidence.insert(.init(points: 0, text: text), at: 0)
  }

  /// The verdict without somebody's names.
  func without(_ names: AuthorNames) -> AccountVerdict {
    var verdict = self
    verdict.evidence = evidence.map(names.cleaned)
    return verdict
  }

  /// The contract's object, with the tier's name.
  package func json(tier: String) -> JSON {
    [
      "points": JSON(points), "tier": .string(tier),
      "evidence": .array(
        evidence.map { ["points": .integer(Int64($0.points)), "text": .string($0.text)] }),
    ]
  }
}

/// How strongly an account looks like an impostor (`vigia accounts`): watch 3–4, review 5–6, probable
/// from 7.
package enum ImpostorTier: String, Sendable, Comparable, Codable {
  case none, watch, review, probable

  /// The tier of a sum of points.
  package init(points: Int) {
    self = points >= 7 ? .probable : points >= 5 ? .review : points >= 3 ? .watch : .none
  }

  package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .watch: 1
    case .review: 2
    case .probable: 3
    }
  }
}

/// How many signs of automation an account shows (`vigia accounts`): flag at 7, strong from 8.
package enum AutomationTier: String, Sendable, Codable {
  case none, flag, strong

  /// The tier of a sum of points.
  package init(points: Int) {
    self = points >= 8 ? .strong : points >= 7 ? .flag : .none
  }
}
