internal import Configuring
internal import Foundation
package import Model
internal import Parsing
internal import Polling
internal import Transfers

/// What `vigia sources try` does: one round of requests to one source, and nothing is kept.
package struct SourceTrial {
  private var source: Source
  private var allowPrivate: [String]
  private let directory: String
  private let contact: String?

  /// A trial of a configured source, or, without a configuration, of a connector with parameters.
  package init(
    id: String, configuration file: String?, parameters: [String: String], pages: Int,
    allowPrivate: [String], data: DataFolder
  ) throws {
    self.allowPrivate = allowPrivate
    if let file {
      let configuration = try ConfigurationFile.read(file)
      guard let found = configuration.sources.first(where: { $0.id == id }) else {
        throw Fault(
          .usage, "no hay ninguna fuente «\(id)» en «\(file)»",
          remedy: "hay " + configuration.sources.map(\.id).joined(separator: ", "))
      }
      self.allowPrivate += configuration.allowPrivate
      directory = configuration.directory
      contact = configuration.contact
      guard found.kind != .push else {
        throw Fault(
          .usage, "la fuente «\(id)» envía por sí misma: no hay a quién preguntarle",
          remedy: "vigia check dice dónde recibe y con qué secreto")
      }
      source =
        try data.connected([
          Foundations.placed(found, configuration, zone: try Zones.table(configuration.timezone))
        ]).first ?? found
    } else {
      let connector = try data.connector(id)
      var made = Source(
        id: connector.id, kind: .connector, url: "connector:" + connector.id, interval: .minutes(5))
      made.connectorID = connector.id
      made.arguments = parameters.sorted { $0.key < $1.key }.map {
        .init(name: $0.key, value: $0.value)
      }
      directory = ""
      contact = nil
      source = try made.connected(among: [connector])
    }
    source.connector?.page.most = pages
    // One look costs what it costs: the day's pace is for the monitor.
    source.budget?.pace = .free
  }

  /// What came, in document order.
  package struct Outcome: Sendable {
    package var mentions: [JSON]
    package var requests: Int
    /// What was wrong with an answer that could be read all the same, in Spanish.
    package var damage: String?
    /// When the API may be asked again.
    package var heldUntil: Instant?
  }

  /// Asks.
  ///
  /// - Throws: a fault that says why nothing came.
  package func run() async throws(Fault) -> Outcome {
    if source.folder != nil { return try await look() }
    if source.kind == .stream {
      throw Fault(
        .usage, "«\(source.id)» es una transmisión continua: no hay un pedido que probar",
        remedy: source.stream?.fill.map { "pruebe la fuente que llena sus huecos: \($0)" }
          ?? "arranque el monitor y mire vigia sources")
    }
    let client = HTTPClient(
      userAgent: PollPlan.userAgent(version: Version.current, contact: contact))
    defer { client.close() }
    let poller = Poller(
      client: client, allowPrivate: allowPrivate, reader: ConnectorDocument(),
      lookUp: Secrets.lookUp(in: directory))
    let (result, status) = await poller.poll(
      source, SourceStatus(id: source.id), at: { SystemClock().now() })
    switch result {
    case .mentions(let mentions, let damage):
      return Outcome(
        mentions: mentions.map(\.json), requests: status.requests, damage: damage,
        heldUntil: status.heldUntil)
    case .document(let document) where source.table != nil:
      let context = TableDocument.Context(
        file: source.id, source: source.id, kind: source.mentionKind,
        fetchedAt: document.fetchedAt)
      let (mentions, faults) = try TableDocument.parse(
        document.bytes, source.table ?? TableMap(), context)
      return Outcome(
        mentions: mentions.map(\.json), requests: status.requests, damage: faults.summary)
    case .document(let document):
      var context = FeedContext(
        base: document.url, contentType: document.contentType, source: source.id,
        kind: source.mentionKind, fetchedAt: document.fetchedAt)
      context.isPage = source.isPage
      let feed = try FeedDocument.parse(document.bytes, context)
      return Outcome(
        mentions: feed.mentions.map(\.json), requests: status.requests, damage: feed.damage)
    case .letters(let letters, let unread, _):
      let (mentions, damage) = Letters.mentions(
        letters, unread: unread, from: source, at: status.lastAttempt)
      return Outcome(
        mentions: mentions.map { $0.masked([]).json }, requests: status.requests, damage: damage)
    case .notModified, .unchanged:
      return Outcome(mentions: [], requests: status.requests)
    case .failed(let reason):
      let code: ExitCode = status.health == .needsCredentials ? .notAllowed : .unavailable
      throw Fault(code, "\(source.id): \(reason)")
    }
  }

  /// Reads what lies in a folder now, and leaves everything where it is.
  private func look() async throws(Fault) -> Outcome {
    var source = source
    source.folder?.rest = .seconds(0)
    guard let folder = source.folder else { return Outcome(mentions: [], requests: 0) }
    let (outcome, _, _) = await FolderRound.run(
      source, FolderWatch(folder), SourceStatus(id: source.id), at: SystemClock().now())
    let finding = try outcome.get()
    return Outcome(
      mentions: finding.mentions.map { $0.masked([]).json }, requests: 0, damage: finding.damage)
  }
}
