internal import Caring
internal import Configuring
internal import Detecting
internal import Model
internal import Serving
internal import Store
internal import Text

/// What the site shows and does: views of the archive and the engine, actions for the core.
struct LiveDesk: Desk {
  let core: Core
  let rounds: Rounds
  let avatars: AvatarRounds
  let live: Broadcast
  let clock: any TimeSource
  let receivers: [Receiver]

  private var archive: Archive { core.archive }

  func now() -> Instant { clock.now() }

  func overview() async -> JSON { await Overview(view: vantage(), accounts: accounts()).json() }

  func chart(_ query: ChartQuery) async -> String? {
    let view = await vantage()
    guard let brand = view.setup.brand(query.brand) else { return nil }
    return await BrandCharts(view: view, brand: brand).svg(query)
  }

  private func vantage() async -> Vantage {
    Vantage(
      archive: archive, engine: await core.present, statuses: await rounds.statuses,
      now: clock.now())
  }

  // MARK: - Lists

  func alerts(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    var wanted = AlertQuery()
    wanted.brand = query.filters["brand"]
    wanted.state = try Self.choice(query.filters["state"], "state", Alert.State.init)
    wanted.level = try Self.choice(query.filters["level"], "level", Alert.Level.init)
    wanted.kind = try Self.choice(query.filters["kind"], "kind", Alert.Kind.init)
    wanted.cursor = query.cursor
    wanted.limit = query.limit
    let page = try await archive.alertPage(wanted)
    return DeskPage(items: page.items.map(\.json), next: page.next)
  }

  func cases(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    var wanted = CaseQuery()
    wanted.brand = query.filters["brand"]
    wanted.state = try Self.choice(query.filters["state"], "state", Case.State.init)
    wanted.channel = try Self.choice(query.filters["channel"], "channel", Case.Channel.init)
    wanted.assignee = query.filters["assignee"]
    wanted.cursor = query.cursor
    wanted.limit = query.limit
    let page = try await archive.casePage(wanted)
    let rules = await core.present.setup.rules
    let items = await page.items.told(by: rules, from: archive)
    return DeskPage(items: items.map { .object($0) }, next: page.next)
  }

  func mentions(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    var wanted = MentionQuery()
    wanted.brand = query.filters["brand"]
    wanted.driver = query.filters["driver"]
    wanted.label = try Self.choice(query.filters["label"], "label", Finding.Label.init)
    wanted.text = query.filters["text"]
    wanted.from = try Self.instant(query.filters["from"], "from")
    wanted.to = try Self.instant(query.filters["to"], "to")
    if let cursor = query.cursor {
      guard let sequence = Int64(cursor) else {
        throw Fault(.badData, "el cursor no es de esta lista", remedy: "siga el enlace rel=next")
      }
      wanted.before = sequence
    }
    wanted.limit = query.limit
    let found = await archive.mentions(wanted)
    let next = found.count < query.limit ? nil : found.last.map { String($0.sequence) }
    return DeskPage(items: found.map(\.shownJSON), next: next)
  }

  func accounts(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    let view = await accounts()
    let state = try Self.choice(query.filters["state"], "state", Suspect.Standing.init)
    let found = view.suspects(brand: query.filters["brand"], state: state)
    let start = max(0, query.cursor.flatMap { Int($0) } ?? 0)
    let page = found.dropFirst(start).prefix(query.limit)
    let end = start + page.count
    return DeskPage(
      items: page.map(view.json), next: end < found.count ? String(end) : nil)
  }

  func sources(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    DeskPage(items: await rounds.statuses.map(\.json))
  }

  func receivers(_ query: DeskQuery) async throws(Fault) -> DeskPage {
    var items: [JSON] = []
    for receiver in receivers {
      let counts = await archive.deliveryCounts(receiver: receiver.id)
      items.append([
        "id": .string(receiver.id), "events": JSON(receiver.events),
        "waiting": JSON(counts.waiting), "delivered": JSON(counts.delivered),
        "failed": JSON(counts.failed), "last_error": JSON(counts.lastError),
      ])
    }
    return DeskPage(items: items)
  }

  func item(_ kind: DeskKind, id: String) async throws(Fault) -> JSON? {
    switch kind {
    case .mention: return await archive.mention(id: id)?.shownJSON
    case .alert: return try Self.only(await archive.alert(idPrefix: id), id)?.json
    case .careCase:
      guard let item = try Self.only(await archive.careCase(idPrefix: id), id) else { return nil }
      let told = await [item].told(by: core.present.setup.rules, from: archive)
      return told.first.map { .object($0) }
    case .account:
      let view = await accounts()
      return try Self.only(view.suspects(idPrefix: id), id).map(view.json)
    }
  }

  func picture(of id: String, official: Bool) async throws(Fault) -> [UInt8]? {
    let view = AccountView(engine: await core.present)
    guard let suspect = try Self.only(view.suspects(idPrefix: id), id) else { return nil }
    let avatar = official ? view.avatar(of: suspect.brand) : suspect.avatar
    guard let avatar else { return nil }
    return await avatars.copy(of: avatar)
  }

  private func accounts() async -> AccountView {
    AccountView(engine: await core.present, pictures: await avatars.atHand)
  }

  // MARK: - Doing

  func act(_ action: DeskAction) async throws(Fault) -> JSON {
    guard let verb = StaffAction.Verb(rawValue: action.verb.rawValue) else {
      throw Fault(.usage, "no se puede hacer «\(action.verb.rawValue)»")
    }
    let subject: StaffAction.Subject =
      switch action.kind {
      case .careCase: .case
      case .account: .account
      case .alert, .mention: .alert
      }
    guard let id = try await item(action.kind, id: action.id)?["id"]?.string else {
      throw Fault(.noInput, "no hay ninguno con el id «\(action.id)»", remedy: "revise el id")
    }
    let request = StaffAction(
      verb, subject, id: id, by: action.by, arguments: action.arguments)
    _ = try await core.submit(.action(request))
    return try await item(action.kind, id: id) ?? .null
  }

  func ingest(_ body: [UInt8], idempotencyKey: String?) async throws(Fault) -> IngestReceipt {
    if let idempotencyKey, let known = await known(idempotencyKey) { return known }
    let batch = IngestBatch(body)
    guard !batch.mentions.isEmpty else {
      return IngestReceipt(accepted: 0, duplicates: 0, rejected: batch.rejected)
    }
    let receipt = try await core.submit(.handedIn(batch, key: idempotencyKey, status: nil))
    return IngestReceipt(
      accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: batch.rejected)
  }

  func pushed(
    _ body: [UInt8], from source: String, idempotencyKey: String
  ) async throws(Fault) -> IngestReceipt {
    if let known = await known(idempotencyKey) { return known }
    guard let known = await rounds.source(source) else {
      throw Fault(.noInput, "no hay ninguna fuente «\(source)»")
    }
    let batch = try IngestBatch.pushed(body, by: known, at: clock.now())
    let receipt = try await rounds.take(batch, pushedBy: source, key: idempotencyKey)
    return IngestReceipt(
      accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: batch.rejected)
  }

  func refusedPush(to source: String) async { await rounds.refusePush(to: source) }

  /// The answer that was given under a key within the last day.
  private func known(_ key: String) async -> IngestReceipt? {
    let answer = await archive.answer(idempotencyKey: key, notBefore: clock.now() - .hours(24))
    guard let answer, let json = try? JSONDocument.parse(Array(answer.utf8)) else { return nil }
    return Receipts.receipt(json)
  }

  // MARK: - Streams

  func backlog(_ stream: DeskStream, after: Int64, limit: Int) async -> [StreamItem] {
    switch stream {
    case .mentions:
      return await archive.mentionsAfter(sequence: after, limit: limit).map { StreamItem($0) }
    case .alerts:
      var items: [StreamItem] = []
      var last = after
      while items.isEmpty {
        let events = await archive.events(after: last, limit: limit)
        guard let end = events.last else { break }
        items = events.compactMap { StreamItem($0) }
        last = end.sequence
      }
      return items
    }
  }

  func follow(_ stream: DeskStream) async -> AsyncStream<StreamItem> {
    stream == .alerts ? live.alerts.follow() : live.mentions.follow()
  }

  func lastSequence(_ stream: DeskStream) async -> Int64 {
    let last =
      stream == .alerts
      ? try? await archive.lastEventSequence() : try? await archive.lastSequence()
    return last ?? 0
  }

  func health() async -> DeskHealth {
    let figures = await core.figures
    let failing = figures.lastCommitFailed
    let unread = await archive.readFault().map { "no se puede leer: \($0.what)" }
    let state = failing ? "no acepta lo recibido" : unread ?? "bien"
    return DeskHealth(
      ready: !failing && unread == nil,
      detail: ["archive": .string(state), "now": JSON(now())])
  }

  func metrics() async -> [Metric] {
    await Figures(core: core, rounds: rounds, live: live).metrics()
  }

  // MARK: - Reading queries

  private static func choice<Value>(
    _ text: String?, _ name: String, _ make: (String) -> Value?
  ) throws(Fault) -> Value? {
    guard let text else { return nil }
    guard let value = make(text) else {
      throw Fault(.badData, "«\(name)» no puede ser «\(text)»", remedy: "vea /openapi.json")
    }
    return value
  }

  private static func instant(_ text: String?, _ name: String) throws(Fault) -> Instant? {
    guard let text else { return nil }
    guard let instant = Instant(rfc3339: text) else {
      throw Fault(.badData, "«\(name)» no es una fecha RFC 3339", remedy: "2026-03-02T11:00:00Z")
    }
    return instant
  }

  private static func only<Value>(_ found: [Value], _ id: String) throws(Fault) -> Value? {
    guard found.count <= 1 else {
      throw Fault(.usage, "«\(id)» es el comienzo de varios ids", remedy: "escriba más letras")
    }
    return found.first
  }
}
