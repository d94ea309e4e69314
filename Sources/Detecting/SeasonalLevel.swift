/// What an hour of the week usually brings: a slowly moving level times the season of the local week.
struct SeasonalLevel: Sendable, Equatable, Codable {
  /// Decayed mentions over season, and decayed bins: the level is their quotient.
  private var mentions: Double
  private var bins: Double
  /// Mentions and expected level by hour of the local week and by hour of the day.
  @Packed private var weekMentions = [Double](repeating: 0, count: 168)
  @Packed private var weekLevel = [Double](repeating: 0, count: 168)
  @Packed private var dayMentions = [Double](repeating: 0, count: 24)
  @Packed private var dayLevel = [Double](repeating: 0, count: 24)

  private enum CodingKeys: String, CodingKey {
    case mentions = "a"
    case bins = "b"
    case weekMentions = "a1"
    case weekLevel = "b1"
    case dayMentions = "a0"
    case dayLevel = "b0"
  }

  /// Knows nothing: next to no mentions, held weakly.
  init(_ cadence: Cadence) {
    mentions = cadence.leastExpected * cadence.levelPrior
    bins = cadence.levelPrior
  }

  /// Mentions a bin, the season taken out.
  var level: Double { mentions / bins }

  /// The mentions one bin should bring.
  func expected(minuteOfWeek: Int, _ cadence: Cadence) -> Double {
    max(level * season(minuteOfWeek: minuteOfWeek, cadence), cadence.leastExpected)
  }

  /// The factor of this moment of the week, between the centres of two hours.
  func season(minuteOfWeek: Int, _ cadence: Cadence) -> Double {
    let prior =
      Cadence.seasonPrior + Cadence.seasonVisits * cadence.binsPerHour * level
    // Hours are centred on their half: minute 30 of hour 7 is pure hour 7.
    let position = Double(minuteOfWeek) / 60 - 0.5
    let below = position.rounded(.down)
    let fraction = position - below
    let first = (Int(below) + 168) % 168
    let second = (first + 1) % 168
    let mix =
      factor(hour: first, prior) * (1 - fraction) + factor(hour: second, prior) * fraction
    return max(mix, 0.02)
  }

  /// Takes in one bin's mentions, already cut to size.
  mutating func learn(_ count: Double, minuteOfWeek: Int, _ cadence: Cadence) {
    let before = max(level, cadence.leastExpected)
    let season = season(minuteOfWeek: minuteOfWeek, cadence)
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
    for hour in 0..<168 {
      weekMentions[hour] *= Cadence.weeklyDecay
      weekLevel[hour] *= Cadence.weeklyDecay
    }
    for hour in 0..<24 {
      dayMentions[hour] *= Cadence.weeklyDecay
      dayLevel[hour] *= Cadence.weeklyDecay
    }
  }

  private mutating func learnSeason(_ count: Double, minuteOfWeek: Int, level: Double) {
    let hour = minuteOfWeek / 60 % 168
    weekMentions[hour] += count
    weekLevel[hour] += level
    dayMentions[hour % 24] += count
    dayLevel[hour % 24] += level
  }

  /// An hour of the week, drawn towards its hour of the day while little is known.
  private func factor(hour: Int, _ prior: Double) -> Double {
    let day = (dayMentions[hour % 24] + prior) / (dayLevel[hour % 24] + prior)
    return (weekMentions[hour] + prior * day) / (weekLevel[hour] + prior)
  }
}
