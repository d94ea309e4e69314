/// A place that is asked for mentions, as configured.
package struct Source: Hashable, Sendable {
  /// What sort of document it answers with.
  package enum Kind: String, Sendable, CaseIterable {
    case feed, connector
    /// Nothing is asked: it sends by itself, and every delivery is signed.
    case push
  }

  /// The name of the secret that signs the deliveries of a source without a connector.
  package static let pushSecret = "push_secret"

  /// A value given for a parameter of a connector, and where it was written.
  package struct Argument: Hashable, Sendable {
    package var name: String
    package var value: String
    package var place: FilePlace?

    /// An argument from its parts.
    package init(name: String, value: String, place: FilePlace? = nil) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  /// Where a secret is kept; the secret itself is read only when it is sent.
  package enum SecretPlace: Hashable, Sendable {
    case environment(String)
    case file(String)
  }

  package var id: String
  package var kind: Kind
  package var url: String
  /// How often to ask; of a source with `rhythm`, the first guess.
  package var interval: Instant.Span
  /// The bounds between which the interval follows the source's own rhythm; nil for a fixed interval.
  package var rhythm: ClosedRange<Instant.Span>?
  /// What the mentions of a feed are, unless the feed says otherwise.
  package var mentionKind: Mention.Kind = .article
  /// Whether it is a page for people instead of a document for readers: robots.txt is obeyed.
  package var isPage = false
  /// Whether a 404 is known to come and go here (YouTube's feeds).
  package var hasFalseNotFound = false
  /// The id of the connector, of a source that has one.
  package var connectorID: String?
  /// The connector itself, once it was found.
  package var connector: Connector? {
    get { box?.connector }
    set { box = newValue.map(ConnectorBox.init) }
  }
  private var box: ConnectorBox?
  package var arguments: [Argument] = []
  /// Where its secrets are, by the connector's names for them.
  package var secrets: [String: SecretPlace] = [:]
  /// When secrets end, where the operator has written it, by the same names.
  package var expiries: [String: Instant] = [:]
  /// What the operator allows to be spent, instead of what the connector proposes.
  package var budget: SourceBudget?
  /// Where the source is written.
  package var place: FilePlace?

  /// A source from its parts.
  package init(id: String, kind: Kind = .feed, url: String, interval: Instant.Span) {
    self.id = id
    self.kind = kind
    self.url = url
    self.interval = interval
  }

  /// The value of every parameter of its connector, given or standard.
  package var parameters: [String: String] {
    var values: [String: String] = [:]
    for parameter in connector?.parameters ?? [] { values[parameter.name] = parameter.standard }
    for argument in arguments { values[argument.name] = argument.value }
    return values
  }
}
