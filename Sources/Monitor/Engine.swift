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

    /// Nothing happened.
    package init() {}

    /// Adds a later outcome.
    mutating func append(_ other: Outcome) {
      events += other.events
      expectations += other.expectations
    }
  }

  let setup: EngineSetup
  /// What holds accounts against each watched brand that has official ones, by brand.
  var scorers: [String: ImpostorScorer]
  var memory: EngineMemory

  /// An engine that knows nothing yet and starts at an instant.
  package init(setup: EngineSetup, at start: Instant) {
    self.setup = setup
    let memory = EngineMemory(setup: setup, at: start)
    scorers = Self.scorers(setup, memory.accounts)
    self.memory = memory
    registerSeries(at: start)
  }

  /// An engine that goes on from a remembered state; brands new in the configuration are added.
  init(setup: EngineSetup, memory: EngineMemory) {
    self.setup = setup
    scorers = Self.scorers(setup, memory.accounts)
    self.memory = memory
    registerSeries(at: memory.clock)
  }

  /// The instant up to which everything has been decided.
  package var clock: Instant { memory.clock }

  private mutating func registerSeries(at now: Instant) {
    for brand in setup.brands {
      memory.bank.watch(
        brand: brand.id, alarmsPerMonth: setup.alarmsPerMonth(of: brand),
        isRival: setup.isRival(brand.id))
      memory.bank.register(SeriesKey(brand: brand.id), at: now)
      memory.bank.register(.negative(brand: brand.id), at: now)
      for driver in setup.rules.drivers where driver.id != "other" {
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
    outcome.events += follow(closeDerived(blind: blind, at: boundary))
    outcome.events += follow(closeAccounts(at: boundary))
    outcome.events += follow(closeCopies(at: boundary))
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
  package mutating func take(_ read: ReadMention) -> Outcome {
    var outcome = advance(to: read.receivedAt)
    var read = read
    let isNew = memory.sources.meet(
      read.mention.source, brands: read.finding.brands, at: read.receivedAt)
    read.isBackfill = read.isBackfill || isNew
    hearCopies(read)
    if !read.finding.brands.isEmpty { memory.alerts.observe(read, entries: entries(of: read)) }
    for id in read.finding.brands {
      guard let brand = setup.brand(id) else { continue }
      if !read.isBackfill { outcome.events += count(read, brand: id) }
      outcome.events += follow(watch(read, brand: id))
      if setup.isRival(id) { continue }
      outcome.events += memory.cases.take(
        read, brand: id,
        isOfficialAuthor: brand.isOfficial(handle: read.mention.author?.handle),
        at: read.receivedAt)
    }
    outcome.events += watchAccounts(read)
    return outcome
  }

  private mutating func count(_ read: ReadMention, brand: String) -> [Event] {
    let signals = memory.bank.count(
      read.heard(of: brand), now: read.receivedAt, zone: setup.zone
    ).filter { $0.role == .pages }
    guard !signals.isEmpty else { return [] }
    return follow(memory.alerts.take(signals, at: read.receivedAt, alertContext))
  }

  /// Lets the care queue know of what became of alerts.
  mutating func follow(_ events: [Event]) -> [Event] {
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

extension ReadMention {
  /// The mention as the bank counts it for a brand: drivers that are at least as likely as not.
  func heard(of brand: String) -> Heard {
    var heard = Heard(brand: brand, at: effectiveAt, voice: voice)
    heard.drivers = finding.drivers.filter { $0.confidence >= 0.5 && $0.id != "other" }.map(\.id)
    heard.places = finding.places.map(\.id)
    heard.source = mention.source
    heard.isNegative = finding.label == .negative
    heard.isRepost = mention.kind == .repost || mention.repostOf != nil
    heard.isPress = mention.kind == .article || finding.flags.contains(.press)
    return heard
  }

  /// Whose voice it is; a mention of nobody is a voice of its own.
  private var voice: UInt64 {
    if let author = mention.author?.identity { return ContentHash("author", author).value }
    return ContentHash("mention", mention.id).value
  }
}

extension Alert.Kind {
  /// Whether there is somebody to answer: a silence or a blind source opens no case.
  fileprivate var concernsCustomers: Bool { self != .silence && self != .sourceBlind }
}
