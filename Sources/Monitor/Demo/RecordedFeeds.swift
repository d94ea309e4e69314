internal import Model
internal import Sealing
internal import Text

/// The demo's polled sources as documents: what a feed would show at an instant of the recorded evening.
struct RecordedFeeds: Sendable {
  /// One answer of a feed.
  struct Document: Sendable {
    var contentType: String
    var body: [UInt8]
    /// The quoted entity tag of the body.
    var etag: String
  }

  /// A feed shows this many of its latest entries.
  private static let length = 80

  private let bySource: [String: [Mention]]

  /// Feeds of recorded mentions, each in its own source's feed by time of publication.
  init(_ mentions: [Mention]) {
    bySource = Dictionary(grouping: mentions) { $0.source ?? "" }
      .mapValues { list in
        list.sorted {
          ($0.publishedAt ?? .init(milliseconds: 0), $0.id) < (
            $1.publishedAt ?? .init(milliseconds: 0), $1.id
          )
        }
      }
  }

  /// The document at a path such as `/plaza.json`, or nil when there is none.
  func document(_ path: String, at now: Instant) -> Document? {
    let parts = path.dropFirst().split(separator: ".")
    guard parts.count == 2, let all = bySource[String(parts[0])] else { return nil }
    let shown = Array(
      all.filter { ($0.publishedAt ?? now) <= now }.suffix(Self.length).reversed())
    let name = String(parts[0])
    let answer: (type: String, text: String)
    switch parts[1] {
    case "json": answer = ("application/feed+json", jsonFeed(name, shown))
    case "atom": answer = ("application/atom+xml", atom(name, shown))
    case "rss": answer = ("application/rss+xml", rss(name, shown))
    default: return nil
    }
    let body = Array(answer.text.utf8)
    let etag = "\"" + Digest.sha256Hex(body).prefix(16) + "\""
    return Document(contentType: answer.type + "; charset=utf-8", body: body, etag: etag)
  }

  private func jsonFeed(_ name: String, _ mentions: [Mention]) -> String {
    let items: [JSON] = mentions.map { mention in
      [
        "id": .string(mention.id), "url": .string("http://127.0.0.1/\(name)/\(mention.id)"),
        "content_text": .string(mention.text), "date_published": JSON(mention.publishedAt),
        "authors": [
          [
            "name": JSON(mention.author?.name),
            "url": JSON(mention.author?.handle.map { "http://127.0.0.1/@\($0)" }),
          ]
        ],
      ]
    }
    return JSONText.line([
      "version": "https://jsonfeed.org/version/1.1", "title": .string(name), "items": .array(items),
    ])
  }

  private func atom(_ name: String, _ mentions: [Mention]) -> String {
    let entries = mentions.map { mention in
      """
      <entry><id>\(mention.id)</id><title/>
      <link href="http://127.0.0.1/\(name)/\(mention.id)"/>
      <published>\(mention.publishedAt?.rfc3339 ?? "")</published>
      <updated>\(mention.publishedAt?.rfc3339 ?? "")</updated>
      <author><name>\(HTMLText.escape(mention.author?.name ?? ""))</name></author>
      <content type="text">\(HTMLText.escape(mention.text))</content></entry>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><title>\(name)</title><id>urn:vigia:demo:\(name)</id>
      <updated>\(mentions.first?.publishedAt?.rfc3339 ?? "2026-03-02T00:00:00Z")</updated>
      \(entries.joined(separator: "\n"))
      </feed>
      """
  }

  private func rss(_ name: String, _ mentions: [Mention]) -> String {
    let items = mentions.map { mention in
      """
      <item><guid isPermaLink="false">\(mention.id)</guid>
      <title>\(HTMLText.escape(mention.title ?? ""))</title>
      <link>http://127.0.0.1/\(name)/\(mention.id)</link>
      <pubDate>\(mention.publishedAt.map(Self.mailDate) ?? "")</pubDate>
      <description>\(HTMLText.escape(mention.text))</description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>\(name)</title><link>http://127.0.0.1/\(name)</link>
      <description>\(name)</description>
      \(items.joined(separator: "\n"))
      </channel></rss>
      """
  }

  /// A date as RSS writes it: `Mon, 02 Mar 2026 23:00:00 GMT` (RFC 822).
  static func mailDate(_ instant: Instant) -> String {
    let time = CivilTime(instant, offsetSeconds: 0)
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [time.hour, time.minute, time.second].map { Instant.padded($0, 2) }
    return
      "\(days[Int(time.weekday)]), \(Instant.padded(time.day, 2)) \(months[Int(time.month) - 1]) "
      + "\(time.year) \(clock.joined(separator: ":")) GMT"
  }
}
