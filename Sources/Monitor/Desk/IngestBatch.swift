internal import Model
internal import Parsing
internal import Serving

/// The lines of a `POST /api/v1/mentions`, sorted into mentions and rejections.
struct IngestBatch {
  private(set) var mentions: [Mention] = []
  private(set) var rejected: [IngestReceipt.Rejection] = []

  /// Reads what a source sent: its connector's documents, or mentions, which from then on are its own.
  ///
  /// - Throws: a fault of bad data when the body is nothing that the connector can read.
  static func pushed(
    _ body: [UInt8], by source: Source, at now: Instant
  ) throws(Fault) -> IngestBatch {
    if let connector = source.connector {
      let page = try ConnectorDocument().page(
        body, of: connector, parameters: source.parameters, source: source.id, at: now)
      return IngestBatch(page.mentions)
    }
    var batch = IngestBatch(body)
    batch.mentions = batch.mentions.map { mention in
      var mention = mention
      mention.source = source.id
      mention.fetchedAt = mention.fetchedAt ?? now
      return mention
    }
    return batch
  }

  private init(_ mentions: [Mention]) { self.mentions = mentions }

  /// Reads a body of NDJSON.
  init(_ body: [UInt8]) {
    for (number, line) in MentionLines.numbered(body) {
      switch line {
      case .mention(let mention): mentions.append(mention)
      case .fault(let fault):
        rejected.append(.init(line: number, error: fault.explanation))
      case .control:
        rejected.append(.init(line: number, error: "las líneas de control solo van en grabaciones"))
      }
    }
  }
}
