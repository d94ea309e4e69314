internal import Model

/// Finds the values of expressions in one item; nothing else is read, and every list walked is in it.
struct Evaluation {
  /// A list gives at most so many values.
  private static let mostValues = 500

  let document: JSON
  let tables: Tables
  let parameters: [String: String]

  /// The value, or nil where there is none.
  func value(_ expression: Expression, _ item: JSON) -> JSON? {
    switch expression {
    case .pointer(let pointer):
      return pointer.value(item: item, document: document).flatMap { $0 == .null ? nil : $0 }
    case .constant(let text): return .string(text)
    case .first(let choices):
      for choice in choices {
        if let found = value(choice, item), !ValueText.isEmpty(found) { return found }
      }
      return nil
    case .converted(let inner, let conversion):
      return value(inner, item).flatMap { Conversions.apply(conversion, to: $0) }
    case .template(let pieces): return template(pieces, item)
    case .choice(let inner, let cases):
      guard let text = value(inner, item).flatMap(ValueText.text) else { return nil }
      return cases.first { $0.value == text }.map { .string($0.result) }
    case .equals(let inner, let text):
      return value(inner, item).flatMap(ValueText.text).map { .bool($0 == text) }
    case .any(let inner):
      guard let found = value(inner, item) else { return .bool(false) }
      return .bool(found.array.map { $0.contains { !ValueText.isEmpty($0) } } ?? true)
    case .find(let list, let conditions, let inner):
      // One alone is a list of one.
      let element = value(list, item).flatMap { $0.array ?? [$0] }?.first { element in
        conditions.allSatisfy {
          $0.pointer.value(item: element, document: document).flatMap(ValueText.text) == $0.value
        }
      }
      return element.flatMap { value(inner, $0) }
    case .each(let list, let flat, let table, let inner):
      return each(list, flat, table, inner, item)
    case .lookup(let table, let key, let inner):
      guard let key = value(key, item).flatMap(ValueText.text) else { return nil }
      return tables.row(table, key).flatMap { value(inner, $0) }
    }
  }

  private func each(
    _ list: Expression, _ flat: Pointer?, _ table: String?, _ inner: Expression, _ item: JSON
  ) -> JSON? {
    guard var elements = value(list, item)?.array else { return nil }
    if let flat { elements = elements.flatMap { flat.value(in: $0)?.array ?? [] } }
    if let table {
      elements = elements.compactMap { ValueText.text($0).flatMap { tables.row(table, $0) } }
    }
    let values = elements.prefix(Self.mostValues).compactMap { value(inner, $0) }
      .filter { !ValueText.isEmpty($0) }
    return .array(values)
  }

  private func template(_ pieces: [Expression.Piece], _ item: JSON) -> JSON? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .parameter(let name):
        guard let text = parameters[name] else { return nil }
        result += text
      case .value(let pointers, let isLast):
        let found = pointers.lazy.compactMap { $0.value(item: item, document: document) }
          .compactMap(ValueText.text).first { !$0.isEmpty }
        guard let found else { return nil }
        result += isLast ? String(found.split(separator: "/").last ?? "") : found
      }
    }
    return .string(result)
  }
}

/// Values in another form.
enum Conversions {
  static func apply(_ conversion: Expression.Conversion, to value: JSON) -> JSON? {
    switch conversion {
    case .html: return ValueText.text(value).map { .string(HTMLFragment.text($0)) }
    case .entities: return ValueText.text(value).map { .string(CharacterNames.resolved($0)) }
    case .string: return ValueText.text(value).map { .string($0) }
    case .int: return ValueText.integer(value).map { .integer($0) }
    case .epochSeconds: return date(value, factor: 1000)
    case .epochMilliseconds: return date(value, factor: 1)
    case .epochMicroseconds: return date(value, factor: 0.001)
    case .compact: return ValueText.text(value).flatMap(FeedDate.parse).map { JSON($0) }
    case .languageName:
      return ValueText.text(value).flatMap { names[$0.lowercased()] }.map { .string($0) }
    }
  }

  private static func date(_ value: JSON, factor: Double) -> JSON? {
    let number = value.number ?? value.string.flatMap { Double($0) }
    // Beyond the year 9999 it is no time of a post; `false` and 0 say "never".
    guard let number, number > 0, number * factor < 253_402_300_800_000 else { return nil }
    return JSON(Instant(milliseconds: Int64(number * factor)))
  }

  /// The languages that GDELT names in words and that matter here.
  private static let names = [
    "spanish": "es", "english": "en", "portuguese": "pt", "french": "fr", "italian": "it",
    "german": "de", "catalan": "ca", "galician": "gl", "basque": "eu",
  ]
}
