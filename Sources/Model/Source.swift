/// A place that is asked for mentions, as configured.
package struct Source: Hashable, Sendable {
  /// What sort of document it answers with.
  package enum Kind: String, Sendable, CaseIterable {
    case feed, connector, mailbox, folder, stream
    /// Nothing is asked: it sends by itself, and every delivery is signed.
    case push
  }

  /// A mailbox that is read where it lies.
  package struct Mailbox: Hashable, Sendable {
    /// The language its server speaks.
    package enum Dialect: String, Sendable {
      case imap, pop3
    }

    package var user: String
    package var dialect = Dialect.imap
    /// The folder's name as people write it.
    package var folder = "INBOX"
    /// A file of certificates to be trusted instead of the system's.
    package var certificates: String?
    /// How far back the first visit reads.
    package var history = Instant.Span.hours(72)

    /// The inbox of a user.
    package init(user: String, dialect: Dialect = .imap) {
      self.user = user
      self.dialect = dialect
    }

    /// The name of the secret that holds the password: `imap_password`.
    package var password: String { dialect.rawValue + "_password" }
    /// The name of the secret that holds an OAuth token, which is used instead where it is given.
    package var token: String { dialect.rawValue + "_token" }
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

  /// A folder that is watched for files, or one file.
  package struct Folder: Hashable, Sendable {
    package var path: String
    /// Whether `path` is a file that grows or is replaced, not a folder.
    package var isFile = false
    /// Where a file goes once its mentions are kept; nil to leave it where it is and remember it.
    package var done: String?
    /// How long a file must have stayed the same before it is read: it may still be written.
    package var rest = Instant.Span.seconds(5)

    /// A folder whose files stay where they are.
    package init(path: String) { self.path = path }
  }

  /// A long-lived answer that goes on as things happen.
  package struct Stream: Hashable, Sendable {
    /// How one thing is told from the next.
    package enum Form: String, Sendable, CaseIterable {
      /// Server-Sent Events (Mastodon).
      case sse
      /// One JSON value a line, empty lines as signs of life (X).
      case ndjson
      /// One JSON value a message of a WebSocket (Bluesky's Jetstream).
      case websocket
    }

    package var form: Form
    /// The source that is asked for what was missed while the stream was cut.
    package var fill: String?
    /// Without a sign of life for so long the stream counts as dead.
    package var idle = Instant.Span.seconds(60)
    /// What is to be let through, where the platform is told so at the account (X); empty where the
    /// address says it.
    package var rules: [String] = []
    /// The parameter of its address by which it goes on from an instant, in microseconds since 1970; nil
    /// where what was missed cannot be had from the stream itself.
    package var cursor: String?
    /// Whether only what names a brand is kept, because nearly all of it is strangers' talk.
    package var onlyBrands = false

    /// A stream of a form.
    package init(form: Form) { self.form = form }
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
  /// The brand that everything from here is about, whether its words name it or not.
  package var brand: String?
  package var mailbox: Mailbox?
  package var folder: Folder?
  package var stream: Stream?
  /// How the columns of its tables become mentions, of a source that has any.
  package var table: TableMap?
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
