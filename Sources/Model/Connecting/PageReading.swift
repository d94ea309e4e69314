/// What `Polling` must know of a page of an API's answer, and what it hands on.
package struct ConnectorPage: Sendable {
  package var mentions: [Mention]
  /// The platform ids of all items, mapped or not, in document order.
  package var ids: [String] = []
  /// The authors who are said to be gone, by `Author.identity`.
  package var goneAuthors: [String] = []
  /// The newest value of the cursor's field on this page, as it will be sent.
  package var cursor: String?
  /// The token, address or id that the next page is asked with.
  package var next: String?
  /// Rows of the table of authors, which some platforms charge for.
  package var authors = 0
  /// What was wrong with a page that could be read all the same, in Spanish.
  package var damage: String?

  /// A page of some mentions.
  package init(mentions: [Mention]) { self.mentions = mentions }
}

/// What an answer says when it is an error, whatever its status.
package struct ConnectorComplaint: Sendable {
  /// The platform's own words.
  package var text: String?
  /// Seconds to wait, where the body says so.
  package var retryAfter: Int64?
  /// The platform's number of the error.
  package var code: String?

  /// A complaint from its parts.
  package init(text: String?, retryAfter: Int64?, code: String? = nil) {
    self.text = text
    self.retryAfter = retryAfter
    self.code = code
  }
}

/// Reads an API's answers; `Parsing` does it, `Polling` asks for it.
package protocol PageReading: Sendable {
  /// The page in a body; throws when it is no answer of that connector.
  func page(
    _ body: [UInt8], of connector: Connector, parameters: [String: String], source: String,
    at now: Instant
  ) throws(Fault) -> ConnectorPage
  /// What a body complains of.
  func complaint(_ body: [UInt8], of connector: Connector) -> ConnectorComplaint
  /// What an answer of a recheck says of the ids it was asked about; throws when it is no answer.
  func recheck(_ body: [UInt8], _ rule: RecheckRule, of connector: Connector) throws(Fault)
    -> RecheckAnswer
}
