package import Model
internal import Text

/// Maps the answers of a JSON API to mentions, as its connector says.
package struct ConnectorDocument: PageReading {
  /// A reader of any connector's answers.
  package init() {}

  package func page(
    _ body: [UInt8], of connector: Connector, parameters: [String: String], source: String,
    at now: Instant
  ) throws(Fault) -> ConnectorPage {
    let document = try JSONDocument.parse(body)
    return try Self.page(document, of: connector, parameters: parameters, source: source, at: now)
  }

  package func complaint(_ body: [UInt8], of connector: Connector) -> ConnectorComplaint {
    guard let document = try? JSONDocument.parse(body) else {
      return ConnectorComplaint(text: nil, retryAfter: nil)
    }
    let seconds = connector.rate.retryBody?.value(in: document).flatMap(ValueText.integer)
    return ConnectorComplaint(
      text: Self.complaint(document, connector), retryAfter: seconds,
      code: connector.errorCode?.value(in: document).flatMap(ValueText.text))
  }

  /// The page in a document: one mention an item, in document order.
  ///
  /// - Throws: a `Fault` of bad data when the answer is an error or nothing like what was expected.
  package static func page(
    _ document: JSON, of connector: Connector, parameters: [String: String], source: String,
    at now: Instant?
  ) throws(Fault) -> ConnectorPage {
    let list = connector.items.lazy.compactMap { $0.value(in: document) }.first { $0 != .null }
    guard document.members != nil || document.array != nil else { throw ConnectorFaults.noJSON }
    guard let list else {
      if let text = complaint(document, connector) { throw ConnectorFaults.complaint(text) }
      var page = ConnectorPage(mentions: [])
      page.next = next(document, [], connector)
      if !isKnownEmpty(document) { page.damage = ConnectorFaults.noItems(connector) }
      return page
    }
    let elements = elements(of: list, connector)
    let items = elements.filter { isWanted($0, connector) }
    let tables = Tables(connector.tables, document)
    let mapper = MentionMapper(
      connector: connector, parameters: parameters, source: source, tables: tables, now: now)
    var page = ConnectorPage(mentions: items.map { mapper.mention($0, document: document) })
    page.ids = page.mentions.map(\.id)
    page.goneAuthors = elements.filter { connector.goneAuthor?.holds(of: $0) == true }
      .compactMap { mapper.mention($0, document: document).author?.identity }
    page.authors = tables.count(of: "users")
    page.cursor = cursor(document, items, connector)
    page.next = next(document, items, connector)
    return page
  }

  private static func elements(of list: JSON, _ connector: Connector) -> [JSON] {
    // A list of one is written as the one by some (App Store, X).
    var items = list.array ?? [list]
    if let flatten = connector.flatten {
      items = items.flatMap { flatten.value(in: $0)?.array ?? [] }
    }
    if let unwrap = connector.unwrap { items = items.compactMap { unwrap.value(in: $0) } }
    return items.filter { $0.members != nil }
  }

  /// Whether an item is a mention, or word of the end of one.
  private static func isWanted(_ item: JSON, _ connector: Connector) -> Bool {
    if connector.gone?.holds(of: item) == true { return true }
    let wanted = connector.whereExists
    if !wanted.isEmpty, !wanted.contains(where: { $0.value(in: item) != nil }) { return false }
    return connector.whereMissing?.value(in: item) == nil
  }

  /// An answer that counts its items and has none lacks the list (X), or has nothing at all (Google).
  private static func isKnownEmpty(_ document: JSON) -> Bool {
    if document.members?.isEmpty == true { return true }
    let count = document["meta"]?["result_count"] ?? document["total"] ?? document["totalResults"]
    return count?.integer == 0
  }

  static func complaint(_ document: JSON, _ connector: Connector) -> String? {
    for pointer in connector.errors {
      if let text = pointer.value(in: document).flatMap(ValueText.text), !text.isEmpty {
        return String(text.prefix(200))
      }
    }
    return nil
  }

  private static func cursor(
    _ document: JSON, _ items: [JSON], _ connector: Connector
  ) -> String? {
    let rule = connector.cursor
    guard let pointer = rule.of, rule.mode != .seen else { return nil }
    let values: [JSON] =
      pointer.isFromDocument
      ? [pointer.value(in: document)].compactMap { $0 }
      : items.compactMap { pointer.value(item: $0, document: document) }
    switch rule.mode {
    case .sinceTime:
      return values.compactMap { ValueText.instant($0) }.max().map { newest in
        let from = newest - rule.overlap
        return rule.isEpoch ? String(from.second) : from.rfc3339
      }
    case .offset:
      return values.compactMap(ValueText.integer).max().map { String($0 &+ rule.plus) }
    case .sinceID, .minimumID, .seen:
      return values.compactMap(ValueText.text).max { IDOrder.isBefore($0, $1, rule.order) }
    }
  }

  private static func next(_ document: JSON, _ items: [JSON], _ connector: Connector) -> String? {
    guard let pointer = connector.page.of else { return nil }
    switch connector.page.mode {
    case .token, .nextURL:
      return pointer.value(in: document).flatMap(ValueText.text).flatMap { $0.isEmpty ? nil : $0 }
    case .minimumOf:
      return items.compactMap { pointer.value(item: $0, document: document) }
        .compactMap(ValueText.text).min { IDOrder.isBefore($0, $1, .snowflake) }
    case .none, .number, .link: return nil
    }
  }
}

extension GoneRule {
  /// Whether an item says so.
  func holds(of item: JSON) -> Bool {
    at.value(in: item).flatMap(ValueText.text).map(values.contains) ?? false
  }
}

/// Which of two ids is the earlier.
enum IDOrder {
  static func isBefore(_ left: String, _ right: String, _ order: CursorRule.Order) -> Bool {
    if order == .snowflake, left.utf8.count != right.utf8.count {
      return left.utf8.count < right.utf8.count
    }
    return left < right
  }
}
