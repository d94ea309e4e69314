/// How one JSON API is asked and read, as data (`vigia-connector/1`): a new API needs a file, not code.
package struct Connector: Hashable, Sendable {
  /// A value the operator gives for each source: the tag, the page's id.
  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var isRequired: Bool
    package var standard: String?

    /// A parameter from its parts.
    package init(name: String, isRequired: Bool, standard: String?) {
      self.name = name
      self.isRequired = isRequired
      self.standard = standard
    }
  }

  /// A list beside the items that they refer to by key, as X's `includes`.
  package struct Table: Hashable, Sendable {
    package var name: String
    package var from: Pointer
    package var key: Pointer

    /// A table from its parts.
    package init(name: String, from: Pointer, key: Pointer) {
      self.name = name
      self.from = from
      self.key = key
    }
  }

  /// One member of the mention and how it is found.
  package struct Field: Hashable, Sendable {
    /// `text`, `author.handle`, `counts.likes`.
    package var path: String
    package var value: Expression

    /// A field from its parts.
    package init(path: String, value: Expression) {
      self.path = path
      self.value = value
    }
  }

  package var id: String
  package var title: String
  /// The platform; the ids of its mentions begin with it, so that two sources of one platform agree.
  package var network: String
  /// Whether the platform sends by itself instead of being asked.
  package var isPush = false
  /// Whether it only reads what a stream brings, and so can be asked nothing.
  package var isStream = false
  /// How what is pushed proves where it comes from; nil for what is asked for.
  package var seal: PushSeal?
  /// How the platform is asked about the token; nil where it does not tell.
  package var tokenCheck: TokenCheck?
  /// Which items say that a post is gone.
  package var gone: GoneRule?
  /// Which items of a stream say that their author is gone, with everything they posted.
  package var goneAuthor: GoneRule?
  /// How it is asked again about kept posts; nil where nobody asks.
  package var recheck: RecheckRule?
  package var parameters: [Parameter] = []
  package var auth = ConnectorAuth()
  /// Nil only for a connector that is pushed to or reads a stream.
  package var request: RequestTemplate?
  /// Where the items are: the first of these that exists.
  package var items: [Pointer]
  /// The part of each item that is the utterance.
  package var unwrap: Pointer?
  /// A list inside each item whose elements are the items.
  package var flatten: Pointer?
  /// Items with none of these are passed over; empty takes all.
  package var whereExists: [Pointer] = []
  /// Items with this are passed over.
  package var whereMissing: Pointer?
  package var tables: [Table] = []
  package var cursor = CursorRule()
  package var page = PageRule()
  package var rate = RateDialect()
  /// Where an error answer says what is wrong.
  package var errors: [Pointer] = []
  /// Where an error answer has its number, and which numbers say what a status alone does not.
  package var errorCode: Pointer?
  package var credentialCodes: [String] = []
  package var limitedCodes: [String] = []
  package var minimumInterval = Instant.Span.seconds(60)
  package var budget: SourceBudget?
  package var fields: [Field] = []

  /// A connector that yet lacks everything but its names and the place of its items.
  package init(id: String, title: String, network: String, items: [Pointer]) {
    self.id = id
    self.title = title
    self.network = network
    self.items = items
  }

  /// The names of the secrets it needs.
  package var secrets: [String] { auth.secrets }
}

/// Where in a JSON document (RFC 6901), from the item or, with `$` before it, from the document.
package struct Pointer: Hashable, Sendable {
  package var steps: [String]
  package var isFromDocument: Bool

  /// The pointer in `/a/b/0`, `$/meta/next` or `` (the whole); nil for anything else.
  package init?(_ text: String) {
    isFromDocument = text.hasPrefix("$")
    let path = isFromDocument ? text.dropFirst() : text[...]
    guard path.isEmpty || path.hasPrefix("/") else { return nil }
    steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
      String(step.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  /// The value there, or nil; nothing but the document is read.
  package func value(item: JSON, document: JSON) -> JSON? {
    var value = isFromDocument ? document : item
    for step in steps {
      let next: JSON? =
        if case .array(let items) = value {
          Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
        } else {
          value[step]
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// The value in a document without items.
  package func value(in document: JSON) -> JSON? { value(item: document, document: document) }
}
