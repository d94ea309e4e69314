internal import Alerting
internal import Caring
internal import Detecting
internal import Model
internal import Store

/// Composes the page's first data: every brand's level, volume, drivers; live alerts; cases; sources.
///
/// The shape is documented at `Desk.overview` in `Serving`.
struct Overview {
  private static let casesShown = 20

  let view: Vantage
  let accounts: AccountView

  private var archive: Archive { view.archive }
  private var engine: Engine { view.engine }
  private var setup: EngineSetup { view.setup }
  private var now: Instant { view.now }

  /// The whole document.
  func json() async -> JSON {
    var brands: [JSON] = []
    for brand in setup.brands {
      brands.append(await BrandView(view: view, brand: brand).json())
    }
    var alerts: [JSON] = []
    for alert in Self.byUrgency(engine.memory.alerts.live) {
      alerts.append(await self.alert(alert))
    }
    let cases = await cases(Array(engine.memory.cases.open.prefix(Self.casesShown)))
    return [
      "now": JSON(now),
      "timezone_offset_s": .integer(setup.zone.offsetSeconds(at: now)),
      "brands": .array(brands),
      "alerts": .array(alerts),
      "cases": .array(cases),
      "accounts": .array(accounts.shown(at: now).map(accounts.json)),
      "care": care(),
      "sources": .array(view.statuses.map(\.json)),
      "quotes": .array(await quotes()),
      "lag_s": JSON(await lag()),
      "sequence": .integer((try? await archive.lastEventSequence()) ?? 0),
    ]
  }

  private func care() -> JSON {
    let figures = engine.memory.cases.figures(at: now, zone: setup.zone)
    return [
      "open": JSON(figures.open), "due_soon": JSON(figures.dueSoon),
      "breached": JSON(figures.overdue), "service_level": JSON(figures.serviceLevel),
      "closed_on_time": JSON(figures.punctuality),
      "first_response_s": JSON(setup.care.firstResponse.seconds),
      "due_soon_s": JSON(setup.care.dueSoon.seconds),
    ]
  }

  // MARK: - Alerts, cases, quotes

  /// What needs an eye first: silenced ones last, then the gravest, of equals the newest.
  static func byUrgency(_ alerts: [Alert]) -> [Alert] {
    alerts.sorted {
      if $0.silenced != $1.silenced { return $1.silenced }
      return ($0.level.rank, $0.openedAt, $0.id) > ($1.level.rank, $1.openedAt, $1.id)
    }
  }

  private func alert(_ alert: Alert) async -> JSON {
    guard case .object(var members) = alert.json else { return alert.json }
    let posts = await archive.mentions(ids: alert.posts).filter(Self.isThere)
      .map { Self.quote($0, of: alert) }
    members.append(.init("brand_title", .string(setup.brand(alert.brand)?.title ?? alert.brand)))
    members.append(.init("driver_titles", JSON(alert.drivers.map { setup.rules.title(of: $0.id) })))
    members.append(.init("posts_text", .array(posts)))
    return .object(members)
  }

  private func cases(_ items: [Case]) async -> [JSON] {
    zip(items, await items.told(by: setup.rules, from: archive)).map { item, members in
      let brand = setup.brand(item.brand)?.title ?? item.brand
      return .object(members + [.init("brand_title", .string(brand))])
    }
  }

  /// The posts that say best what is wrong: those of the loudest live alert.
  private func quotes() async -> [JSON] {
    // An impostor's words are no voice of the customers.
    let loudest = engine.memory.alerts.live.filter { $0.account == nil }.max {
      ($0.level.rank, $0.ratio) < ($1.level.rank, $1.ratio)
    }
    guard let loudest else { return [] }
    return await archive.mentions(ids: loudest.posts).filter(Self.isThere).prefix(3)
      .map(Self.quote)
  }

  /// Seconds from publication to acceptance, 95th percentile of the latest mentions.
  private func lag() async -> Double? {
    var query = MentionQuery()
    query.limit = 200
    let lags = await archive.mentions(query).filter { !$0.read.isBackfill }
      .compactMap { stored -> Int64? in
        guard let published = stored.read.mention.publishedAt else { return nil }
        return max(0, (stored.read.receivedAt - published).milliseconds)
      }.sorted()
    guard !lags.isEmpty else { return nil }
    return Double(lags[min(lags.count - 1, lags.count * 95 / 100)]) / 1000
  }

  /// Title and text, but no title that only repeats how the text begins.
  static func words(of mention: Mention) -> String {
    guard let title = mention.title, mention.text.hasPrefix(title) else {
      return mention.readableText
    }
    return mention.text
  }

  /// Whether what was said is still there to be shown.
  static func isThere(_ stored: StoredMention) -> Bool { stored.read.mention.erasedAt == nil }

  /// The mention as it may be shown: personal data masked.
  static func shown(_ stored: StoredMention) -> Mention {
    stored.read.mention.masked(stored.read.finding.personalData)
  }

  /// A post as an alert quotes it; how it feels tells nothing of somebody who poses as another.
  static func quote(_ stored: StoredMention, of alert: Alert) -> JSON {
    guard alert.account != nil, case .object(let members) = quote(stored) else {
      return quote(stored)
    }
    return .object(members.filter { $0.name != "words" } + [.init("words", .array([]))])
  }

  /// A post as it may be quoted: masked, with the words that count.
  static func quote(_ stored: StoredMention) -> JSON {
    let mention = shown(stored)
    return [
      "id": .string(mention.id), "text": .string(words(of: mention)),
      "author": JSON(mention.author?.label), "followers": JSON(mention.author?.followers),
      "url": JSON(mention.url), "published_at": JSON(mention.publishedAt),
      "words": JSON(stored.read.finding.tellingWords),
    ]
  }
}
