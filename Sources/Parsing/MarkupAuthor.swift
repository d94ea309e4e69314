internal import Model
internal import Text

/// Who wrote an entry, in the several ways feeds say it.
enum MarkupAuthor {
  /// The author stated in an entry or a feed; nil when nobody is.
  static func read(_ element: MarkupElement) -> Author? {
    if let author = element.child(.author) {
      if let person = person(author) { return person }
    }
    for name in [
      MarkupName.dcCreator, .itunesAuthor, .dcAuthor, .mediaCredit, .managingEditor,
    ] {
      if let text = element.child(name)?.trimmedText, let author = named(text) { return author }
    }
    return nil
  }

  /// The paper that a collector of news names as its source.
  static func outlet(_ element: MarkupElement) -> Author? {
    guard let source = element.child(.source) else { return nil }
    if let author = read(source) { return author }
    let title =
      source.child(.title)?.trimmedText ?? (source.hasElements ? nil : source.trimmedText)
    guard let title else { return nil }
    var author = Author()
    author.name = HTMLFragment.text(title)
    author.url = source.attribute(.url)?.trimmed.nonEmpty
    return author
  }

  private static func person(_ element: MarkupElement) -> Author? {
    guard element.hasElements else { return element.trimmedText.flatMap(named) }
    guard let name = element.child(.name)?.trimmedText ?? element.child(.email)?.trimmedText
    else { return nil }
    var author = named(name)
    if let address = (element.child(.uri) ?? element.child(.url))?.trimmedText {
      author?.url = WebAddress.resolve(address, against: element.base)
    }
    return author
  }

  /// `ana@example.org (Ana Pérez)`, `Ana Pérez <ana@example.org>`, or a name alone.
  static func named(_ text: String) -> Author? {
    let isPlain = !text.utf8.contains { $0 == 0x3C || $0 == 0x3E }
    var name = HTMLFragment.text(
      isPlain ? text : text.replacing("<", with: "(").replacing(">", with: ")"))
    if name.utf8.last == UInt8(ascii: ")"), let open = name.firstIndex(of: "(") {
      let before = name[..<open].trimmed
      let inside = name[name.index(after: open)...].dropLast().trimmed
      if before.contains("@"), !inside.isEmpty {
        name = inside
      } else if inside.contains("@"), !before.isEmpty {
        name = before
      }
    }
    name = UTF8Text.line(name)
    guard !name.isEmpty else { return nil }
    var author = Author()
    author.name = name
    return author
  }
}

extension Author {
  /// Of a name so many characters, of addresses so many bytes.
  private static let longestName = 200
  private static let longestAddress = 1000

  /// The author no longer than people and pages are called: what a feed says once is said again in each of
  /// its entries.
  var inMeasure: Author {
    var author = self
    author.name = name.map { String($0.unicodeScalars.prefix(Self.longestName)) }
    author.url = url.flatMap { $0.utf8.count <= Self.longestAddress ? $0 : nil }
    author.avatar = avatar.flatMap { $0.utf8.count <= Self.longestAddress ? $0 : nil }
    return author
  }
}
