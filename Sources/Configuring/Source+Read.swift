internal import Foundation
internal import Model

extension Source {
  /// How often a source is asked when the file does not say, until its rhythm is known.
  static let standardInterval = Instant.Span.minutes(5)
  /// From a second (a rehearsal) to a week.
  static let intervals: ClosedRange<Int64> = 1...604_800
  /// The bounds of an interval that follows the source's own rhythm.
  static let rhythmBounds = Instant.Span.minutes(5)...Instant.Span.minutes(60)

  /// The source in a node, or nil when it lacks what it cannot do without.
  ///
  /// `budgets` are those that sources share.
  static func read(
    _ node: YAMLNode, _ ids: inout IDBook, among budgets: [SharedBudget] = [], _ faults: FaultBook
  ) -> Source? {
    guard var reader = MapReader(node, "la fuente", faults) else { return nil }
    let id = reader.text("id", isRequired: true)
    if let id {
      ids.enter(id, faults)
      reader.subject = "la fuente «\(id.value)»"
    }
    let type = reader.text("type", isRequired: true)
    let kind = type.flatMap { Written(rawValue: $0.value) }
    if let type, kind == nil {
      // Its other keys may be those of a type to come: one fault says enough.
      faults.note(type.place, Texts.badSourceKind(type.value), remedy: Texts.sourceKinds)
      return nil
    }
    var source = Source(
      id: id?.value ?? "", kind: kind?.kind ?? .feed, url: "", interval: standardInterval)
    if kind == .connector || kind == .push { source.place = node.place }
    source.brand = reader.text("brand")?.value
    let isFixed = reader.member("interval_s") != nil
    source.interval = reader.span("interval_s", within: intervals, default: standardInterval)
    if !isFixed { source.rhythm = rhythmBounds }
    var isWhole = true
    switch kind {
    case .feed: isWhole = source.readAddress(&reader)
    case .googleNews: isWhole = source.readGoogleNews(&reader, isFixed: isFixed)
    case .youtube: isWhole = source.readYouTube(&reader)
    case .connector: isWhole = source.readConnector(&reader, among: budgets)
    case .telegramChannel: isWhole = source.readTelegramChannel(&reader)
    case .push: isWhole = source.readPush(&reader)
    case .imap: isWhole = source.readMailbox(&reader, .imap, isFixed: isFixed)
    case .pop3: isWhole = source.readMailbox(&reader, .pop3, isFixed: isFixed)
    case .folder: isWhole = source.readFolder(&reader, isFixed: isFixed)
    case .csv: isWhole = source.readTable(&reader, isFixed: isFixed)
    case .stream: isWhole = source.readStream(&reader)
    case .jetstream: isWhole = source.readJetstream(&reader)
    case nil: isWhole = false
    }
    if let kind = reader.choice("kind", of: Mention.Kind.self) { source.mentionKind = kind }
    reader.finish()
    return id != nil && isWhole ? source : nil
  }

  /// The types as they are written.
  private enum Written: String {
    case feed, youtube, connector, imap, pop3, folder, csv, stream, jetstream, push
    case googleNews = "google_news"
    case telegramChannel = "telegram_channel"

    var kind: Source.Kind {
      switch self {
      case .feed, .youtube, .googleNews, .telegramChannel: .feed
      case .connector: .connector
      case .imap, .pop3: .mailbox
      case .folder, .csv: .folder
      case .stream, .jetstream: .stream
      case .push: .push
      }
    }
  }

  mutating func readAddress(_ reader: inout MapReader) -> Bool {
    guard let url = reader.text("url", isRequired: true) else { return false }
    if !Addresses.isWeb(url.value) {
      reader.faults.note(url.place, Texts.badURL(url.value), remedy: Texts.badURLRemedy)
    }
    self.url = url.value
    hasFalseNotFound = url.value.contains("youtube.com/feeds/")
    return true
  }

  /// Google News' search as a feed: undocumented, at most 100 entries, and every ten minutes is enough.
  private mutating func readGoogleNews(_ reader: inout MapReader, isFixed: Bool) -> Bool {
    let query = reader.text("query", isRequired: true)
    let language = reader.text("language")?.value
    let country = reader.text("country")
    let code = country?.value.uppercased() ?? "AR"
    if let country, code.utf8.count != 2 || !code.allSatisfy(\.isLetter) {
      reader.faults.note(country.place, Texts.badCountry(country.value))
    }
    guard let query else { return false }
    let edition = GoogleNewsEdition(country: code, language: language)
    var parts = URLComponents()
    parts.queryItems = [
      URLQueryItem(name: "q", value: query.value),
      URLQueryItem(name: "hl", value: edition.language),
      URLQueryItem(name: "gl", value: code), URLQueryItem(name: "ceid", value: edition.id),
    ]
    url = "https://news.google.com/rss/search?" + (parts.percentEncodedQuery ?? "")
    if !isFixed {
      interval = .minutes(10)
      rhythm = .minutes(10)...(.minutes(60))
    }
    return true
  }

  private mutating func readYouTube(_ reader: inout MapReader) -> Bool {
    guard let channel = reader.text("channel", isRequired: true) else { return false }
    let known = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_"))
    let id = channel.value.addingPercentEncoding(withAllowedCharacters: known) ?? channel.value
    url = "https://www.youtube.com/feeds/videos.xml?channel_id=" + id
    hasFalseNotFound = true
    return true
  }

  private mutating func readConnector(
    _ reader: inout MapReader, among budgets: [SharedBudget]
  ) -> Bool {
    rhythm = nil
    guard let connector = reader.text("connector", isRequired: true) else { return false }
    connectorID = connector.value
    url = "connector:" + connector.value
    if let member = reader.member("params") { readArguments(member.value, reader.faults) }
    if let member = reader.member("secrets") { readSecrets(member.value, reader.faults) }
    if let member = reader.member("budget") {
      // What is not written keeps the connector's own price: merged when the connector is found.
      budget = SourceBudget.read(
        member.value, SourceBudget(), among: budgets, reader.faults)
    }
    return true
  }

  mutating func readArguments(_ node: YAMLNode, _ faults: FaultBook) {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap("«params»", node.kind), remedy: Texts.notMapRemedy)
      return
    }
    for member in members {
      guard case .text(let value) = member.value.value else {
        faults.note(
          member.value.place, Texts.notText(member.key, member.value.kind),
          remedy: Texts.notTextRemedy)
        continue
      }
      arguments.append(.init(name: member.key, value: value, place: member.place))
    }
  }

  mutating func readSecrets(_ node: YAMLNode, _ faults: FaultBook) {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap("«secrets»", node.kind), remedy: Texts.notMapRemedy)
      return
    }
    for member in members {
      if let read = SecretPlace.read(member.value, member.key, faults) {
        secrets[member.key] = read.place
        expiries[member.key] = read.expires
      }
    }
  }
}
