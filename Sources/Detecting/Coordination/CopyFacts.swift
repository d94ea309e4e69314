internal import Model

/// What there is to say of an hour's copied texts besides how many they are.
struct CopyFacts {
  /// How many texts were copied.
  let texts: Int
  /// When the first copy came, and over how many minutes.
  let first: Instant?
  let minutes: Int
  /// Seconds between one copy and the next, the median.
  let medianGap: Double?
  /// Copies by accounts younger than a month.
  let young: Int
  /// Copies by accounts with signs of automation, and the part that is usual for the brand.
  let automated: Int
  let usual: Double?
  /// Three or more authors posted one address within a minute.
  let sharesLink: Bool
  /// Ids of a copy of each text, the most copied first.
  let examples: [String]

  init(_ reading: BurstReading, _ said: [Utterance], usual: UsualSigns?) {
    let clusters = reading.weighty
    texts = clusters.count
    examples = Array(clusters.prefix(5).compactMap(\.ids.first))
    let ids = Set(clusters.flatMap(\.ids))
    let copies = said.filter { ids.contains($0.id) }
    let times = copies.map(\.at).sorted()
    first = times.first
    minutes = times.isEmpty ? 0 : Int((times[times.count - 1] - times[0]).milliseconds / 60_000)
    let gaps = zip(times, times.dropFirst()).map { ($1 - $0).seconds }.sorted()
    medianGap = gaps.isEmpty ? nil : Double(gaps[gaps.count / 2])
    young = copies.count { $0.marks.contains(.young) }
    automated = copies.count { $0.marks.contains(.automated) }
    self.usual = usual?.share
    sharesLink = Self.sharesLink(copies)
  }

  /// The points; what weighs nothing explains.
  func evidence(_ reading: BurstReading) -> [Alert.Evidence] {
    var list: [Alert.Evidence] = []
    func add(_ points: Int, _ text: String) {
      list.append(Alert.Evidence(points: Double(points), text: text))
    }
    let share = reading.share
    add(
      share >= 0.6 ? 4 : share >= 0.3 ? 3 : 2,
      Texts.copied(reading.copies, of: reading.messages, share: share, minutes: minutes))
    if reading.copies >= 20 { add(reading.copies >= 50 ? 2 : 1, Texts.manyCopies(reading.copies)) }
    if let medianGap, medianGap < 10, reading.copies >= 5 { add(1, Texts.inStep(medianGap)) }
    if young * 2 >= reading.copies { add(1, Texts.youngCopiers(young, of: reading.copies)) }
    if let usual, isUnusual(of: reading.copies, usual) {
      add(1, Texts.automatedCopiers(automated, of: reading.copies, usual: usual))
    }
    if sharesLink { add(1, Texts.sameLink) }
    add(0, Texts.effective(reading.effectiveVoices, of: reading.authors))
    add(0, Texts.usualCopies)
    add(0, Texts.saysNothingOfWho)
    return list
  }

  /// More than twice the usual part, and three standard errors of a binomial above it.
  private func isUnusual(of copies: Int, _ usual: Double) -> Bool {
    guard copies > 0 else { return false }
    let share = Double(automated) / Double(copies)
    let error = (max(usual * (1 - usual), 0.001) / Double(copies)).squareRoot()
    return share > 2 * usual && share >= usual + 3 * error
  }

  private static func sharesLink(_ copies: [Utterance]) -> Bool {
    var byLink: [UInt64: [Utterance]] = [:]
    for copy in copies { if let link = copy.link { byLink[link, default: []].append(copy) } }
    return byLink.values.contains { posts in
      let posts = posts.sorted { $0.at < $1.at }
      return posts.indices.contains { start in
        let near = posts[start...].prefix { $0.at <= posts[start].at + .seconds(60) }
        return Set(near.map(\.author)).count >= 3
      }
    }
  }
}
