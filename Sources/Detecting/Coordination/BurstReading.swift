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
  /// The copied texts that count.
  let weighty: [CopyCluster]
  /// How many are headlines passed on.
  package let headlines: Int

  /// Two texts whose 4-grams overlap this far are the same text (reference, section 3.1).
  package static let similarity = 0.40
  /// Up to so many different texts every pair is compared; beyond, those an index proposes.
  static let pairwise = 1_200
  /// So many repeated texts are a crowd's formulas.
  static let formulas = 5

  /// Reads a burst, in order of time.
  package init(_ burst: [Utterance]) { self.init(burst, groups: Self.groups(of: burst)) }

  /// Reads a burst whose near-duplicates are known: groups of positions, ascending.
  init(_ burst: [Utterance], groups: [[Int]]) {
    messages = burst.count
    authors = Set(burst.map(\.author)).count
    clusters = groups.filter { $0.count >= 2 }
      .map { CopyCluster($0, of: burst) }
      .filter { $0.ids.count >= 3 || $0.kind == .insistence }
      .sorted { ($1.ids.count, $0.members[0]) < ($0.ids.count, $1.members[0]) }
    let silent = clusters.filter { $0.kind == .headline || $0.kind == .promo }
    headlines = clusters.filter { $0.kind == .headline }.reduce(0) { $0 + $1.ids.count }
    weighty = Self.standingOut(clusters.filter(\.weighs), burst)
    copies = weighty.reduce(0) { $0 + $1.ids.count }
    share = copies == 0 ? 0 : Double(copies) / Double(max(1, messages - headlines))
    verdict =
      share >= 0.10 && copies >= 4 ? .coordinated : share >= 0.03 ? .mixed : .organic
    effectiveVoices = Self.voices(burst, headlines: silent, copies: weighty)
  }

  /// The copied texts that make a burst less real.
  ///
  /// Where many texts are repeated a little each, the crowd speaks in formulas (a chant, a contest, the
  /// few ways to say that there is no signal): then only a text counts that is repeated three times as
  /// often as they usually are, or mostly by accounts younger than a month.
  private static func standingOut(
    _ copied: [CopyCluster], _ burst: [Utterance]
  ) -> [CopyCluster] {
    guard copied.count >= formulas else { return copied }
    let usual = copied.map(\.ids.count).sorted()[copied.count / 2]
    return copied.filter { cluster in
      let young = cluster.members.count { burst[$0].marks.contains(.young) }
      return cluster.ids.count >= 3 * usual || young * 2 >= cluster.members.count
    }
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
  private static func groups(of burst: [Utterance]) -> [[Int]] {
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
    return groups.members(of: burst.indices.filter { burst[$0].isComparable })
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
