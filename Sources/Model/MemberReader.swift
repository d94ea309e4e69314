/// Reads the members of one JSON object by name and type, with errors in the sender's terms.
///
/// A missing member and a null are the same: nil.
package struct MemberReader: Sendable {
  private let members: [JSON.Member]

  /// A reader over an object's members.
  package init(_ members: [JSON.Member]) { self.members = members }

  /// The member's value, or nil when missing or null.
  package func value(_ name: String) -> JSON? {
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else {
      return nil
    }
    return value
  }

  /// A string.
  package func string(_ name: String) throws(Fault) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw mistyped(name, "un texto") }
    return text
  }

  /// An id: a string, or a whole number turned into one.
  package func identifier(_ name: String) throws(Fault) -> String? {
    guard let value = value(name) else { return nil }
    if let text = value.string { return text }
    guard case .integer(let number) = value else { throw mistyped(name, "un texto") }
    return String(number)
  }

  /// A whole number.
  package func count(_ name: String) throws(Fault) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer, let count = Int(exactly: number) else {
      throw mistyped(name, "un número entero")
    }
    return count
  }

  /// Any number.
  package func number(_ name: String) throws(Fault) -> Double? {
    guard let value = value(name) else { return nil }
    guard let number = value.number else { throw mistyped(name, "un número") }
    return number
  }

  /// A Boolean.
  package func bool(_ name: String) throws(Fault) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let bool = value.bool else { throw mistyped(name, "true o false") }
    return bool
  }

  /// An RFC 3339 time.
  package func instant(_ name: String) throws(Fault) -> Instant? {
    guard let value = value(name) else { return nil }
    guard let instant = value.instant else {
      throw mistyped(name, "una fecha RFC 3339 como 2026-03-02T11:04:09Z")
    }
    return instant
  }

  /// A list of strings; empty when missing.
  package func strings(_ name: String) throws(Fault) -> [String] {
    guard let value = value(name) else { return [] }
    guard let items = value.array else { throw mistyped(name, "una lista de textos") }
    var texts: [String] = []
    for item in items {
      guard let text = item.string else { throw mistyped(name, "una lista de textos") }
      texts.append(text)
    }
    return texts
  }

  /// The fault for a member of another type than expected.
  package func mistyped(_ name: String, _ expected: String) -> Fault {
    Fault(.badData, "«\(name)» debe ser \(expected)")
  }
}
