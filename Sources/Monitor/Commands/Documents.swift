internal import Configuring
package import Model
internal import Parsing
internal import Text

/// What `vigia parse` does.
package enum Documents {
  /// Gives the mentions of one fetched document as they are read, in document order.
  ///
  /// - Throws: a `Fault` of bad data before the first of them, when the document is no feed.
  package static func read(
    _ bytes: [UInt8], contentType: String?, base: String?, each take: (Mention) -> Void
  ) throws(Fault) {
    let context = FeedContext(
      base: base, contentType: contentType, source: nil, kind: .article, fetchedAt: nil)
    _ = try FeedDocument.parse(bytes, context, each: take)
  }

  /// Writes the mentions of one fetched document down as they are read.
  package static func write(
    feed bytes: [UInt8], contentType: String?, base: String?, to put: ([UInt8]) -> Void
  ) throws(Fault) {
    var lines = Lines()
    try read(bytes, contentType: contentType, base: base) { lines.add($0, to: put) }
    put(lines.bytes)
  }

  /// The mentions of one saved answer of an API, and what was wrong with it.
  package static func mentions(
    in bytes: [UInt8], of connector: Connector, parameters: [String: String]
  ) throws(Fault) -> (mentions: [Mention], damage: String?) {
    var values: [String: String] = [:]
    for parameter in connector.parameters { values[parameter.name] = parameter.standard }
    values.merge(parameters) { _, given in given }
    let page = try ConnectorDocument.page(
      JSONDocument.parse(bytes), of: connector, parameters: values, source: connector.id, at: nil)
    return (page.mentions, page.damage)
  }

  /// The mention of one mail, or those of one table by the map of its columns (`text=Comentario,…`), with
  /// the faults of its rows; nil for a document that by its name and type is neither.
  package static func mentions(
    in bytes: [UInt8], name: String, contentType: String?, columns: String?
  ) throws(Fault) -> (mentions: [Mention], faults: [Fault])? {
    let type = contentType?.prefix { $0 != ";" }.lowercased()
    if type == "message/rfc822" || (type == nil && name.lowercased().hasSuffix(".eml")) {
      return ([try MailDocument.parse(bytes, MailContext())], [])
    }
    guard type == "text/csv" || (type == nil && LocalFile.isTable(name)) else { return nil }
    var map = TableMap()
    if name.lowercased().hasSuffix(".tsv") { map.separator = "\t" }
    if let columns { map.columns = try TableMap.read(columns: columns) }
    return try TableDocument.parse(bytes, map, .init(file: name))
  }

  /// Writes the mentions down.
  package static func write(_ mentions: [Mention], to put: ([UInt8]) -> Void) {
    var lines = Lines()
    for mention in mentions { lines.add(mention, to: put) }
    put(lines.bytes)
  }

  /// Mentions as JSON, a line each, on their way out in pieces that stay in the processor's memory.
  private struct Lines {
    private static let piece = 64 * 1024
    /// What has not been put out.
    private(set) var bytes: [UInt8] = []

    mutating func add(_ mention: Mention, to put: ([UInt8]) -> Void) {
      JSONText.append(members: mention.members, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      guard bytes.count >= Self.piece else { return }
      put(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
