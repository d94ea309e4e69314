internal import Alerting
internal import Caring
internal import Detecting
internal import Model

extension Engine {
  /// The scorers of the brands that say which accounts are theirs, competitors left out, with what
  /// people taught by dismissing suspects.
  static func scorers(_ setup: EngineSetup, _ accounts: AccountWatch) -> [String: ImpostorScorer] {
    var scorers: [String: ImpostorScorer] = [:]
    for brand in setup.brands where !brand.official.isEmpty && !setup.isRival(brand.id) {
      scorers[brand.id] = ImpostorScorer(accounts.taught(brand))
    }
    return scorers
  }

  /// Looks at who speaks: impostors are told of when they are first seen and when they answer a
  /// customer; one alert is kept for all of a brand, and whoever they reached gets a case.
  ///
  /// What a new source brings is no news for the counts, but an impostor who answers customers on the
  /// first evening is one: what was said within the last hour is judged, whoever brings it.
  mutating func watchAccounts(_ read: ReadMention) -> [Event] {
    guard !scorers.isEmpty else { return [] }
    let brands = read.finding.brands.filter { !setup.isRival($0) }
    let now = read.receivedAt
    let suspects = memory.accounts.observe(
      read.mention, brands: brands, scorers: scorers, at: now,
      isPast: read.isBackfill && !read.isFresh)
    return tell(of: suspects, at: now)
  }

  /// Notes what comparing a suspect's picture with the official one came to.
  mutating func note(
    avatar: String, bits: Int?, of suspect: String, at now: Instant
  ) -> Outcome {
    var outcome = advance(to: now)
    if let news = memory.accounts.note(avatar: avatar, bits: bits, of: suspect, at: now) {
      outcome.events += tell(of: [news], at: now)
    }
    return outcome
  }

  private mutating func tell(of suspects: [Suspect], at now: Instant) -> [Event] {
    guard !suspects.isEmpty else { return [] }
    var events = suspects.map { Self.suspected($0, at: now) }
    for suspect in suspects {
      for exposed in memory.accounts.takeExposed(of: suspect.id) {
        events += memory.cases.expose(
          mention: exposed.mention, author: exposed.author, brand: suspect.brand,
          to: suspect.label, gave: exposed.gave, at: now)
      }
    }
    for brand in setup.brands where suspects.contains(where: { $0.brand == brand.id }) {
      guard let signal = memory.accounts.signal(of: brand, at: now) else { continue }
      events += follow(memory.alerts.take([signal], at: now, alertContext))
    }
    return events
  }

  /// Ends the happenings of impostors that have been quiet for long.
  mutating func closeAccounts(at boundary: Instant) -> [Event] {
    let signals = memory.accounts.close(setup.brands, at: boundary)
    return signals.isEmpty ? [] : memory.alerts.take(signals, at: boundary, alertContext)
  }

  static func suspected(_ suspect: Suspect, at now: Instant) -> Event {
    Event(
      .accountSuspected, subject: suspect.brand + "/" + suspect.account, at: now,
      brand: suspect.brand, data: suspect.json)
  }
}

extension Engine {
  /// A person judges a suspected account; `account.suspected` tells it, and the alert follows.
  mutating func judge(_ action: StaffAction, at now: Instant) throws(Fault) -> [Event] {
    guard let found = memory.accounts.suspect(action.id) else {
      throw Fault(
        .noInput, "no hay ninguna cuenta observada con el id «\(action.id)»",
        remedy: "mire los identificadores con «vigia accounts list»")
    }
    let isConfirmed = action.verb == .confirm
    let owner: AccountWatch.Lesson.Owner
    if let name = action.arguments["as"]?.string {
      guard let named = AccountWatch.Lesson.Owner(rawValue: name) else {
        throw Fault(
          .usage, "«as» no puede ser «\(name)»",
          remedy: "use sibling (es de la casa) u homonym (es de otro que se llama parecido)")
      }
      owner = named
    } else {
      owner = .homonym
    }
    let judged =
      isConfirmed
      ? memory.accounts.confirm(found.id, by: action.by, at: now)
      : memory.accounts.dismiss(found.id, as: owner, by: action.by, at: now)
    guard let judged, let brand = setup.brand(judged.brand) else { return [] }
    scorers = Self.scorers(setup, memory.accounts)
    var events = [Self.suspected(judged, at: now)]
    if !isConfirmed {
      for exposed in judged.exposed {
        events += memory.cases.absolve(
          mention: exposed.mention, brand: judged.brand, of: judged.label, at: now)
      }
    }
    if let signal = memory.accounts.signal(of: brand, judged: judged, at: now) {
      events += follow(memory.alerts.take([signal], at: now, alertContext))
    }
    return events
  }
}

extension ReadMention {
  /// Whether it was said within the hour before it came.
  fileprivate var isFresh: Bool {
    mention.publishedAt.map { receivedAt - .minutes(60) <= $0 && $0 <= receivedAt + .minutes(2) }
      ?? false
  }
}
