internal import Model

/// An XML feed of any dialect: where its entries are, and what it says of itself.
struct MarkupFeed {
  private let root: MarkupElement
  private let channel: MarkupElement
  /// In document order, wherever they stand: an unclosed one swallows the next, which stays itself.
  private let entries: [MarkupElement]

  /// Nil when the tree is no feed.
  init?(root: MarkupElement) {
    guard let feed = Self.feed(in: root, depth: 0) else { return nil }
    self.root = feed
    channel = feed.child(.channel) ?? feed
    entries = feed.all([.item, .entry])
  }

  /// How many entries it has.
  var count: Int { entries.count }

  /// Hands over the mentions; gives the rest.
  func parsed(_ context: FeedContext, each take: (Mention) -> Void) -> ParsedFeed {
    let hints = hints()
    let reader = MarkupEntryReader(
      context: context, isAtom: format == "atom", language: hints.language, page: hints.link,
      feedAuthor: format == "atom" ? MarkupAuthor.read(channel)?.inMeasure : nil)
    for entry in entries { take(reader.mention(entry)) }
    return ParsedFeed(mentions: [], hints: hints, format: format)
  }

  private var format: String {
    switch root.known {
    case .feed, .entry: "atom"
    case .rdfRdf: "rdf"
    default: "rss"
    }
  }

  /// The outermost element that a feed begins with; some come wrapped in something else.
  private static func feed(in element: MarkupElement, depth: Int) -> MarkupElement? {
    switch element.known {
    case .rss, .rdfRdf, .rdf, .feed, .channel, .entry, .item, .xhtmlRss: return element
    case .html, .xhtmlHtml, .head, .body: return nil
    default: break
    }
    guard depth < 4 else { return nil }
    for child in element.children {
      if let found = feed(in: child, depth: depth + 1) { return found }
    }
    return nil
  }

  private func hints() -> FeedHints {
    var hints = FeedHints()
    hints.title = (channel.child(.title) ?? channel.child(.dcTitle)).flatMap {
      MarkupText.line($0, isAtom: format == "atom").nonEmpty
    }
    hints.link = MarkupLinks(channel, isAtom: format == "atom").page
    hints.language = LanguageCode.short(
      channel.child(.language)?.text ?? channel.child(.dcLanguage)?.text ?? root.language)
    hints.ttlMinutes = [ttl, syndicationMinutes].compactMap { $0 }.max()
    hints.quiet = quiet
    return hints
  }

  /// `skipHours` (0…23, 24 for 0) and `skipDays` (English names).
  private var quiet: QuietHours? {
    let names = [
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    func texts(_ list: MarkupName, _ item: MarkupName) -> [String] {
      channel.child(list)?.children(item).compactMap(\.trimmedText) ?? []
    }
    let hours = texts(.skipHours, .hour).compactMap { Int($0) }.filter { (0...24).contains($0) }
      .map { $0 % 24 }
    let days = texts(.skipDays, .day).compactMap { names.firstIndex(of: $0.lowercased()) }
    return hours.isEmpty && days.isEmpty ? nil : QuietHours(hours: hours, days: days)
  }

  private var ttl: Int? {
    channel.child(.ttl)?.trimmedText.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  private var syndicationMinutes: Int? {
    guard let period = channel.child(.syUpdatePeriod)?.trimmedText?.lowercased() else {
      return nil
    }
    let minutes =
      switch period {
      case "hourly": 60
      case "daily": 1440
      case "weekly": 10_080
      case "monthly": 43_200
      case "yearly": 525_600
      default: 0
      }
    let frequency = channel.child(.syUpdateFrequency)?.trimmedText.flatMap { Int($0) } ?? 1
    return minutes > 0 ? max(1, minutes / max(1, frequency)) : nil
  }
}

/// Languages as publishers write them.
enum LanguageCode {
  /// `es` for `es-AR`, `ES_ar` or `es`; nil for anything that is no two-letter code.
  static func short(_ text: String?) -> String? {
    guard let code = text?.trimmed.lowercased().prefix(while: { $0 != "-" && $0 != "_" }),
      code.utf8.count == 2, code.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 })
    else { return nil }
    return String(code)
  }
}
