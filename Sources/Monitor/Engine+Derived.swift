internal import Alerting
internal import Detecting
internal import Model

extension Engine {
  /// What the search for rumours must know of each brand.
  static func surroundings(_ setup: EngineSetup) -> [String: RumourWatch.Surroundings] {
    var surroundings: [String: RumourWatch.Surroundings] = [:]
    for brand in setup.brands where !setup.isRival(brand.id) {
      surroundings[brand.id] = RumourWatch.Surroundings(
        names: [brand.id] + brand.names + brand.terms)
    }
    return surroundings
  }

  /// Lets the detectors of particular happenings hear a mention of a brand.
  mutating func watch(_ read: ReadMention, brand: Brand) -> [Event] {
    guard var around = surroundings[brand.id] else { return [] }
    var signals: [DerivedSignal] = []
    around.told = memory.alerts.openDrivers(of: brand.id)
    let isOwn = brand.isOfficial(handle: read.mention.author?.handle)
    if let rumour = memory.derived.with(brand.id, { $0.hear(read, isOwn ? nil : around) }) {
      signals.append(rumour)
    }
    if !read.isBackfill, let source = read.mention.source,
      let signal = memory.derived.sources.hear(source, at: read.receivedAt)
    {
      signals.append(signal)
    }
    guard !signals.isEmpty else { return [] }
    return memory.alerts.take(signals, at: read.receivedAt, alertContext)
  }

  /// Looks whether a mention is the brand's own, or answers something of its own.
  ///
  /// Whoever answers need not name the brand. While the crowd has an alert of its own going, people are
  /// told there and not by an alert more.
  mutating func watchReplies(_ read: ReadMention) -> [Event] {
    let mention = read.mention
    var events: [Event] = []
    for brand in setup.brands where !setup.isRival(brand.id) && !read.isBackfill {
      if brand.isOfficial(handle: mention.author?.handle) {
        memory.derived.with(brand.id) { $0.replies.publish(mention.id, at: read.receivedAt) }
        continue
      }
      guard mention.inReplyTo != nil || mention.conversation != nil else { continue }
      let signal = memory.derived.with(brand.id) { watches in
        watches.replies.target(of: mention).flatMap {
          watches.replies.hear(read, to: $0, brand: brand.id)
        }
      }
      guard let signal else { continue }
      if memory.alerts.hasHappening(of: brand.id) {
        let beside = AlertContext.Beside(
          brand: brand.id, key: signal.key, text: signal.title + " (" + signal.reason + ")")
        events += memory.alerts.remark(beside, at: read.receivedAt, alertContext)
      } else {
        events += memory.alerts.take([signal], at: read.receivedAt, alertContext)
      }
    }
    return events
  }

  /// Ends a minute for the detectors of particular happenings.
  mutating func closeDerived(blind: Set<SeriesKey>, at boundary: Instant) -> [Event] {
    var signals = memory.derived.sources.close(dues(at: boundary), at: boundary)
    for brand in setup.brands where !setup.isRival(brand.id) {
      let isBlind = blind.contains(SeriesKey(brand: brand.id))
      let usual = isBlind ? nil : usual(of: brand.id, at: boundary)
      let isInCrisis = memory.alerts.live.contains {
        $0.brand == brand.id && ($0.kind == .spike || $0.kind == .crisis)
      }
      signals += memory.derived.with(brand.id) {
        $0.close(usual: usual, isInCrisis: isInCrisis, at: boundary)
      }
    }
    return memory.alerts.take(signals, at: boundary, alertContext)
  }

  /// What was expected of a brand in the minute that ends; nil where nothing is known of it.
  private func usual(of brand: String, at boundary: Instant) -> Double? {
    memory.derived.isMissing(before: boundary)
      || memory.bank.isLearning(brand: brand, at: boundary)
      ? nil : memory.bank.expected(SeriesKey(brand: brand), minute: boundary.minute - 1)
  }

  /// What was expected of a brand's source in the minute that ends, where it has learned a day: a crisis
  /// shifts what the sources bring, the learned counts do not.
  private func usual(of source: String, brand: String, at boundary: Instant) -> Double? {
    let key = SeriesKey(brand: brand, source: source)
    return memory.bank.learnedMinutes(key) < AlertBook.leastLearned
      ? nil : memory.bank.expected(key, minute: boundary.minute - 1)
  }

  /// What each source was due to bring in the minute that ends, new sources left out.
  private func dues(at boundary: Instant) -> [BlindSourceWatch.Due] {
    var dues: [String: BlindSourceWatch.Due] = [:]
    var most: [String: Double] = [:]
    for brand in setup.brands where !setup.isRival(brand.id) {
      guard let whole = usual(of: brand.id, at: boundary) else { continue }
      for (source, share) in memory.sources.shares(of: brand.id, at: boundary) {
        let expected = usual(of: source, brand: brand.id, at: boundary) ?? share * whole
        let share = whole > 0 ? min(1, expected / whole) : 0
        var due =
          dues[source] ?? .init(source: source, brand: brand.id, expected: 0, share: share)
        due.expected += expected
        if expected > most[source] ?? -1 {
          most[source] = expected
          due.brand = brand.id
          due.share = share
        }
        dues[source] = due
      }
    }
    return dues.values.sorted { $0.source < $1.source }
  }
}

extension SourceMemory {
  /// The sources of a brand that are no longer new, each with its usual share of all.
  func shares(of brand: String, at now: Instant) -> [(source: String, share: Double)] {
    let amounts = amounts(of: brand, at: now)
    let total = amounts.reduce(0) { $0 + $1.amount }
    guard total > 0 else { return [] }
    return amounts.filter { !isNew($0.source, at: now) }
      .map { (source: $0.source, share: $0.amount / total) }
  }
}
