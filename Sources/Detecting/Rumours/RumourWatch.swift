package import Model

/// Notices one claim that many distinct voices repeat from hearsay.
///
/// Of the last two hours it keeps the mentions that bear a mark of hearsay (`Claim`). Two of their
/// telling words together are a claim; it is a rumour when at least eight voices, and three in a hundred
/// of all mentions, say both of them in words of their own: copies of one text are one voice
/// (`BurstReading`), so a copied campaign is none. What the press reports (two headlines with both
/// words within a day) is news and no rumour; what an alert that is open already measures (half of
/// the mentions name its driver) is that alert's. It is over when fewer than half as many voices
/// repeat it.
package struct RumourWatch: Sendable, Codable, Equatable {
  /// What is around a mention that may pass on a rumour.
  package struct Surroundings: Sendable {
    /// Stems of the brand's names.
    package var own: Set<String>
    /// Drivers of the brand's open alerts.
    package var told: Set<String> = []

    /// The surroundings of a brand known by some names.
    package init(names: [String]) { own = Claim.stems(of: names) }
  }

  static let least = 8
  static let share = 0.03
  static let memory = Instant.Span.hours(2)
  /// Voices from which it is more than a watch.
  static let loud = 24
  static let headlines = 2
  private static let headlineMemory = Instant.Span.hours(24)
  private static let most = 400
  private static let mostHeadlines = 300

  private struct Heard: Sendable, Codable, Equatable {
    var said: Utterance
    var claim: Claim
    var followers: Int
    var drivers: [String]
  }

  private struct Headline: Sendable, Codable, Equatable {
    var at: Instant
    var stems: [String]
  }

  private struct Rumour: Sendable, Codable, Equatable {
    /// Its two stems, by which it is known.
    var pair: [String]
    var since: Instant
    var voices: Int
  }

  private var heard: [Heard] = []
  private var press: [Headline] = []
  private var rumours: [Rumour] = []
  /// Mentions of each of the last minutes, hearsay or not.
  private var counts: [Int] = []
  private var present = 0

  /// A watch that has heard nothing.
  package init() {}

  /// Takes a mention in; a signal when a claim becomes a rumour or a rumour grows.
  package mutating func hear(
    _ read: ReadMention, brand: String, _ around: Surroundings
  ) -> DerivedSignal? {
    present += 1
    let mention = read.mention
    guard mention.kind != .repost, mention.repostOf == nil else { return nil }
    let claim = Claim(mention.readableText, own: around.own)
    if mention.kind == .article || read.finding.flags.contains(.press) {
      press.append(Headline(at: read.receivedAt, stems: claim.words.map(\.stem)))
      if press.count > Self.mostHeadlines { press.removeFirst() }
      return nil
    }
    guard claim.mark != nil, claim.words.count >= 2 else { return nil }
    heard.append(
      Heard(
        said: Utterance(mention, at: read.receivedAt), claim: claim,
        followers: mention.author?.followers ?? 0,
        drivers: read.finding.drivers.filter { $0.confidence >= 0.5 }.map(\.id)))
    if heard.count > Self.most { heard.removeFirst() }
    guard let pair = loudestPair(of: claim) else { return nil }
    return rise(pair, brand, around, at: read.receivedAt)
  }

  /// Forgets the words of mentions that were taken back; what was told of them stays.
  package mutating func forget(mentions ids: Set<String>) {
    heard.removeAll { ids.contains($0.said.id) }
  }

  /// Ends a minute: what is old is forgotten, and rumours that nobody repeats are over.
  package mutating func close(brand: String, at now: Instant) -> [DerivedSignal] {
    counts.append(present)
    present = 0
    if counts.count > Int(Self.memory.seconds / 60) { counts.removeFirst() }
    heard.removeAll { $0.said.at < now - Self.memory }
    press.removeAll { $0.at < now - Self.headlineMemory }
    let over = rumours.filter { voices(of: $0.pair) * 2 < Self.least }
    rumours.removeAll(where: over.contains)
    return over.map { rumour in
      DerivedSignal(
        .rumor, brand: brand, key: rumour.pair.joined(separator: "+"), change: .closed, at: now,
        title: "", reason: DerivedTexts.rumourEnds(rumour.voices), startedAt: rumour.since)
    }
  }

  private mutating func rise(
    _ pair: [String], _ brand: String, _ around: Surroundings, at now: Instant
  ) -> DerivedSignal? {
    let burst = members(of: pair)
    let place = rumours.firstIndex { $0.pair == pair }
    let voices = BurstReading(burst.map(\.said)).effectiveVoices
    if let place {
      guard voices > rumours[place].voices else { return nil }
      rumours[place].voices = voices
    } else {
      guard voices >= least, !isOld(pair), !isNews(pair), !isTold(burst, around.told) else {
        return nil
      }
      rumours.append(Rumour(pair: pair, since: burst.first?.said.at ?? now, voices: voices))
    }
    guard let rumour = rumours.first(where: { $0.pair == pair }) else { return nil }
    return signal(rumour, burst, brand, isNew: place == nil, at: now)
  }

  /// Voices that a rumour of this brand needs.
  private var least: Int {
    max(Self.least, Int((Double(counts.reduce(present, +)) * Self.share).rounded(.up)))
  }

  /// Of the claim's pairs of words the one that most voices say, where enough do.
  private func loudestPair(of claim: Claim) -> [String]? {
    var voices: [[String]: Set<UInt64>] = [:]
    let stems = claim.words.map(\.stem)
    for other in heard {
      let shared = other.claim.words.map(\.stem).filter(stems.contains).sorted()
      for (place, one) in shared.enumerated() {
        for two in shared[(place + 1)...] {
          voices[[one, two], default: []].insert(other.said.author)
        }
      }
    }
    let known = voices.keys.filter { pair in rumours.contains { $0.pair == pair } }
    let best = (known.isEmpty ? Array(voices.keys) : known).min {
      (-(voices[$0]?.count ?? 0), $0[0], $0[1]) < (-(voices[$1]?.count ?? 0), $1[0], $1[1])
    }
    return best.flatMap { (voices[$0]?.count ?? 0) >= Self.least ? $0 : nil }
  }

  private func members(of pair: [String]) -> [Heard] {
    heard.filter { item in pair.allSatisfy { stem in item.claim.words.contains { $0.stem == stem } }
    }
  }

  private func voices(of pair: [String]) -> Int { Set(members(of: pair).map(\.said.author)).count }

  /// Whether a pair is a rumour that is told already, by another two of its words.
  private func isOld(_ pair: [String]) -> Bool {
    let own = Set(members(of: pair).map(\.said.id))
    return rumours.contains { rumour in
      members(of: rumour.pair).count { own.contains($0.said.id) } * 2 >= own.count
    }
  }

  private func isNews(_ pair: [String]) -> Bool {
    press.count { item in pair.allSatisfy(item.stems.contains) } >= Self.headlines
  }

  private func isTold(_ burst: [Heard], _ drivers: Set<String>) -> Bool {
    burst.count { $0.drivers.contains(where: drivers.contains) } * 2 >= burst.count
  }

  private func signal(
    _ rumour: Rumour, _ burst: [Heard], _ brand: String, isNew: Bool, at now: Instant
  ) -> DerivedSignal {
    let words = sharedWords(burst)
    let minutes = Int((now - rumour.since).milliseconds / 60_000)
    let doubting = burst.count(where: \.claim.isDoubted)
    var signal = DerivedSignal(
      .rumor, brand: brand, key: rumour.pair.joined(separator: "+"),
      change: isNew ? .opened : .grew, at: now, title: DerivedTexts.rumourTitle(words),
      reason: DerivedTexts.rumour(rumour.voices, minutes), startedAt: rumour.since)
    signal.level = rumour.voices >= Self.loud ? .warning : .watch
    signal.observed = Double(burst.count)
    signal.windowSeconds = max(60, minutes * 60)
    signal.voices = rumour.voices
    signal.posts = burst.sorted { ($1.followers, $0.said.id) < ($0.followers, $1.said.id) }
      .prefix(5).map(\.said.id)
    let marks = Dictionary(grouping: burst.compactMap(\.claim.mark)) { $0 }.mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    signal.evidence = [
      .init(points: 1, text: DerivedTexts.ownWords(rumour.voices, of: burst.count)),
      .init(points: 1, text: DerivedTexts.hearsay(marks.map { ($0.key, $0.value) })),
    ]
    if rumour.voices >= Self.loud {
      signal.evidence.append(.init(points: 2, text: DerivedTexts.manyVoices(Self.loud)))
    }
    if doubting > 0 {
      signal.evidence.append(.init(points: 0, text: DerivedTexts.doubting(doubting)))
    }
    signal.evidence.append(.init(points: 0, text: DerivedTexts.notInPress))
    return signal
  }

  /// The telling words that three in five of the burst share, in the order of its last text.
  private func sharedWords(_ burst: [Heard]) -> [String] {
    guard let last = burst.last else { return [] }
    return last.claim.words.filter { word in
      burst.count { item in item.claim.words.contains { $0.stem == word.stem } } * 5
        >= burst.count * 3
    }.prefix(5).map(\.written)
  }
}
