/// How the columns of a table (CSV) become mentions.
package struct TableMap: Hashable, Sendable {
  /// A member of the mention and the column it comes from.
  package struct Column: Hashable, Sendable {
    /// `text`, `author.handle`, `counts.likes`.
    package var path: String
    /// The column's heading, or its number from 1.
    package var name: String

    /// A column from its parts.
    package init(path: String, name: String) {
      self.path = path
      self.name = name
    }
  }

  /// How dates are written.
  package enum Dates: String, Sendable, CaseIterable {
    /// Any form that tells the year, the month and the day apart; 2/3/2026 is the second of March.
    case dayFirst = "dia_mes"
    /// 3/2/2026 is the second of March.
    case monthFirst = "mes_dia"
    /// Seconds or milliseconds since 1970.
    case epoch
  }

  /// The sign between two columns; nil to find out.
  package var separator: Character?
  /// The name of the encoding; nil to find out.
  package var encoding: String?
  package var dates = Dates.dayFirst
  /// Whether the first row names the columns.
  package var hasHeader = true
  /// Empty for the usual names.
  package var columns: [Column] = []
  /// The zone of dates that say none; nil for UTC.
  package var zone: ZoneTable?

  /// A table with a heading whose columns have the usual names.
  package init() {}

  /// The members of a mention that a column may be.
  ///
  /// What is not among them can be had under `extra.NAME`.
  package static let paths = [
    "id", "text", "title", "published_at", "fetched_at", "url", "kind", "language", "in_reply_to",
    "repost_of", "conversation", "tags", "mentions", "media", "brand", "source", "author.id",
    "author.handle", "author.name", "author.url", "author.avatar", "author.bio",
    "author.followers", "author.following", "author.posts", "author.created_at",
    "author.verified", "author.bot", "counts.likes", "counts.reposts", "counts.replies",
    "counts.quotes", "counts.views",
  ]
}
