internal import Model
internal import Parsing
internal import Polling

/// Turns the letters of a mailbox into mentions; one that cannot be read spoils only itself.
enum Letters {
  static func mentions(
    _ letters: [FetchedLetter], unread: Int, from source: Source, at now: Instant?
  ) -> (mentions: [Mention], damage: String?) {
    var mentions: [Mention] = []
    var bad = unread
    for letter in letters {
      let context = MailContext(
        source: source.id, arrivedAt: letter.arrivedAt, fetchedAt: now, isCut: letter.isCut)
      do { mentions.append(try MailDocument.parse(letter.bytes, context)) } catch { bad += 1 }
    }
    return (
      mentions,
      bad == 0
        ? nil : bad == 1 ? "un mensaje no se pudo leer" : "\(bad) mensajes no se pudieron leer"
    )
  }
}

extension Mention {
  /// The member by which a mention says what brand it is about.
  private static let brand = "brand"

  /// The mention with the brand that its source stands for, unless it names one itself.
  func told(of brand: String?) -> Mention {
    guard let brand, !extra.contains(where: { $0.name == Self.brand }) else { return self }
    var mention = self
    mention.extra.append(.init(Self.brand, .string(brand)))
    return mention
  }
}
