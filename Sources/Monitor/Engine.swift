internal import Alerting
internal import Caring
internal import Detecting
package import Model

/// Everything Vigía decides, as one plain value: the same inputs in the same order give the same
/// events, live, replayed or after a restart.
///
/// Effects are elsewhere: `Core` feeds it and commits what it answers, `Replay` prints it.
package struct Engine: Sendable {
  /// What an input led to, for the archive and for those who are told.
  package struct Outcome: Sendable {
    /// What happened, in order.
    package var events: [Event] = []
    /// What was expected in the minutes that closed, for the charts.
    package var expectations: [(path: String, minute: Int64, expected: Double)] = []
    /// Alerts that changed in the trial beside (`EngineSetup.shadow`), as they are now.
    package var shadow: [Alert] = []

    /// Nothing happened.
    package init() {}

    /// Adds a later outcome.
    mutating func append(_ other: Outcome) {
      events += other.events
      expectations += other.expectations
      shadow += other.shadow
    }
  }

  private(set) var setup: EngineSetup
  /// What holds accounts against each watched brand that has official ones, by brand.
  var scorers: [String: ImpostorScorer]
  /// The names that every mention of a watched brand holds, by brand.
  let surroundings: [String: RumourWatch.Surroundings]
  var memory: EngineMemory
  /// The engine of the trial that runs beside, one at most.
  var shadow: [Engine] = []

  /// An engine that knows nothing yet and starts at an instant.
  package init(setup: EngineSetup, at start: Instant) {
    self.setup = setup
    surroundings = Self.surroundings(setup)
    let memory = EngineMemory(setup: setup, at: start)
    scorers = Self.scorers(setup, memory.accounts)
    self.memory = memory
    registerSeries(at: start)
    shadow = Self.shadows(setup, memory: nil, beside: memory)
  }

  /// An engine that goes on from a remembered state; brands new in the configuration are added.
  ///
  /// `shadow` is what the trial beside it remembers; without, a trial begins with what is known here.
  init(setup: EngineSetup, memory: EngineMemory, shadow remembered: EngineMemory? = nil) {
    self.setup = setup
    surroundings = Self.surroundings(setup)
    scorers = Self.scorers(setup, memory.accounts)
    self.memory = memory
    registerSeries(at: memory.clock)
    shadow = Self.shadows(setup, memory: remembered, beside: self.memory)
  }

  /// The instant up to which everything has been decided.
  package var clock: Instant { memory.clock }

  /// Counts and names drivers by another pack from now on; those that are new have series of their own.
  mutating func use(_ rules: RulePack) {
    setup.rules = rules
    registerSeries(at: memory.clock)
    guard let trial = setup.shadowed else { return }
    for place in shadow.indices { shadow[place].use(trial.rules) }
  }

  private mutating func registerSeries(at now: Instant) {
    memory.bank.use(threshold: setup.threshold ?? EngineSetup.usualThreshold)
    for brand in setup.brands {
      memory.bank.watch(
        brand: brand.id, alarmsPerMonth: setup.alarmsPerMonth(of: brand),
        isRival: setup.isRival(brand.id))
      memory.bank.register(SeriesKey(brand: brand.id), at: now)
      memory.bank.register(.negative(brand: brand.id), at: now)
      for driver in setup.rules.drivers where driver.id != Finding.Driver.unsorted {
        memory.bank.register(SeriesKey(brand: brand.id, driver: driver.id), at: now)
      }
    }
  }

  // MARK: - Time

  /// Lets time pass: closes minutes, resolves alerts, runs the care clocks.
  ///
  /// Alerts look around at whole minutes only, so that nothing depends on how often this is called.
  package mutating func advance(to now: Instant) -> Outcome {
    var outcome = Outcome()
    guard now > memory.clock else { return outcome }
    inShadow(&outcome) { _ = $0.advance(to: now) }
    if (now - memory.clock) > .hours(72) { outcome.append(leap(to: now - .hours(1))) }
    while memory.clock.minute < now.minute {
      let boundary = Instant(minute: memory.clock.minute + 1)
      outcome.append(close(upTo: boundary))
    }
    outcome.events += memory.cases.advance(to: now)
    memory.clock = now
    return outcome
  }

  /// Passes a long time of which nothing is known: missing, not zero.
  private mutating func leap(to now: Instant) -> Outcome {
    var outcome = Outcome()
    memory.bank.skip(from: memory.clock, to: now)
    memory.derived.skip(to: now)
    outcome.events += memory.cases.advance(to: now)
    outcome.events += memory.alerts.advance(to: now, alertContext)
    memory.clock = now
    return outcome
  }

  private mutating func close(upTo boundary: Instant) -> Outcome {
    var outcome = Outcome()
    outcome.events += memory.cases.advance(to: boundary)
    let blind = memory.sources.blindSeries(of: setup, bank: memory.bank)
    let signals = memory.bank.advance(to: boundary, blind: blind, zone: setup.zone)
    let paging = signals.filter { $0.role == .pages }
    outcome.events += follow(memory.alerts.take(paging, at: boundary, alertContext))
    let rivals = signals.filter { setup.isRival($0.series.brand) }
    outcome.events += followRivals(rivals, at: boundary) + closeRivals(at: boundary)
    outcome.events += follow(closeDerived(blind: blind, at: boundary))
    if !setup.isShadow {
      outcome.events += follow(closeAccounts(at: boundary))
      outcome.events += follow(closeCopies(at: boundary))
    }
    outcome.events += follow(memory.alerts.advance(to: boundary, alertContext))
    for brand in setup.brands {
      let key = SeriesKey(brand: brand.id)
      // Of the minute just closed: the next one is expected of only once it has begun.
      let minute = boundary.minute - 1
      if let expected = memory.bank.expected(key, minute: minute) {
        outcome.expectations.append((key.path, minute, expected))
      }
    }
    memory.clock = boundary
    return outcome
  }

  // MARK: - Mentions

  /// Takes a mention in, at the instant it was received.
  ///
  /// `other` is what the trial's rules read in it, where they are others.
  package mutating func take(_ read: ReadMention, shadow other: Finding? = nil) -> Outcome {
    var outcome = advance(to: read.receivedAt)
    inShadow(&outcome) { shadow in
      var seen = read
      seen.finding = other ?? read.finding
      _ = shadow.take(seen)
    }
    var read = read
    let isNew = memory.sources.meet(
      read.mention.source, brands: read.finding.brands, at: read.receivedAt)
    read.isBackfill = read.isBackfill || isNew
    if !setup.isShadow { hearCopies(read) }
    observe(read)
    for id in read.finding.brands {
      guard let brand = setup.brand(id) else { continue }
      if !read.isBackfill {
        outcome.events += count(read, brand: id)
      } else if isNew {
        memory.bank.hear(newcomer: read.heard(of: id), now: read.receivedAt)
      }
      outcome.events += follow(watch(read, brand: brand))
      if setup.isRival(id) || setup.isShadow { continue }
      outcome.events += memory.cases.take(
        read, brand: id,
        isOfficialAuthor: brand.isOfficial(handle: read.mention.author?.handle)
          || brand.isOfficial(handle: read.mention.author?.address),
        at: read.receivedAt)
    }
    outcome.events += follow(watchReplies(read))
    if !setup.isShadow { outcome.events += watchAccounts(read) }
    return outcome
  }

  /// Lets the crowds of its brands remember a mention, competitors apart.
  private mutating func observe(_ read: ReadMention) {
    guard !read.finding.brands.isEmpty else { return }
    let own = read.finding.brands.filter { !setup.isRival($0) }
    let rivals = read.finding.brands.filter(setup.isRival)
    memory.alerts.observe(read, of: own, entries: entries(of: read))
    memory.rivals.observe(read, of: rivals)
  }

  private mutating func count(_ read: ReadMention, brand: String) -> [Event] {
    let all = memory.bank.count(read.heard(of: brand), now: read.receivedAt, zone: setup.zone)
    if setup.isRival(brand) { return followRivals(all, at: read.receivedAt) }
    let signals = all.filter { $0.role == .pages }
    guard !signals.isEmpty else { return [] }
    return follow(memory.alerts.take(signals, at: read.receivedAt, alertContext))
  }

  /// Lets the care queue know of what became of alerts.
  mutating func follow(_ events: [Event]) -> [Event] {
    guard !setup.isShadow else { return events }
    var all = events
    for event in events {
      guard let id = event.data["id"]?.string, let alert = memory.alerts.alert(id) else { continue }
      switch event.kind {
      case .alertOpened where alert.kind.concernsCustomers:
        all += memory.cases.take(alert: alert, at: event.at)
      case .alertResolved: all += memory.cases.alertResolved(alert, at: event.at)
      default: continue
      }
    }
    return all
  }
}

extension Alert.Kind {
  /// Whether there is somebody to answer: a silence or a blind source opens no case.
  fileprivate var concernsCustomers: Bool { self != .silence && self != .sourceBlind }
}
