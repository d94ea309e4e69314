package import Model

extension AccountWatch {
  /// All impostors of one brand: one happening, from the first one told of until none has done anything
  /// for a while.
  struct Happening: Sendable, Codable, Equatable {
    var brand: String
    var since: Instant
    /// Ids of the suspects in it, in the order they joined.
    var suspects: [String]
    /// Customers exposed when people were last told how many.
    var toldExposed = 0
    /// Customers who said to have handed something over, likewise.
    var toldGave = 0
  }

  /// A happening is over when its accounts have been quiet for so long.
  static let quiet = Instant.Span.hours(6)
  /// So many customers exposed make it critical.
  static let many = 10

  /// What is to be said of a brand's impostors now; nil where nothing presses.
  ///
  /// `judged` is the suspect whom a person has just judged.
  package mutating func signal(
    of brand: Brand, judged: Suspect? = nil, at now: Instant
  ) -> DerivedSignal? {
    let place = happenings.firstIndex { $0.brand == brand.id }
    let pressing = suspects.filter { suspect in
      suspect.brand == brand.id && suspect.isPressing
        && suspect.newsAt.map { $0 + Self.quiet > now } == true
    }
    guard let leader = pressing.max(by: { Self.weight($0) < Self.weight($1) }) else {
      guard let place else { return nil }
      let over = happenings.remove(at: place)
      let reason =
        judged?.standing == .dismissed
        ? Texts.dismissed(by: judged?.judgedBy ?? "") : Texts.quietAccounts
      return DerivedSignal(
        .impostor, brand: brand.id, key: Self.key, change: .closed, at: now, title: "",
        reason: reason, startedAt: over.since)
    }
    var happening =
      place.map { happenings[$0] }
      ?? Happening(brand: brand.id, since: leader.firstReply ?? now, suspects: [])
    let newcomers = pressing.filter { !happening.suspects.contains($0.id) }
    let exposed = pressing.reduce(0) { $0 + $1.exposedCount }
    var signal = Self.signal(brand, leader, pressing, happening, at: now)
    // Whoever joins opens the happening again where a person had closed it.
    signal.change = newcomers.isEmpty ? .grew : .opened
    if place != nil {
      signal.changes = newcomers.map { .init(about: $0.id, Texts.joins($0.label)) }
    }
    if place != nil, exposed >= 2 * max(1, happening.toldExposed) {
      signal.changes.append(.init(about: "exposed", Texts.reached(exposed)))
    }
    if let judged, judged.standing == .confirmed {
      let text = judged.label + ": " + Texts.confirmed(by: judged.judgedBy ?? "")
      signal.changes.append(.init(about: "judged " + judged.id, text))
    }
    let gave = pressing.reduce(0) { $0 + $1.exposed.count(where: \.gave) }
    if place != nil, gave > happening.toldGave {
      signal.changes.append(.init(about: "gave", Texts.gave(gave)))
    }
    happening.toldGave = gave
    if place == nil || exposed >= 2 * max(1, happening.toldExposed) {
      happening.toldExposed = exposed
    }
    happening.suspects += newcomers.map(\.id)
    happening.suspects = Array(happening.suspects.suffix(Self.mostSuspects))
    if let place { happenings[place] = happening } else { happenings.append(happening) }
    return signal
  }

  /// Ends the happenings whose accounts have been quiet, once a minute.
  package mutating func close(_ brands: [Brand], at now: Instant) -> [DerivedSignal] {
    guard !happenings.isEmpty else { return [] }
    return brands.compactMap { brand in
      guard happenings.contains(where: { $0.brand == brand.id }) else { return nil }
      let isOver = !suspects.contains { suspect in
        suspect.brand == brand.id && suspect.isPressing
          && suspect.newsAt.map { $0 + Self.quiet > now } == true
      }
      return isOver ? signal(of: brand, at: now) : nil
    }
  }

  static let key = "impostor"

  /// Who is shown first: who reached most customers, then who looks most like the brand.
  private static func weight(_ suspect: Suspect) -> (Int, Int, Int) {
    (suspect.exposedCount, suspect.verdict.points, -Int(suspect.firstSeen.minute))
  }

  private static func signal(
    _ brand: Brand, _ leader: Suspect, _ all: [Suspect], _ happening: Happening, at now: Instant
  ) -> DerivedSignal {
    let exposed = all.reduce(0) { $0 + $1.exposedCount }
    var signal = DerivedSignal(
      .impostor, brand: brand.id, key: key, change: .grew, at: now,
      title: Texts.impostorTitle(
        leader.label, accounts: all.count, exposed: exposed, brand: brand.title),
      reason: Texts.impostorReason(
        leader.label, points: leader.verdict.points, exposed: exposed, brand: brand.title),
      startedAt: happening.since)
    signal.level = exposed >= many ? .critical : exposed > 0 ? .warning : .watch
    signal.observed = Double(exposed)
    signal.voices = all.count
    signal.posts = Array(
      all.flatMap { $0.exposed.suffix(5) }.sorted { ($0.at, $0.reply) < ($1.at, $1.reply) }
        .suffix(5).map(\.reply))
    signal.evidence = leader.verdict.evidence
    let others = all.filter { $0.id != leader.id }
    signal.evidence += others.prefix(10).map {
      .init(points: 0, text: Texts.alsoSuspected($0.label, points: $0.verdict.points))
    }
    let people = all.flatMap(\.exposed)
    if !people.isEmpty {
      signal.evidence.append(
        .init(points: 0, text: Texts.exposedPeople(people.compactMap(\.author), of: exposed)))
    }
    let gave = people.count(where: \.gave)
    if gave > 0 { signal.evidence.append(.init(points: 0, text: Texts.gave(gave))) }
    if leader.standing == .confirmed {
      signal.evidence.append(.init(points: 0, text: Texts.confirmed(by: leader.judgedBy ?? "")))
    }
    signal.account = leader.json
    return signal
  }
}
