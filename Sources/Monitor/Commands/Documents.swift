internal import Configuring
package import Model
internal import Parsing
internal import Text

/// What `vigia parse` does.
package enum Documents {
  /// The mentions of one fetched document, in document order.
  package static func mentions(
    in bytes: [UInt8], contentType: String?, base: String?
  ) throws(Fault) -> [Mention] {
    let context = FeedContext(
      base: base, contentType: contentType, source: nil, kind: .article, fetchedAt: nil)
    return try FeedDocument.parse(bytes, context).mentions
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

  /// Gives the mentions as JSON, a line each, in pieces that stay in the processor's memory.
  package static func write(_ mentions: [Mention], to put: ([UInt8]) -> Void) {
    var text: [UInt8] = []
    for mention in mentions {
      JSONText.append(members: mention.members, to: &text)
      text.append(UInt8(ascii: "\n"))
      if text.count >= 64 * 1024 {
        put(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    put(text)
  }
}
