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
  var status: SourceStatus
  private(set) var mentions: [Mention] = []
  var damage: String?
  /// How long the API is to be left alone after this round.
  private(set) var hold: Instant.Span?
  private(set) var refusal: Refusal?
  private var purse: Purse?
  private var newest: String?
  /// Whether the purse had nothing left for a further page.
  private var isPurseEmpty = false

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

  /// Asks page after page until there is nothing new, a bound is met, or something is refused; then goes
  /// on where earlier rounds broke off, with what is left of the pages of one round.
  mutating func run() async {
    var left = max(1, connector.page.most)
    var places: [PagePlace] = []
    let fresh = PagePlace(
      question: question, cursor: status.cursor ?? "",
      page: connector.page.mode == .number ? String(connector.page.first) : "",
      known: status.seen ?? [], since: clock())
    if let rest = await walk(fresh, &left) { places.append(rest) }
    for place in due {
      guard left > 0, isFree else {
        places.append(place)
        continue
      }
      if let rest = await goOn(place, &left) { places.append(rest) }
    }
    keep(places)
    finish()
  }

  /// Walks through pages from a place; where it had to break off, nil where it came to an end.
  private mutating func walk(_ start: PagePlace, _ left: inout Int) async -> PagePlace? {
    var place = start
    let isFresh = start.number == 0
    let known = Set(start.known)
    while left > 0 {
      builder.values["cursor"] = place.cursor
      builder.values["page"] = place.page
      left -= 1
      guard let page = await ask(place.address, isFirst: place.number == 0) else {
        return place.number == 0 ? nil : place
      }
      take(page, isFirst: place.number == 0)
      place.number += 1
      if page.ids.contains(where: { known.contains(Self.hash($0)) }) { return nil }
      if page.ids.isEmpty, !connector.page.emptyIsNoEnd { return nil }
      guard advance(&place, after: page) else { return nil }
      if place.number >= connector.page.most {
        if !isFresh || status.seen != nil { damage = damage ?? ConnectorPollTexts.morePages }
        return nil
      }
      if hold != nil { return place }
    }
    return place
  }

  /// Goes on from where an earlier round broke off; that an old page does not come is told, and no trouble
  /// of a source that has just answered.
  private mutating func goOn(_ place: PagePlace, _ left: inout Int) async -> PagePlace? {
    guard var rest = await walk(place, &left) else { return nil }
    switch refusal {
    case .transfer(let why):
      refusal = nil
      damage = damage ?? ConnectorPollTexts.goesOn(why)
    case .answer(let why):
      refusal = nil
      rest.failures = rest.number > place.number ? 1 : place.failures + 1
      if rest.failures >= PagePlace.mostFailures {
        damage = damage ?? ConnectorPollTexts.broken(why)
        return nil
      }
      damage = damage ?? ConnectorPollTexts.goesOn(why)
    default: break
    }
    return rest
  }

  /// Whether anything keeps it from asking for more.
  private var isFree: Bool { refusal == nil && hold == nil && !isPurseEmpty }

  private func advance(_ place: inout PagePlace, after page: ConnectorPage) -> Bool {
    switch connector.page.mode {
    case .none: return false
    case .number:
      place.page = String(connector.page.first + place.number)
      return true
    case .token, .minimumOf:
      guard let next = page.next, next != place.page else { return false }
      place.page = next
      return true
    case .nextURL, .link:
      // Forward from nowhere leads nowhere: the first answer is already the newest.
      if goesForward, status.cursor == nil { return false }
      guard let next = page.next else { return false }
      let stripped = RequestBuilder.stripped(next, of: connector.page.strip)
      guard stripped != place.address else { return false }
      place.address = stripped
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
        isPurseEmpty = true
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
