/// Where a round broke off among the pages of an API, so that a later one goes on from there.
package struct PagePlace: Hashable, Sendable, Codable {
  /// What the pages are of, as a hash: the connector and what it was asked.
  package var question: String
  /// What the broken round asked after.
  package var cursor: String
  /// The page that is to be asked for next, as the API names it.
  package var page: String
  /// The address of that page, where the API gave one.
  package var address: String?
  /// Pages that were read already.
  package var number: Int
  /// Hashes of ids that were known before, the newest first: whoever meets one has come to the end.
  package var known: [UInt64]
  /// When it first broke off.
  package var since: Instant
  /// How often in a row the API gave no page that could be read.
  package var failures = 0

  /// After so long an API has usually forgotten what its page was of.
  package static let lifetime = Instant.Span.hours(24)
  /// At most so many are kept of a source.
  package static let most = 3
  /// An API that refuses a page so often has forgotten it.
  package static let mostFailures = 3
  /// At most so many known ids are kept with it.
  package static let mostKnown = 100

  /// The first page of a walk that begins now.
  package init(question: String, cursor: String, page: String, known: [UInt64], since: Instant) {
    self.question = question
    self.cursor = cursor
    self.page = page
    self.known = known
    self.since = since
    number = 0
  }
}
