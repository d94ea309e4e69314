/// What an hour of the week usually brings: a slowly moving level times the season of the local week.
///
/// A brand's own series learns its season from the start. A smaller one keeps only the level and
/// borrows the brand's season until it has brought a thousand mentions; from then on it learns a season
/// that starts out as the brand's.
struct SeasonalLevel: Sendable, Equatable {
  /// Mentions that a series must have brought before it keeps a season of its own.
  static let ownSeason: Float = 1000

  /// Where the parts of the table begin: mentions and expected level by hour of the local week, then
  /// both by hour of the day.
  private enum Part {
    static let weekMentions = 0
    static let weekLevel = 168
    static let dayMentions = 336
    static let dayLevel = 360
    static let size = 384
  }

  /// Decayed mentions over season, and decayed bins: the level is their quotient.
  private var mentions: Double
  private var bins: Double
  /// Mentions brought while the season is borrowed.
  private var brought: Float = 0
  /// Empty while the season is borrowed.
  private var table: [Float]

  /// Knows nothing: next to no mentions, held weakly.
  init(_ cadence: Cadence, borrowsSeason: Bool = false) {
    mentions = cadence.leastExpected * cadence.levelPrior
    bins = cadence.levelPrior
    table = borrowsSeason ? [] : [Float](repeating: 0, count: Part.size)
  }

  /// Mentions a bin, the season taken out.
  var level: Double { mentions / bins }

  /// The mentions one bin should bring.
  func expected(minuteOfWeek: Int, _ cadence: Cadence, _ borrowed: BorrowedSeason?) -> Double {
    max(level * season(minuteOfWeek: minuteOfWeek, cadence, borrowed), cadence.leastExpected)
  }

  /// The factor of this moment of the week, between the centres of two hours.
  func season(minuteOfWeek: Int, _ cadence: Cadence, _ borrowed: BorrowedSeason?) -> Double {
    if table.isEmpty, borrowed == nil { return 1 }
    let prior = prior(cadence)
    // Hours are centred on their half: minute 30 of hour 7 is pure hour 7.
    let position = Double(minuteOfWeek) / 60 - 0.5
    let below = position.rounded(.down)
    let fraction = position - below
    let first = (Int(below) + 168) % 168
    let second = (first + 1) % 168
    let mix =
      factor(hour: first, prior, borrowed) * (1 - fraction)
      + factor(hour: second, prior, borrowed) * fraction
    return max(mix, 0.02)
  }

  /// The season as others may borrow it.
  func lend(_ cadence: Cadence) -> BorrowedSeason {
    let prior = prior(cadence)
    return BorrowedSeason((0..<168).map { Float(factor(hour: $0, prior, nil)) })
  }

  /// Expects so many mentions a bin more from now on, the season taken out.
  mutating func raise(by more: Double) { mentions += more * bins }

  /// Takes in one bin's mentions, already cut to size.
  mutating func learn(
    _ count: Double, minuteOfWeek: Int, _ cadence: Cadence, _ borrowed: BorrowedSeason?
  ) {
    let before = max(level, cadence.leastExpected)
    let season = season(minuteOfWeek: minuteOfWeek, cadence, borrowed)
    mentions = mentions * cadence.levelDecay + count / season
    bins = bins * cadence.levelDecay + 1
    learnSeason(count, minuteOfWeek: minuteOfWeek, level: before)
  }

  /// Takes in a bin older than what the level knows: it tells of the season only.
  mutating func learnSeasonOnly(_ count: Double, minuteOfWeek: Int, _ cadence: Cadence) {
    learnSeason(count, minuteOfWeek: minuteOfWeek, level: max(level, cadence.leastExpected))
  }

  /// Lets the season fade by a week.
  mutating func forgetAWeek() {
    for index in table.indices { table[index] *= Float(Cadence.weeklyDecay) }
  }

  private mutating func learnSeason(_ count: Double, minuteOfWeek: Int, level: Double) {
    if table.isEmpty {
      brought += Float(count)
      guard brought >= Self.ownSeason else { return }
      table = [Float](repeating: 0, count: Part.size)
    }
    let hour = minuteOfWeek / 60 % 168
    table[Part.weekMentions + hour] += Float(count)
    table[Part.weekLevel + hour] += Float(level)
    table[Part.dayMentions + hour % 24] += Float(count)
    table[Part.dayLevel + hour % 24] += Float(level)
  }

  private func prior(_ cadence: Cadence) -> Double {
    Cadence.seasonPrior + Cadence.seasonVisits * cadence.binsPerHour * level
  }

  /// An hour of the week, drawn while little is known towards the brand's, where one is lent, else
  /// towards its hour of the day.
  private func factor(hour: Int, _ prior: Double, _ borrowed: BorrowedSeason?) -> Double {
    guard !table.isEmpty else { return borrowed?.factor(hour: hour) ?? 1 }
    func sum(_ place: Int) -> Double { Double(table[place]) }
    let usual =
      borrowed?.factor(hour: hour)
      ?? (sum(Part.dayMentions + hour % 24) + prior) / (sum(Part.dayLevel + hour % 24) + prior)
    return (sum(Part.weekMentions + hour) + prior * usual) / (sum(Part.weekLevel + hour) + prior)
  }

  func pack(into writer: inout PackWriter) {
    writer.number(mentions)
    writer.number(bins)
    writer.single(brought)
    writer.singles(table)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    mentions = try reader.number()
    bins = try reader.number()
    brought = try reader.single()
    table = try reader.singles()
    guard table.isEmpty || table.count == Part.size else { throw PackFault() }
  }
}
