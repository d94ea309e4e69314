internal import Model

/// Where a page ended: the sort number and id of its last item.
///
/// A page asks for what comes after that place, so that new items before it move nothing.
struct Cursor {
  var number: Int64
  var id: String

  init(number: Int64, id: String) {
    self.number = number
    self.id = id
  }

  /// Reads `text`; throws when it was made for another list or by hand.
  init(_ text: String) throws(Fault) {
    let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]) else { throw Texts.badCursor }
    self.init(number: number, id: String(parts[1]))
  }

  var text: String { "\(number)~\(id)" }
}

extension Connection {
  /// A page of documents ordered by a number and the id; both fall, or both rise.
  func page<Item: Decodable & Sendable>(
    _ table: PagedTable, _ filter: Filter, cursor: String?, limit: Int
  ) throws(Fault) -> Page<Item> {
    var filter = filter
    if let cursor {
      let place = try Cursor(cursor)
      filter.add(
        "(\(table.column), id) \(table.falls ? "<" : ">") (?, ?)", .integer(place.number),
        .text(place.id))
    }
    let direction = table.falls ? "DESC" : "ASC"
    let limit = max(1, limit)
    let found = try rows(
      "SELECT \(table.column), id, document FROM \(table.name)\(filter.clause) "
        + "ORDER BY \(table.column) \(direction), id \(direction) LIMIT ?",
      filter.values + [.integer(Int64(limit) + 1)]
    ) { (row) throws(Fault) -> (Cursor, Item) in
      let cursor = Cursor(number: row.integer(0), id: row.text(1))
      return (cursor, try Documents.value(row, 2, "\(table.name) \(cursor.id)"))
    }
    let next = found.count > limit ? found[limit - 1].0.text : nil
    return Page(items: found.prefix(limit).map(\.1), next: next)
  }
}

/// A table of documents and the number it is listed by.
struct PagedTable {
  var name: String
  var column: String
  /// True for highest first.
  var falls: Bool
}
