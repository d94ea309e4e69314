package import Model

/// What the copies in a burst of mentions say about how real it is.
package struct BurstReading: Sendable {
  /// Whether people wrote on their own.
  package enum Verdict: String, Sendable, Codable {
    case organic, mixed, coordinated
  }

  package let messages: Int
  package let authors: Int
  /// Clusters of near-duplicates, the largest first.
  package let clusters: [CopyCluster]
  /// Copies over all that is no headline, 0…1.
  package let share: Double
  package let verdict: Verdict
  /// Authors when every copied text is one voice and a headline is none.
  package let effectiveVoices: Int
  /// How many mentions are copies.
  package let copies: Int

  /// Two texts whose 4-grams overlap this far are the same text (reference, section 3.1).
  package static let similarity = 0.40
  /// Up to so many different texts every pair is compared; beyond, those an index proposes.
  static let pairwise = 1_200

  /// Reads a burst, in order of time.
  package init(_ burst: [Utterance]) {
    messages = burst.count
    authors = Set(burst.map(\.author)).count
    clusters = Self.clusters(of: burst)
    let headlines = clusters.filter { $0.kind == .headline || $0.kind == .promo }
    let headlineCount = clusters.filter { $0.kind == .headline }.reduce(0) { $0 + $1.ids.count }
    let weighty = clusters.filter(\.weighs)
    copies = weighty.reduce(0) { $0 + $1.ids.count }
    share = copies == 0 ? 0 : Double(copies) / Double(max(1, messages - headlineCount))
    verdict =
      share >= 0.10 && copies >= 4 ? .coordinated : share >= 0.03 ? .mixed : .organic
    effectiveVoices = Self.voices(burst, headlines: headlines, copies: weighty)
  }

  /// Authors with something of their own to say, and one for every copied text.
  private static func voices(
    _ burst: [Utterance], headlines: [CopyCluster], copies: [CopyCluster]
  ) -> Int {
    var own = Set<UInt64>()
    let silent = Set(headlines.flatMap(\.members))
    let copied = Set(copies.flatMap(\.members))
    for (position, said) in burst.enumerated()
    where !silent.contains(position) && !copied.contains(position) {
      own.insert(said.author)
    }
    return own.count + copies.count
  }

  /// The contract's object.
  package var json: JSON {
    [
      "verdict": .string(verdict.rawValue), "share": .number((share * 1e4).rounded() / 1e4),
      "messages": JSON(messages), "authors": JSON(authors),
      "effective_voices": JSON(effectiveVoices), "clusters": .array(clusters.map(\.json)),
    ]
  }
}

extension BurstReading {
  private static func clusters(of burst: [Utterance]) -> [CopyCluster] {
    var groups = Groups(count: burst.count)
    // Equal texts first: they need no comparing.
    var firsts: [ShingleSet: Int] = [:]
    var different: [Int] = []
    for (position, said) in burst.enumerated() where said.isComparable {
      if let first = firsts[said.shingles] {
        groups.join(first, position)
      } else {
        firsts[said.shingles] = position
        different.append(position)
      }
    }
    if different.count <= pairwise {
      comparePairs(different, burst, &groups)
    } else {
      var index = NearDuplicateIndex(capacity: different.count)
      for position in different {
        for found in index.insert(burst[position].shingles) {
          groups.join(different[found], position)
        }
      }
    }
    var byRoot: [Int: [Int]] = [:]
    for position in burst.indices where burst[position].isComparable {
      byRoot[groups.root(position), default: []].append(position)
    }
    return byRoot.values.filter { $0.count >= 2 }
      .map { CopyCluster($0, of: burst) }
      .filter { $0.ids.count >= 3 || $0.kind == .insistence }
      .sorted { ($1.ids.count, $0.members[0]) < ($0.ids.count, $1.members[0]) }
  }

  private static func comparePairs(_ different: [Int], _ burst: [Utterance], _ groups: inout Groups)
  {
    let bySize = different.sorted {
      (burst[$0].shingles.hashes.count, $0) < (burst[$1].shingles.hashes.count, $1)
    }
    for (rank, one) in bySize.enumerated() {
      let left = burst[one].shingles
      for other in bySize[(rank + 1)...] {
        let right = burst[other].shingles
        guard left.canReach(similarity, with: right) else { break }
        if groups.root(one) != groups.root(other), left.jaccard(right) >= similarity {
          groups.join(one, other)
        }
      }
    }
  }
}

/// Disjoint sets by union and path halving.
private struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ item: Int) -> Int {
    var item = item
    while parents[item] != item {
      parents[item] = parents[parents[item]]
      item = parents[item]
    }
    return item
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
