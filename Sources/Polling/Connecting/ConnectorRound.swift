internal import Model
internal import Transfers

/// One round of asking a source that has a connector: page after page, within its budget and whatever
/// its API grants.
struct ConnectorRound {
  /// What the round needs of the poller.
  struct Means {
    var client: HTTPClient
    var allowPrivate: [String]
    var reader: any PageReading
    var save: (@Sendable (SourceStatus) async throws -> Void)?
  }

  let source: Source
  let connector: Connector
  let template: RequestTemplate
  let means: Means
  let redactor: Redactor
  /// A reading of the clock that goes on while pages are fetched.
  let clock: @Sendable () -> Instant

  private(set) var builder: RequestBuilder
  private(set) var status: SourceStatus
  private(set) var mentions: [Mention] = []
  private(set) var damage: String?
  /// How long the API is to be left alone after this round.
  private(set) var hold: Instant.Span?
  private(set) var refusal: Refusal?
  private var purse: Purse?
  private var newest: String?

  /// Why a round ended without an answer that could be read.
  enum Refusal {
    case transfer(String)
    case limited(String)
    case credential(String)
    case answer(String)
    case budget(String, until: Instant)
    case archive(String)

    /// Why, in Spanish.
    var reason: String {
      switch self {
      case .transfer(let why), .limited(let why), .credential(let why), .answer(let why),
        .budget(let why, _), .archive(let why):
        why
      }
    }
  }

  init(
    _ source: Source, _ connector: Connector, _ template: RequestTemplate, _ status: SourceStatus,
    builder: RequestBuilder, means: Means, redactor: Redactor, others: Purse.Others,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.source = source
    self.connector = connector
    self.template = template
    self.status = status
    self.builder = builder
    self.means = means
    self.redactor = redactor
    self.clock = clock
    purse = source.budget.map { Purse($0, status.spending, others: others, at: clock()) }
  }

  /// Asks page after page until there is nothing new, a bound is met, or something is refused.
  mutating func run() async {
    let seen = Set(status.seen ?? [])
    let isFirst = status.seen == nil
    var address: String?
    builder.values["cursor"] = status.cursor ?? ""
    builder.values["page"] = connector.page.mode == .number ? String(connector.page.first) : ""
    for number in 1...max(1, connector.page.most) {
      guard let page = await ask(address, isFirst: number == 1) else { break }
      take(page, isFirst: number == 1)
      if page.ids.contains(where: { seen.contains(Self.hash($0)) }) || hold != nil { break }
      if page.ids.isEmpty, !connector.page.emptyIsNoEnd { break }
      guard prepare(after: page, number: number, &address) else { break }
      if number == connector.page.most, !isFirst { damage = damage ?? ConnectorPollTexts.morePages }
    }
    finish()
  }

  private mutating func prepare(
    after page: ConnectorPage, number: Int, _ address: inout String?
  ) -> Bool {
    switch connector.page.mode {
    case .none: return false
    case .number:
      builder.values["page"] = String(connector.page.first + number)
      return true
    case .token, .minimumOf:
      guard let next = page.next, next != builder.values["page"] else { return false }
      builder.values["page"] = next
      return true
    case .nextURL, .link:
      // Forward from nowhere leads nowhere: the first answer is already the newest.
      if connector.page.mode == .link, connector.page.relation == "prev", status.cursor == nil {
        return false
      }
      guard let next = page.next else { return false }
      let stripped = RequestBuilder.stripped(next, of: connector.page.strip)
      guard stripped != address else { return false }
      address = stripped
      return true
    }
  }

  private mutating func take(_ page: ConnectorPage, isFirst: Bool) {
    mentions += page.mentions
    damage = damage ?? page.damage
    guard let cursor = page.cursor, isFirst || !connector.cursor.isFirstPageOnly else { return }
    newest = newest.map { Self.later($0, cursor, connector.cursor) } ?? cursor
  }

  private mutating func finish() {
    status.spending = purse?.spending ?? status.spending
    guard refusal == nil || !mentions.isEmpty else { return }
    if let newest {
      let kept = status.cursor.map { Self.later($0, newest, connector.cursor) } ?? newest
      status.cursor = redactor.clean(kept)
    }
  }

  static func hash(_ id: String) -> UInt64 { ContentHash(id).value }

  /// The later of two cursors.
  static func later(_ left: String, _ right: String, _ rule: CursorRule) -> String {
    if rule.mode == .sinceTime, !rule.isEpoch || rule.order == .text { return max(left, right) }
    if left.utf8.count != right.utf8.count, rule.order == .snowflake {
      return left.utf8.count < right.utf8.count ? right : left
    }
    return max(left, right)
  }
}

extension ConnectorRound {
  /// One request, paid for before it is sent; nil when there is no page to read.
  private mutating func ask(_ address: String?, isFirst: Bool) async -> ConnectorPage? {
    var posts = connector.page.size?.most ?? 0
    if let purse {
      switch purse.allowance(size: connector.page.size, at: clock()) {
      case .nothing(let until):
        // What earlier pages brought stays; the rest waits for the purse.
        let words = ConnectorPollTexts.budget(purse.spending, purse.budget)
        if isFirst { refusal = .budget(words, until: until) } else { damage = words }
        return nil
      case .posts(let most): posts = min(posts == 0 ? most : posts, most)
      }
    }
    builder.values["limit"] = posts > 0 ? String(posts) : ""
    let request: HTTPRequest
    do throws(Fault) { request = try prepared(address) } catch {
      refusal = .answer(redactor.clean(error.what))
      return nil
    }
    guard await reserve(posts: posts) else { return nil }
    status.requests += 1
    status.lastAttempt = clock()
    do throws(TransferError) {
      return judge(try await means.client.send(request))
    } catch {
      if error.mayHaveBeenAnswered { purse?.settleUnknown() } else { purse?.release() }
      refusal = .transfer(redactor.clean(Texts.failure(error, timeout: request.timeout)))
      return nil
    }
  }

  private func prepared(_ address: String?) throws(Fault) -> HTTPRequest {
    var request = try builder.request(template)
    if let address { request = try builder.request(next: address, like: request) }
    request.allowPrivate = means.allowPrivate
    return request
  }

  private mutating func reserve(posts: Int) async -> Bool {
    guard purse != nil else { return true }
    purse?.reserve(posts: posts > 0 ? posts : 100)
    status.spending = purse?.spending
    do {
      try await means.save?(status)
      return true
    } catch {
      purse?.release()
      refusal = .archive(ConnectorPollTexts.notBooked)
      return false
    }
  }

  private mutating func judge(_ response: HTTPResponse) -> ConnectorPage? {
    let now = clock()
    let isGood = (200..<300).contains(response.status)
    let complaint =
      isGood ? nil : means.reader.complaint(response.body, of: connector)
    let wishes = RateWishes(
      response: response, dialect: connector.rate, bodySeconds: complaint?.retryAfter, now: now)
    hold = wishes.hold
    guard isGood else {
      purse?.release()
      refusal = refusal(
        of: response, complaint?.text.map(redactor.clean), code: complaint?.code, hold)
      return nil
    }
    do throws(Fault) {
      var page = try means.reader.page(
        response.body, of: connector, parameters: source.parameters, source: source.id, at: now)
      purse?.settle(posts: page.ids.count, authors: page.authors)
      if connector.page.mode == .link {
        page.next = response.link(connector.page.relation)
      }
      return page
    } catch {
      purse?.settleUnknown()
      refusal = .answer(redactor.clean(error.what))
      return nil
    }
  }

  private func refusal(
    of response: HTTPResponse, _ words: String?, code: String?, _ hold: Instant.Span?
  ) -> Refusal {
    // Some say everything with 400 and a number (Meta).
    if let code, connector.credentialCodes.contains(code) {
      return .credential(ConnectorPollTexts.refused(response.status, words))
    }
    if let code, connector.limitedCodes.contains(code) {
      return .limited(ConnectorPollTexts.exhausted(hold ?? PollSchedule.standardHold))
    }
    switch response.status {
    case 429, 503:
      return .limited(Texts.limited(response.status, hold ?? PollSchedule.standardHold))
    case 401: return .credential(ConnectorPollTexts.refused(response.status, words))
    case 403 where connector.auth.way != .none && hold == nil:
      return .credential(ConnectorPollTexts.refused(response.status, words))
    case 301, 302, 303, 307, 308:
      return .answer(ConnectorPollTexts.redirected(response.status))
    case let status:
      if let hold { return .limited(ConnectorPollTexts.exhausted(hold)) }
      return .answer(ConnectorPollTexts.status(status, words))
    }
  }
}
