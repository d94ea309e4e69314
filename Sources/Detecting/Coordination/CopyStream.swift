package import Model

/// The last hours' mentions of the brands as the search for copies keeps them: without their words, each
/// with the earlier ones it repeats.
///
/// At most 200,000 mentions, six hours, 128 MB (reference: fake accounts, section 3.1). What it says of a
/// stretch of time follows from the mentions of the last six hours alone, so that it is not put into
/// snapshots but built anew from the archive (`rebuild`).
package struct CopyStream: Sendable {
  /// A mention and the positions of those before it that it repeats.
  struct Entry: Sendable {
    var said: Utterance
    var received: Instant
    var repeats: [UInt32] = []
  }

  /// A mention to be heard again: what was said, of which brands, when it counts, when it came.
  package typealias Heard = (mention: Mention, brands: [String], at: Instant, received: Instant)

  package static let capacity = 200_000
  package static let horizon = Instant.Span.hours(6)
  static let budget = 128 << 20
  /// A stretch is read up to so many mentions, the newest.
  static let mostRead = 10_000
  private static let piece = 128

  private var index: NearDuplicateIndex
  /// Entries from `base` on, in pieces, so that a copy of the stream shares all but the last.
  private var pieces: [[Entry]] = []
  private var base = 0
  private var entryBytes = 0
  /// Entries before this position are no longer counted in `entryBytes`.
  private var settled = 0
  /// The brands named together so far; entries share these lists.
  private var brandLists: [[String]] = []
  private let budget: Int

  /// An empty stream.
  package init() { self.init(capacity: Self.capacity, budget: Self.budget) }

  init(capacity: Int, budget: Int, startingAt start: Int = 0) {
    index = NearDuplicateIndex(capacity: capacity, startingAt: start)
    self.budget = budget
    base = start
    settled = start
  }

  /// How many mentions it holds.
  package var count: Int { index.count - index.oldest }
  /// About how many bytes it holds.
  package var bytes: Int { index.bytes + entryBytes }

  /// Takes in a mention that names brands; whether its author's account shows signs of automation.
  @discardableResult
  package mutating func hear(
    _ mention: Mention, brands: [String], at: Instant, received: Instant
  ) -> Bool {
    var said = Utterance(mention, at: at, brands: shared(brands))
    if !said.isComparable { said.shingles = ShingleSet(hashes: [], words: said.shingles.words) }
    enter(Entry(said: said, received: received))
    return said.marks.contains(.automated)
  }

  /// A stream that has heard the same and goes on from the same position.
  package func rebuilt(from heard: [Heard]) -> CopyStream {
    var stream = CopyStream(
      capacity: Self.capacity, budget: budget, startingAt: max(0, index.count - heard.count))
    for item in heard {
      stream.hear(item.mention, brands: item.brands, at: item.at, received: item.received)
    }
    return stream
  }

  /// What is said of a brand since an instant, by arrival.
  package func reading(of brand: String, since start: Instant) -> BurstReading {
    reading(since: start) { $0.brands.contains(brand) }
  }

  /// What some mentions say together; those received before `start` are not looked for.
  package func reading(of ids: Set<String>, since start: Instant) -> BurstReading {
    reading(since: start) { ids.contains($0.id) }
  }

  /// What is kept of a brand's mentions since an instant, in order of arrival.
  func said(of brand: String, since start: Instant) -> [Utterance] {
    (first(since: start)..<index.count).compactMap { position in
      let said = entry(position).said
      return said.brands.contains(brand) ? said : nil
    }
  }

  private func reading(since start: Instant, where isMeant: (Utterance) -> Bool) -> BurstReading {
    let first = first(since: start)
    var groups = Groups(count: index.count - first)
    var burst: [Utterance] = []
    var positions: [Int] = []
    for position in first..<index.count {
      let entry = entry(position)
      for earlier in entry.repeats where Int(earlier) >= first {
        groups.join(Int(earlier) - first, position - first)
      }
      guard isMeant(entry.said) else { continue }
      burst.append(entry.said)
      positions.append(position - first)
    }
    // From positions in the stream to positions in the burst.
    var places: [Int: Int] = [:]
    for (place, position) in positions.enumerated() { places[position] = place }
    let comparable = positions.filter { places[$0].map { burst[$0].isComparable } == true }
    let sets = groups.members(of: comparable).map { set in set.compactMap { places[$0] } }
    return BurstReading(burst, groups: sets)
  }

  /// The oldest position received at an instant or later, at most `mostRead` back.
  private func first(since start: Instant) -> Int {
    var position = index.count
    let oldest = max(index.oldest, index.count - Self.mostRead)
    while position > oldest, entry(position - 1).received >= start { position -= 1 }
    return position
  }

  private func entry(_ position: Int) -> Entry {
    pieces[(position - base) / Self.piece][(position - base) % Self.piece]
  }

  private mutating func enter(_ entry: Entry) {
    var entry = entry
    if entry.said.isComparable {
      entry.repeats = index.insert(entry.said.shingles).map { UInt32(truncatingIfNeeded: $0) }
    } else {
      index.skip()
    }
    if pieces.isEmpty || pieces[pieces.count - 1].count == Self.piece {
      pieces.append([])
      pieces[pieces.count - 1].reserveCapacity(Self.piece)
    }
    pieces[pieces.count - 1].append(entry)
    entryBytes += Self.bytes(of: entry)
    forget(before: entry.received - Self.horizon)
  }

  private mutating func forget(before old: Instant) {
    var oldest = index.oldest
    while oldest < index.count, self.entry(oldest).received < old { oldest += 1 }
    index.forget(before: oldest)
    while bytes > budget, index.oldest < index.count - 1 {
      index.forget(before: index.oldest + 64)
    }
    settle()
  }

  /// Lets go of the entries whose texts the index let go.
  private mutating func settle() {
    while settled < index.oldest {
      entryBytes -= Self.bytes(of: entry(settled))
      settled += 1
    }
    while base + Self.piece <= index.oldest, !pieces.isEmpty {
      pieces.removeFirst()
      base += Self.piece
    }
  }

  private static func bytes(of entry: Entry) -> Int {
    128 + (entry.said.id.utf8.count > 15 ? 32 + entry.said.id.utf8.count : 0)
      + (entry.repeats.isEmpty ? 0 : 32 + entry.repeats.count * 4)
  }

  private mutating func shared(_ brands: [String]) -> [String] {
    if let known = brandLists.first(where: { $0 == brands }) { return known }
    if brandLists.count < 256 { brandLists.append(brands) }
    return brands
  }
}

extension CopyStream: Equatable {
  /// Streams are told apart by where they stand: what they hold is built anew from the archive.
  package static func == (one: Self, other: Self) -> Bool { one.index.count == other.index.count }
}

extension CopyStream: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(
      capacity: Self.capacity, budget: Self.budget,
      startingAt: try decoder.singleValueContainer().decode(Int.self))
  }

  /// Only where it stands; the mentions themselves are in the archive.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(index.count)
  }
}
