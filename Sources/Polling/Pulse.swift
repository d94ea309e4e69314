internal import Model

/// How often a source has something new, read off its own dates.
enum Rhythm {
  /// Half the mean distance of the posts of the last week, at most the last twenty: so that one waits
  /// half a post's distance on average; nil with fewer than three dates.
  static func interval(of mentions: [Mention], at now: Instant) -> Instant.Span? {
    let week = now - .hours(7 * 24)
    let dates = mentions.compactMap(\.publishedAt).filter { $0 > week && $0 <= now }.sorted()
      .suffix(20)
    guard let first = dates.first, dates.count >= 3 else {
      // Dates, but old ones: a feed that sleeps.
      return mentions.contains { $0.publishedAt != nil } ? .hours(24) : nil
    }
    // The time since the last one counts too: a feed that stopped is asked less and less.
    return Instant.Span(milliseconds: (now - first).milliseconds / Int64(dates.count) / 2)
  }
}

extension SourceStatus {
  /// How many of the last ids are remembered.
  static let rememberedIDs = 400
  /// How many of the last delays are remembered.
  private static let rememberedLags = 64
  /// How much of the mean a new hour is, once a mean exists: forgets over about two days.
  private static let hourWeight = 1.0 / 48

  /// Those of the mentions that the last rounds did not bring, which from now on are known.
  mutating func takeNew(_ mentions: [Mention]) -> [Mention] {
    let known = Set(seen ?? [])
    var fresh: [Mention] = []
    var ids: [UInt64] = []
    var taken: Set<UInt64> = []
    for mention in mentions {
      let hash = ContentHash(mention.id).value
      if taken.insert(hash).inserted {
        ids.append(hash)
        if !known.contains(hash) { fresh.append(mention) }
      }
    }
    for id in seen ?? [] where ids.count < Self.rememberedIDs && !taken.contains(id) {
      ids.append(id)
    }
    seen = Array(ids.prefix(max(Self.rememberedIDs, mentions.count)))
    return fresh
  }

  /// Counts new mentions and their delays; the first round's are old posts and say nothing.
  mutating func beat(_ fresh: [Mention], isFirst: Bool, at now: Instant) {
    let hour = Instant.floorDivide(now.minute, 60)
    var pulse = self.pulse ?? SourcePulse(hour: hour)
    while pulse.hour < hour {
      // An hour without anything counts as one; a long pause is no more than a week of them.
      if hour - pulse.hour > 168 { pulse.hour = hour - 168 }
      let before = pulse.usual ?? Double(pulse.count)
      pulse.usual = before + (Double(pulse.count) - before) * Self.hourWeight
      pulse.count = 0
      pulse.hour += 1
    }
    if !isFirst {
      pulse.count += fresh.count
      for mention in fresh {
        guard let published = mention.publishedAt, let fetched = mention.fetchedAt else { continue }
        pulse.lags.append(Int(min(max(0, (fetched - published).seconds), 31_536_000)))
      }
      pulse.lags = pulse.lags.suffix(Self.rememberedLags)
    }
    self.pulse = pulse
  }
}
