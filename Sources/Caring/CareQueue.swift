package import Model

/// The care queue: what somebody must answer, with clocks that run day and night.
///
/// A value without a clock of its own: every input carries its instant, so that the same inputs give
/// the same cases and the same events. Closed cases leave it after a day; the archive keeps them.
package struct CareQueue: Sendable, Codable, Equatable {
  /// How long a finished case stays, so that the day's figures find it.
  static let retention = Instant.Span.hours(24)
  /// How long after its last mention an author's open case takes another one.
  static let joinWindow = Instant.Span.hours(24)
  /// The most mentions one case lists.
  static let mentionLimit = 200
  /// The most mentions and answers of one case that a later answer may be to.
  static let threadLimit = 400

  var clocks: CareClocks
  /// The cases in memory, by id.
  var records = CareRecords()
  /// The next step of each case, earliest first.
  var agenda: [CareAgendaEntry] = []
  /// The last case of each author and brand.
  var caseOfAuthor: [String: String] = [:]
  /// The case of each mention, and of each official answer, by `key`.
  var caseOfMention: [String: String] = [:]
  /// Cases changed since `takeChanged`, by id.
  var changed: [String: Case] = [:]

  /// An empty queue under the operator's clocks.
  package init(rules: CareRules) { clocks = CareClocks(rules) }

  /// The clocks of cases still to come; a case keeps the deadlines it was opened with.
  ///
  /// Set it after restoring a snapshot: the configuration may have changed meanwhile.
  package var rules: CareRules {
    get { clocks.rules }
    set { clocks = CareClocks(newValue) }
  }

  /// When `advance(to:)` next has something to do; nil when the queue is empty.
  package var nextDeadline: Instant? { agenda.first?.at }

  /// A case still in memory.
  package func careCase(_ id: String) -> Case? { records[id]?.care }

  /// The cases not yet finished, in working order.
  package var open: [Case] {
    records.all.filter { !$0.care.state.isFinal }.sorted(by: CareOrder.comesFirst).map(\.care)
  }

  /// The cases that changed since the last call, by id; for the archive.
  package mutating func takeChanged() -> [Case] {
    defer { changed = [:] }
    return changed.values.sorted { $0.id < $1.id }
  }

  /// Takes back a case from the archive, so that it can be acted on again.
  ///
  /// For a case closed days ago that is reopened; does nothing when the case is in memory.
  package mutating func recall(_ care: Case, at now: Instant) {
    guard records[care.id] == nil else { return }
    var record = CareRecord(care, clocks: clocks)
    if care.state.isFinal { record.retireFrom = now }
    if care.state == .waitingCustomer { record.waitingSince = care.updatedAt }
    if care.channel != .alert {
      for mention in care.mentions { caseOfMention[Self.key(mention, care.brand)] = care.id }
    }
    if let key = record.joinKey, caseOfAuthor[key] == nil { caseOfAuthor[key] = care.id }
    records[care.id] = record
    schedule(record)
  }

  /// Stores a record after a change and sets its next step.
  mutating func put(_ record: CareRecord, at now: Instant) {
    var record = record
    if let old = records[record.care.id] { unschedule(old) }
    record.care.updatedAt = max(record.care.updatedAt, now)
    records[record.care.id] = record
    changed[record.care.id] = record.care
    schedule(record)
  }

  /// What names two brands has a case with each.
  static func key(_ mention: String, _ brand: String) -> String { brand + "\n" + mention }

  /// The id of a mention's case with a brand.
  func caseID(of mention: String, brand: String) -> String? {
    caseOfMention[Self.key(mention, brand)]
  }

  /// Remembers that a mention belongs to a case; what is oldest in a long thread gives way.
  mutating func tie(_ mention: String, to record: inout CareRecord) {
    record.thread.append(mention)
    caseOfMention[Self.key(mention, record.care.brand)] = record.care.id
    guard record.thread.count > Self.threadLimit else { return }
    untie(record.thread.removeFirst(), from: record)
  }

  private mutating func untie(_ mention: String, from record: CareRecord) {
    let key = Self.key(mention, record.care.brand)
    if caseOfMention[key] == record.care.id { caseOfMention[key] = nil }
  }

  /// Forgets a finished case; the archive has it.
  mutating func retire(_ record: CareRecord) {
    unschedule(record)
    let id = record.care.id
    records[id] = nil
    for mention in record.thread { untie(mention, from: record) }
    if let key = record.joinKey, caseOfAuthor[key] == id { caseOfAuthor[key] = nil }
  }

  private mutating func schedule(_ record: CareRecord) {
    guard let (at, _) = record.nextStep else { return }
    let entry = CareAgendaEntry(at: at, id: record.care.id)
    agenda.insert(entry, at: agendaPosition(of: entry))
  }

  private mutating func unschedule(_ record: CareRecord) {
    guard let (at, _) = record.nextStep else { return }
    let entry = CareAgendaEntry(at: at, id: record.care.id)
    let position = agendaPosition(of: entry)
    if position < agenda.count, agenda[position] == entry { agenda.remove(at: position) }
  }

  private func agendaPosition(of entry: CareAgendaEntry) -> Int {
    var low = 0
    var high = agenda.count
    while low < high {
      let middle = (low + high) / 2
      if agenda[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// When a case next wants attention; ordered by instant, ties by id.
struct CareAgendaEntry: Sendable, Codable, Equatable, Comparable {
  var at: Instant
  var id: String

  static func < (left: CareAgendaEntry, right: CareAgendaEntry) -> Bool {
    left.at == right.at ? left.id < right.id : left.at < right.at
  }
}
