package import Model

/// Notices that many post the same words of their own: one happening a brand, from the first copies
/// until the last hour holds hardly any.
///
/// It opens at the reference's verdict on the last hour (a tenth of what is no headline, fake accounts,
/// section 3.1) and at `fewest` copies of one text; it says nothing of who is behind it.
package struct CoordinationWatch: Sendable, Codable, Equatable {
  /// A brand's copied texts, while they go on.
  struct Happening: Sendable, Codable, Equatable {
    var brand: String
    var since: Instant
    var toldCopies: Int
  }

  static let window = Instant.Span.minutes(60)
  /// Copies of one text below which nobody is told: a few fit a quiet hour by chance.
  static let fewest = 6

  var happenings: [Happening] = []
  /// How many accounts with signs of automation a brand usually draws.
  var usual: [String: UsualSigns] = [:]

  /// A watch that has seen nothing.
  package init() {}

  /// Counts an author for what is usual: whether the account shows signs of automation.
  package mutating func hear(showsSigns: Bool, brand: String, at now: Instant) {
    usual[brand, default: UsualSigns(at: now)].hear(showsSigns, at: now)
  }

  /// Looks at a brand's last hour, once a minute.
  package mutating func close(
    _ brand: Brand, _ stream: CopyStream, at now: Instant
  ) -> DerivedSignal? {
    let start = now - Self.window
    let reading = stream.reading(of: brand.id, since: start)
    let place = happenings.firstIndex { $0.brand == brand.id }
    guard let place else {
      guard reading.verdict == .coordinated,
        reading.weighty.first.map({ $0.ids.count >= Self.fewest }) == true
      else { return nil }
      let said = stream.said(of: brand.id, since: start)
      let facts = CopyFacts(reading, said, usual: usual[brand.id])
      happenings.append(
        .init(brand: brand.id, since: facts.first ?? now, toldCopies: reading.copies))
      return signal(brand, .opened, reading, facts, since: facts.first ?? now, at: now)
    }
    let happening = happenings[place]
    if reading.copies < 4 || reading.verdict == .organic {
      happenings.remove(at: place)
      return DerivedSignal(
        .coordinated, brand: brand.id, key: Self.key, change: .closed, at: now, title: "",
        reason: Texts.copiesOver, startedAt: happening.since)
    }
    let said = stream.said(of: brand.id, since: start)
    var told = signal(
      brand, .grew, reading, CopyFacts(reading, said, usual: usual[brand.id]),
      since: happening.since, at: now)
    if reading.copies >= 2 * happening.toldCopies {
      told.changes = [
        .init(about: "copies", Texts.moreCopies(reading.copies, reading.messages))
      ]
      happenings[place].toldCopies = reading.copies
    }
    return told
  }

  static let key = "copies"

  private func signal(
    _ brand: Brand, _ change: Signal.Change, _ reading: BurstReading, _ facts: CopyFacts,
    since: Instant, at now: Instant
  ) -> DerivedSignal {
    var signal = DerivedSignal(
      .coordinated, brand: brand.id, key: Self.key, change: change, at: now,
      title: Texts.copiedTitle(facts.texts, brand: brand.title),
      reason: Texts.copiedReason(reading, minutes: facts.minutes), startedAt: since)
    signal.observed = Double(reading.copies)
    signal.windowSeconds = Int(Self.window.seconds)
    signal.voices = reading.authors
    signal.effectiveVoices = reading.effectiveVoices
    signal.verdict = .artificial
    signal.posts = facts.examples
    signal.evidence = facts.evidence(reading)
    let points = signal.evidence.reduce(0) { $0 + $1.points }
    signal.level = points >= 5 ? .warning : .watch
    return signal
  }
}

/// What part of the accounts that write to a brand usually shows signs of automation; memory halves in
/// a week.
struct UsualSigns: Sendable, Codable, Equatable {
  private(set) var all = 0.0
  private(set) var automated = 0.0
  private var at: Instant

  init(at now: Instant) { at = now }

  mutating func hear(_ isAutomated: Bool, at now: Instant) {
    let days = Int64(max(0, (now - at).seconds)) / 86_400
    if days > 0 {
      // 2^(-1/7) a day.
      for _ in 0..<min(days, 365) {
        all *= 0.905_723_664_263_906_9
        automated *= 0.905_723_664_263_906_9
      }
      at = at + .hours(24 * days)
    }
    all += 1
    if isAutomated { automated += 1 }
  }

  /// The usual part; nil before a hundred accounts.
  var share: Double? { all >= 100 ? (automated + 1) / (all + 2) : nil }
}
