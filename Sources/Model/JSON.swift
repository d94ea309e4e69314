/// A JSON value whose objects keep the order of their members.
///
/// What crosses a wall between rooms as "some document" (an alert on its way to a webhook, an answer
/// of the API) is this value; `Text` writes it, `Parsing` reads it.
package enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number within 64 bits.
  case integer(Int64)
  /// Any other number; never NaN or infinite once written (those become `null`).
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// Members in document order.
  case object([Member])

  /// One name and value of an object.
  package struct Member: Hashable, Sendable {
    /// The member's name.
    package var name: String
    /// The member's value.
    package var value: JSON

    /// A member from name and value.
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The first member of that name, or nil (also when this is no object).
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string value.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a whole number (also one written with a zero fraction).
  package var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// The value of any number.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The value of a Boolean.
  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The items of a list, or nil.
  package var array: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// The members of an object, or nil.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The strings in a list of strings; other items are left out.
  package var strings: [String] { array?.compactMap(\.string) ?? [] }

  /// The instant in an RFC 3339 string.
  package var instant: Instant? { string.flatMap { Instant(rfc3339: $0) } }
}

extension JSON {
  /// A string, or `null`.
  package init(_ text: String?) { self = text.map(JSON.string) ?? .null }
  /// An instant as RFC 3339, or `null`.
  package init(_ instant: Instant?) { self = instant.map { .string($0.rfc3339) } ?? .null }
  /// A whole number, or `null`.
  package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  /// A number, or `null`.
  package init(_ value: Double?) { self = value.map(JSON.number) ?? .null }
  /// A Boolean, or `null`.
  package init(_ value: Bool?) { self = value.map(JSON.bool) ?? .null }
  /// A list of strings.
  package init(_ texts: [String]) { self = .array(texts.map(JSON.string)) }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
}
