package import Model

extension CareQueue {
  /// Takes a mention of a brand: opens a case, joins one, or notes an official account's answer.
  ///
  /// Deadlines that passed before `now` are settled first, so their events come first.
  package mutating func take(
    _ read: ReadMention, brand: String, isOfficialAuthor: Bool, at now: Instant
  ) -> [Event] {
    var events = settle(before: now)
    if isOfficialAuthor {
      events += takeOfficialAnswer(read, brand: brand, at: now)
    } else if var record = openCase(for: read, brand: brand) {
      events += join(read, to: &record, at: now)
    } else if let channel = CareIntake.channel(of: read, clocks: clocks, at: now) {
      events += open(read, brand: brand, channel: channel, at: now)
    }
    return events
  }

  /// The case that an answer of the house is for: the one that holds the mention it replies to.
  private mutating func takeOfficialAnswer(
    _ read: ReadMention, brand: String, at now: Instant
  ) -> [Event] {
    guard read.mention.author?.bot != true, let parent = read.mention.inReplyTo,
      let id = caseID(of: parent, brand: brand), var record = records[id]
    else { return [] }
    tie(read.mention.id, to: &record)
    record.answer(at: max(read.effectiveAt, record.care.startedAt))
    put(record, at: now)
    return [event(.caseUpdated, record.care.id, detail: read.mention.id, at: now)]
  }

  /// The author's open case of this brand, when the mention belongs to it.
  private func openCase(for read: ReadMention, brand: String) -> CareRecord? {
    guard read.mention.repostOf == nil, read.mention.kind != .repost,
      let author = read.mention.author?.identity,
      let id = caseOfAuthor[CareRecord.joinKey(brand: brand, author: author)],
      let record = records[id], !record.care.state.isFinal,
      read.effectiveAt <= record.lastMentionAt + Self.joinWindow
    else { return nil }
    let answersThread = read.mention.inReplyTo.flatMap { caseID(of: $0, brand: brand) } == id
    let belongs =
      answersThread || record.waitingSince != nil || CareIntake.needsAnswer(read)
    return belongs ? record : nil
  }

  private mutating func join(
    _ read: ReadMention, to record: inout CareRecord, at now: Instant
  ) -> [Event] {
    record.add(read)
    record.resume(at: max(read.effectiveAt, record.waitingSince ?? now))
    tie(read.mention.id, to: &record)
    put(record, at: now)
    return [event(.caseUpdated, record.care.id, detail: read.mention.id, at: now)]
  }

  private mutating func open(
    _ read: ReadMention, brand: String, channel: Case.Channel, at now: Instant
  ) -> [Event] {
    let id = ContentHash(brand, read.mention.id).hex(10)
    guard records[id] == nil else { return [] }
    let evidence = CarePriority.evidence(of: read)
    var care = Case(
      id: id, brand: brand, channel: channel, priority: CarePriority.sum(evidence),
      priorityEvidence: evidence, mentions: [read.mention.id], openedAt: now,
      startedAt: min(read.effectiveAt, now))
    care.unit = read.finding.unit?.rawValue
    care.author = read.mention.author?.label
    care.authorKey = read.mention.author?.identity
    care.drivers = read.finding.drivers.map(\.id)
    return start(care, at: now)
  }

  /// Starts the clocks of a new case.
  mutating func start(_ care: Case, at now: Instant) -> [Event] {
    var care = care
    let firstResponse = care.startedAt + clocks.firstResponse
    let close = care.startedAt + clocks.cycle(of: care.channel)
    care.dueFirstResponse = firstResponse
    care.dueClose = close
    // What was late on arrival is told once, as broken; "por vencer" would come after the fact.
    if firstResponse <= now { care.warned.append(.firstResponse) }
    if close <= now { care.warned.append(.close) }
    let record = CareRecord(care, clocks: clocks)
    // An alert only quotes its posts; an answer to one is for its author's own case.
    if care.channel != .alert {
      for mention in care.mentions { caseOfMention[Self.key(mention, care.brand)] = care.id }
    }
    if let key = record.joinKey { caseOfAuthor[key] = care.id }
    put(record, at: now)
    return [event(.caseOpened, care.id, detail: "", at: now)] + settle(before: now)
  }

  /// An event about a case as it stands; `detail` tells events of one instant apart.
  func event(
    _ kind: Event.Kind, _ id: String, detail: String, at now: Instant, adding: [JSON.Member] = []
  ) -> Event {
    let care = records[id]?.care
    var data = care?.json ?? .null
    if !adding.isEmpty, case .object(let members) = data { data = .object(members + adding) }
    return Event(
      kind, subject: detail.isEmpty ? id : id + "/" + detail, at: now, brand: care?.brand,
      data: data)
  }
}
