internal import Model

/// The lists beside the items, findable by key.
struct Tables {
  private let rows: [String: [String: JSON]]

  init(_ tables: [Connector.Table], _ document: JSON) {
    var rows: [String: [String: JSON]] = [:]
    for table in tables {
      var found: [String: JSON] = [:]
      for row in table.from.value(in: document)?.array ?? [] {
        guard let key = table.key.value(in: row).flatMap(ValueText.text) else { continue }
        // The first of two with one key stands.
        if found[key] == nil { found[key] = row }
      }
      rows[table.name] = found
    }
    self.rows = rows
  }

  /// The row of a table that a key names.
  func row(_ table: String, _ key: String) -> JSON? { rows[table]?[key] }

  /// How many rows a table has.
  func count(of table: String) -> Int { rows[table]?.count ?? 0 }
}

/// JSON values as what they mean in a mention.
enum ValueText {
  /// A string as it is; a number or a Boolean as it would be written.
  static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): Int64(exactly: number).map { String($0) } ?? String(number)
    case .bool(let flag): String(flag)
    case .null, .array, .object: nil
    }
  }

  /// A whole number, also one written as text.
  static func integer(_ value: JSON) -> Int64? {
    if let number = value.integer { return number }
    if let number = value.number { return Int64(exactly: number.rounded(.towardZero)) }
    return value.string.flatMap { Int64($0) }
  }

  /// A truth value, also one written as text.
  static func flag(_ value: JSON) -> Bool? {
    switch value {
    case .bool(let flag): flag
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }

  /// A date in any form that feeds use.
  static func instant(_ value: JSON) -> Instant? { text(value).flatMap(FeedDate.parse) }

  /// Whether there is nothing in it.
  static func isEmpty(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }
}
