internal import Model

/// Conditions and their values, gathered while a query is put together.
struct Filter {
  private var conditions: [String] = []
  private(set) var values: [Value] = []

  /// A condition with its values, in the order of its question marks.
  mutating func add(_ condition: String, _ values: Value...) {
    conditions.append(condition)
    self.values += values
  }

  /// `column = text`, unless the text is nil.
  mutating func equal(_ column: String, _ text: String?) {
    if let text { add("\(column) = ?", .text(text)) }
  }

  /// `from <= column < to`, each end only when given.
  mutating func within(_ column: String, _ from: Instant?, _ to: Instant?) {
    if let from { add("\(column) >= ?", .integer(from.milliseconds)) }
    if let to { add("\(column) < ?", .integer(to.milliseconds)) }
  }

  /// ` WHERE … AND …`, or nothing.
  var clause: String {
    conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }
}
