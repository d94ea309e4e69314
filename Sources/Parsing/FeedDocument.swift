package import Model
internal import Text

/// Turns one fetched document into mentions: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// Liberal: ill-formed XML is read as far as it goes, wrong encodings are seen through, and a document
/// that breaks off gives the entries before the break.
package enum FeedDocument {
  /// The document's mentions and hints.
  ///
  /// - Throws: a `Fault` of bad data, with the reason, when the document is no feed at all.
  package static func parse(
    _ bytes: [UInt8], _ context: FeedContext
  ) throws(Fault) -> ParsedFeed {
    let text = DocumentText.decode(bytes, contentType: context.contentType)
    if context.isPage { return try ChannelPage.parse(text, context) }
    let first = text.unicodeScalars.first { !isBlank($0) }
    switch first {
    case nil: throw ParsingTexts.isEmpty
    case "{", "[":
      let json: JSON
      do throws(Fault) {
        json = try JSONDocument.parse(Array(text.utf8))
      } catch {
        throw ParsingTexts.isBadJSON(error)
      }
      return try JSONFeed.parse(json, context)
    default:
      var feed = try markup(text, context)
      feed.damage = feed.damage ?? FeedDamage.ofEncoding(text, bytes)
      return feed
    }
  }

  private static func markup(_ text: String, _ context: FeedContext) throws(Fault) -> ParsedFeed {
    let head = text.prefix(1024).lowercased()
    if head.contains("<!doctype html") { throw ParsingTexts.isPage }
    guard text.utf8.contains(UInt8(ascii: "<")) else { throw ParsingTexts.isPlainText }
    guard let root = MarkupTree.parse(MarkupRepair.repair(text), base: context.base) else {
      throw head.contains("<?xml") || head.contains("<rss") || head.contains("<feed")
        ? ParsingTexts.isCut : ParsingTexts.isPlainText
    }
    guard let feed = MarkupFeed(root: root) else {
      if root.name == "html" || root.name == "body" || head.contains("<html") {
        throw ParsingTexts.isPage
      }
      throw ParsingTexts.isOtherXML(root: root.name)
    }
    var parsed = feed.parsed(context)
    parsed.damage = FeedDamage.ofLength(text, root: root.name, entries: parsed.mentions.count)
    return parsed
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar == "\u{FEFF}" || scalar == "\u{A0}"
  }
}
