internal import Model

/// The page on which Telegram shows a public channel's latest messages (`https://t.me/s/…`).
enum ChannelPage {
  /// One mention a message, in the page's order (the oldest first).
  static func parse(_ text: [UInt8], _ context: FeedContext) throws(Fault) -> ParsedFeed {
    guard let root = LiberalMarkup.read(text, base: context.base, isHTML: true)?.root else {
      throw ParsingTexts.isEmpty
    }
    var messages: [MarkupElement] = []
    root.collect(into: &messages) { $0.hasClass("tgme_widget_message") && $0.post != nil }
    guard !messages.isEmpty else { throw ParsingTexts.noChannel }
    return ParsedFeed(
      mentions: messages.map { mention($0, context) }, hints: FeedHints(), format: "telegram")
  }

  private static func mention(_ message: MarkupElement, _ context: FeedContext) -> Mention {
    let post = message.post ?? ""
    func first(_ name: String) -> MarkupElement? { message.first { $0.hasClass(name) } }
    let body = first("js-message_text") ?? first("tgme_widget_message_text")
    let words = body.map { HTMLFragment.text($0.innerHTML.span) } ?? ""
    var mention = Mention(id: "telegram:" + post, text: words)
    mention.source = context.source
    mention.kind = context.kind
    mention.url = "https://t.me/" + post
    mention.fetchedAt = context.fetchedAt
    mention.publishedAt = message.first { $0.known == .time && $0.attribute(.datetime) != nil }?
      .attribute(.datetime).flatMap(FeedDate.parse)
    mention.counts.views = first("tgme_widget_message_views")?.trimmedText.flatMap(count)
    mention.inReplyTo = first("tgme_widget_message_reply")?.attribute(.href)
      .flatMap { $0.hasPrefix("https://t.me/") ? "telegram:" + $0.dropFirst(13) : nil }
    var author = Author()
    author.handle = post.split(separator: "/").first.map(String.init)
    author.name = first("tgme_widget_message_owner_name")?.trimmedText
    author.url = author.handle.map { "https://t.me/" + $0 }
    mention.author = author
    return mention
  }

  /// `837`, `1.2K`, `3M`.
  private static func count(_ text: String) -> Int? {
    let factor: Double =
      switch text.last {
      case "K": 1000
      case "M": 1_000_000
      default: 1
      }
    let digits = factor == 1 ? text[...] : text.dropLast()
    guard let value = Double(digits), value >= 0, value < 1e9 else { return nil }
    return Int((value * factor).rounded())
  }
}

extension MarkupElement {
  /// `channel/123` of a message.
  fileprivate var post: String? {
    attribute(.dataPost).flatMap { $0.contains("/") ? $0 : nil }
  }

  /// Whether one of the names in `class` is this one.
  fileprivate func hasClass(_ name: String) -> Bool {
    attribute(.class)?.split(separator: " ").contains { $0 == name } ?? false
  }

  /// The elements at and below this one that are meant, in document order; none inside another.
  fileprivate func collect(into found: inout [MarkupElement], _ isMeant: (MarkupElement) -> Bool) {
    if isMeant(self) { return found.append(self) }
    for child in children { child.collect(into: &found, isMeant) }
  }

  /// The first element below that is meant.
  fileprivate func first(_ isMeant: (MarkupElement) -> Bool) -> MarkupElement? {
    for child in children {
      if isMeant(child) { return child }
      if let found = child.first(isMeant) { return found }
    }
    return nil
  }
}
