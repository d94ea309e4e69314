package import Model
internal import Parsing
internal import Text

/// What `vigia parse` does.
package enum Documents {
  /// The mentions of one fetched document, one JSON line each, in document order.
  package static func mentions(
    in bytes: [UInt8], contentType: String?, base: String?
  ) throws(Fault) -> String {
    let context = FeedContext(
      base: base, contentType: contentType, source: nil, kind: .article, fetchedAt: nil)
    let feed = try FeedDocument.parse(bytes, context)
    var text: [UInt8] = []
    for mention in feed.mentions {
      JSONText.append(mention.json, to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
